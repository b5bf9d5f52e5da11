import type { Request, Response } from 'express';
import type { Fields } from '../../core/answers/parseAnswers.ts';
import { findDraft } from '../../storage/drafts.ts';
import { listFields, readField } from '../readForm.ts';
import { listen, sendPage } from '../sendPage.ts';
import type { Site } from '../site.ts';
import { withLanguage } from '../visit.ts';
import { countTries } from './countTries.ts';
import { draftLife, hashCode } from './draftCode.ts';
import { forOpenSurvey, type SurveyHandler } from './openSurvey.ts';
import { showTyped } from './showTyped.ts';
import type { rememberSurveys } from './survey.ts';

/** How many wrong codes a survey takes within a minute. */
const mostWrong = 20;

/** Asks for the code that was given out with a draft. */
export function showResume(site: Site, findSurvey: ReturnType<typeof rememberSurveys>): SurveyHandler {
  return forOpenSurvey(site, findSurvey, (request, response, _, publicId) => askCode(request, response, publicId));
}

/** Shows the survey as it was left, with the same response id, by its code. */
export function takeResume(site: Site, findSurvey: ReturnType<typeof rememberSurveys>): SurveyHandler {
  const tries = countTries(mostWrong);
  return forOpenSurvey(site, findSurvey, async (request, response, survey, publicId) => {
    const now = site.now();
    const typed = readField(listFields(request.body), 'code');
    if (tries.wait(publicId, now) > 0) {
      askCode(request, response, publicId, { status: 429, mistake: 'draft.pause', typed });
      return;
    }
    const hash = hashCode(site.secret, publicId, typed);
    const kept = await findDraft(site.db, hash, new Date(now.getTime() - draftLife).toISOString());
    if (kept === undefined) {
      tries.addWrong(publicId, now);
      askCode(request, response, publicId, { status: 422, mistake: 'draft.unknown', typed });
      return;
    }
    const fields: Fields = new Map(JSON.parse(kept) as readonly (readonly [string, unknown])[]);
    showTyped(site, request, response, survey, `/s/${publicId}`, fields);
  });
}

function askCode(
  request: Request,
  response: Response,
  publicId: string,
  { status = 200, mistake = '', typed = '' } = {},
): void {
  const { language, say } = listen(request);
  const address = `/s/${publicId}`;
  sendPage(request, response, {
    view: 'respond/resume',
    title: say('draft.resume'),
    kind: 'respond',
    status,
    path: `${address}/resume`,
    data: {
      action: withLanguage(`${address}/resume`, language),
      survey: withLanguage(address, language),
      mistake: mistake && say(mistake),
      typed,
    },
  });
}

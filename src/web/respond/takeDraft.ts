import type { Request, Response } from 'express';
import { responseField } from '../../core/answers/fields.ts';
import { readUuid } from '../../intake/responseId.ts';
import { saveDraft } from '../../storage/drafts.ts';
import { sendError } from '../errors.ts';
import { listFields, readField } from '../readForm.ts';
import { listen, sendPage } from '../sendPage.ts';
import type { Site } from '../site.ts';
import { originOf, withLanguage } from '../visit.ts';
import { draftLife, hashCode, isCode } from './draftCode.ts';
import { forOpenSurvey, type SurveyHandler } from './openSurvey.ts';
import { switchField } from './showTyped.ts';
import type { rememberSurveys } from './survey.ts';

/** Keeps a half-filled survey, just as it is, and gives out the code by which it is gone on with on whatever device. */
export function takeDraft(site: Site, findSurvey: ReturnType<typeof rememberSurveys>): SurveyHandler {
  return forOpenSurvey(site, findSurvey, async (request, response, survey, publicId) => {
    const now = site.now();
    const fields = listFields(request.body);
    const given = readField(fields, 'code');
    if (readField(fields, switchField) !== '' && isCode(given)) {
      sendCode(site, request, response, publicId, given);
      return;
    }
    const responseId = readUuid(readField(fields, responseField));
    if (responseId === null) {
      sendError(request, response, 'bad-request');
      return;
    }
    // All that a form has are texts.
    const kept = [...fields].filter(([, value]) => typeof value === 'string');
    const code = site.newCode();
    const draft = {
      codeHash: hashCode(site.secret, publicId, code),
      studyId: survey.study.id,
      publicId,
      responseId,
      version: survey.version,
      fields: JSON.stringify(kept),
    };
    await saveDraft(site.db, draft, now.toISOString(), new Date(now.getTime() - draftLife).toISOString());
    sendCode(site, request, response, publicId, code);
  });
}

/** The page with the code; in the other language it is asked for by its form, which brings the code along. */
function sendCode(site: Site, request: Request, response: Response, publicId: string, code: string): void {
  const { language, say } = listen(request);
  const address = `/s/${publicId}/resume`;
  sendPage(request, response, {
    view: 'respond/draft',
    title: say('draft.title'),
    kind: 'respond',
    path: `/s/${publicId}/drafts`,
    data: {
      code,
      resumeUrl: originOf(request, site.lanOrigin) + address,
      resumeAction: withLanguage(address, language),
      languageForm: true,
    },
  });
}

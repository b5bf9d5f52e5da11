import type { RequestHandler } from 'express';
import { describeDefinition, parseDefinition } from '../../core/study/definition.ts';
import { parseJson } from '../../intake/parseJson.ts';
import { isZone } from '../../intake/zonedTime.ts';
import { insertStudy } from '../../storage/studies.ts';
import { describeProblem } from '../../words/sentences.ts';
import type { Uploads } from '../analyse/uploads.ts';
import { sendNotFound } from '../errors.ts';
import { listen } from '../sendPage.ts';
import type { Site } from '../site.ts';
import { carryLanguage } from '../visit.ts';
import { ownStudy } from './ownStudy.ts';
import { findPlan } from './plan.ts';
import { receiveText } from './receiveText.ts';
import { newStudyId, sendStudies } from './studies.ts';

/** Gives a study's definition, without any answer, as a file. */
export function sendDefinition(site: Site): RequestHandler {
  return async (request, response, next) => {
    const study = ownStudy(response);
    const found = await findPlan(site, study);
    if (!found) {
      sendNotFound(request, response, next);
      return;
    }
    response.attachment(`${study.id}.json`).json(describeDefinition({ title: study.title, ...found.plan }));
  };
}

/** Begins a study, as a draft, from the definition of another one. */
export function takeDefinition(site: Site, uploads: Uploads): RequestHandler {
  return async (request, response) => {
    const { say, language } = listen(request);
    const received = await receiveText(uploads, request, response);
    if (received === null) return;
    const definition = typeof received === 'string' ? received : readDefinition(received.text);
    if (typeof definition === 'string' || 'problems' in definition) {
      const mistakes =
        typeof definition === 'string'
          ? [say(`definition.${definition}`)]
          : definition.problems.map((problem) => describeProblem(problem, language));
      await sendStudies(site, request, response, mistakes, {});
      return;
    }
    const { settings } = definition;
    if (!isZone(settings.zone)) {
      await sendStudies(site, request, response, [say('plan.zoneUnknown', { zone: settings.zone })], {});
      return;
    }
    const id = newStudyId(site);
    await insertStudy(site.db, { id, isMade: false, isArchived: false, ...definition }, site.now().toISOString());
    response.redirect(303, carryLanguage(request, `/studies/${id}/plan`));
  };
}

function readDefinition(text: string): ReturnType<typeof parseDefinition> {
  const parsed = parseJson(text);
  return 'problem' in parsed ? { problems: [parsed.problem] } : parseDefinition(parsed.value);
}

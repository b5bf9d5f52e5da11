import type { RequestHandler, Response } from 'express';
import { findQuestionnaire } from '../../storage/questionnaires.ts';
import { findStudy, type Study } from '../../storage/studies.ts';
import { sendNotFound } from '../errors.ts';
import type { Site } from '../site.ts';
import { carryLanguage } from '../visit.ts';

/** Finds the study that an address names; handlers below it can rely on `ownStudy`. Unknown ids end here. */
export function loadStudy(site: Site): RequestHandler<{ studyId: string }> {
  return async (request, response, next) => {
    const study = await findStudy(site.db, request.params.studyId);
    if (!study) {
      sendNotFound(request, response, next);
      return;
    }
    response.locals['study'] = study;
    next();
  };
}

/** Leads from the pages of answers to the plan while nothing is published that could be answered. */
export function requirePublished(site: Site): RequestHandler {
  return async (request, response, next) => {
    const { id } = ownStudy(response);
    if (await findQuestionnaire(site.db, id, 'customer')) next();
    else response.redirect(303, carryLanguage(request, `/studies/${id}/plan`));
  };
}

export function ownStudy(response: Response): Study {
  return response.locals['study'] as Study;
}

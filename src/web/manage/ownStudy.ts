import type { RequestHandler, Response } from 'express';
import { findStudy, type Study } from '../../storage/studies.ts';
import { sendNotFound } from '../errors.ts';
import type { Site } from '../site.ts';

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

export function ownStudy(response: Response): Study {
  return response.locals['study'] as Study;
}

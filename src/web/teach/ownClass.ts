import type { RequestHandler, Response } from 'express';
import { type ClassSession, findClass } from '../../storage/classSessions.ts';
import { sendNotFound } from '../errors.ts';
import { ownStudy } from '../manage/ownStudy.ts';
import type { Site } from '../site.ts';

/** Finds the class of the study that an address names; handlers behind it can rely on `ownClass`. A study without one ends here. */
export function loadClass(site: Site): RequestHandler {
  return async (request, response, next) => {
    const found = await findClass(site.db, { studyId: ownStudy(response).id });
    if (!found) {
      sendNotFound(request, response, next);
      return;
    }
    response.locals['class'] = found;
    next();
  };
}

export function ownClass(response: Response): ClassSession {
  return response.locals['class'] as ClassSession;
}

import type { Request, RequestHandler, Response } from 'express';
import { actionStates } from '../../../core/action/action.ts';
import type { Problem } from '../../../core/problem.ts';
import { changeAction } from '../../../storage/actions.ts';
import { sendError, sendNotFound } from '../../errors.ts';
import { ownStudy } from '../../manage/ownStudy.ts';
import { listFields, readField } from '../../readForm.ts';
import type { Site } from '../../site.ts';
import { carryLanguage } from '../../visit.ts';
import type { StudyReports } from '../studyReport.ts';
import { type Refused, sendActions } from './actionsPage.ts';
import { findActions } from './findActions.ts';
import { publishAction } from './publishAction.ts';
import { findCrowd, readAction } from './readAction.ts';

/**
 * Changes an action of the study, marks it as done, drops it or takes it up again, or tells customers of it. Its target stays held
 * against the gap that it began from.
 */
export function takeChange(site: Site, reports: StudyReports): RequestHandler {
  return async (request, response, next) => {
    const study = ownStudy(response);
    const fields = listFields(request.body);
    const wanted = readField(fields, 'action');
    const found = await findActions(site, reports, study, undefined);
    const action = found.actions.find(({ id }) => id === request.params['actionId']);
    if (!action) {
      sendNotFound(request, response, next);
      return;
    }
    const { baseline, dimension, id, state } = action;
    const refuse = (refused: Refused) => sendActions(site, request, response, found, refused);
    const keep = async (change: Parameters<typeof changeAction>[2]) => {
      await changeAction(site.db, action, change, site.now().toISOString());
      leadTo(request, response, `/studies/${study.id}/actions`, `action-${id}`);
    };
    if (wanted === 'save') {
      const read = readAction(site, study, fields, { baseline, scale: found.report.scale }, [], action);
      if ('typed' in read) refuse({ id, typed: read.typed });
      else await keep(read);
      return;
    }
    const to = actionStates.find((each) => each === wanted);
    const isNew = to === 'open' && state !== 'open';
    const problems: readonly Problem[] = [
      ...(study.isArchived ? [{ code: 'action-archived' } as const] : []),
      ...(isNew ? findCrowd(found.actions, dimension) : []),
    ];
    if (problems.length > 0) refuse({ problems });
    else if (to !== undefined) await keep({ state: to });
    else if (wanted === 'publish' && state === 'done') {
      await publishAction(site.db, study, action, found.all.questionnaire);
      leadTo(request, response, `/studies/${study.id}/plan`, 'changes');
    } else sendError(request, response, 'bad-request');
  };
}

function leadTo(request: Request, response: Response, path: string, part: string): void {
  response.redirect(303, `${carryLanguage(request, path)}#${part}`);
}

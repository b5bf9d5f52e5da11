import type { RequestHandler } from 'express';
import { proposeAction } from '../../../core/action/proposeActions.ts';
import { readUuid } from '../../../intake/responseId.ts';
import { insertAction } from '../../../storage/actions.ts';
import { sendError } from '../../errors.ts';
import { ownStudy } from '../../manage/ownStudy.ts';
import { listFields, readField } from '../../readForm.ts';
import type { Site } from '../../site.ts';
import { carryLanguage } from '../../visit.ts';
import type { StudyReports } from '../studyReport.ts';
import { sendActions } from './actionsPage.ts';
import { findActions } from './findActions.ts';
import { findCrowd, readAction } from './readAction.ts';

/**
 * Takes a new action, with the gap as the report has it now, not as a form says. The form brings the action's id, so that sent twice
 * it is one.
 */
export function takeAction(site: Site, reports: StudyReports): RequestHandler {
  return async (request, response) => {
    const study = ownStudy(response);
    const fields = listFields(request.body);
    const found = await findActions(site, reports, study, readField(fields, 'wave'));
    const { actions, wave, report } = found;
    const id = readUuid(readField(fields, 'id'));
    const dimension = readField(fields, 'dimension');
    const proposal = wave === undefined ? null : proposeAction(report, wave, dimension);
    if (!id || !proposal) {
      sendError(request, response, 'bad-request');
      return;
    }
    if (!actions.some((action) => action.id === id)) {
      const { baseline } = proposal;
      const crowd = findCrowd(actions, dimension);
      const read = readAction(site, study, fields, { baseline, scale: report.scale }, crowd);
      if ('typed' in read) {
        sendActions(site, request, response, found, { dimension, id, typed: read.typed });
        return;
      }
      const action = { id, dimension, baseline, state: 'open', ...read.plan } as const;
      await insertAction(site.db, study.id, action, site.now().toISOString());
    }
    response.redirect(303, `${carryLanguage(request, `/studies/${study.id}/actions`)}#action-${id}`);
  };
}

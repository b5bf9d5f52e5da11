import type { RequestHandler } from 'express';
import { mostOpen } from '../../../core/action/action.ts';
import { type ActionFields, checkAction } from '../../../core/action/checkAction.ts';
import { proposeAction } from '../../../core/action/proposeActions.ts';
import type { Fields } from '../../../core/answers/parseAnswers.ts';
import type { Problem } from '../../../core/problem.ts';
import { readUuid } from '../../../intake/responseId.ts';
import { insertAction, type StoredAction } from '../../../storage/actions.ts';
import { sendError } from '../../errors.ts';
import { findToday } from '../../keeping.ts';
import { ownStudy } from '../../manage/ownStudy.ts';
import { listFields, readField } from '../../readForm.ts';
import { listen } from '../../sendPage.ts';
import type { Site } from '../../site.ts';
import { carryLanguage } from '../../visit.ts';
import type { StudyReports } from '../studyReport.ts';
import { sendActions } from './actionsPage.ts';
import { findActions } from './findActions.ts';

/**
 * Takes a new action, with the gap as the report has it now, not as a form says. The form brings the action's id, so that sent twice
 * it is one.
 */
export function takeAction(site: Site, reports: StudyReports): RequestHandler {
  return async (request, response) => {
    const study = ownStudy(response);
    const fields = listFields(request.body);
    const found = await findActions(site, reports, study, readField(fields, 'wave'));
    const id = readUuid(readField(fields, 'id'));
    const dimension = readField(fields, 'dimension');
    const proposal = found.wave === undefined ? null : proposeAction(found.report, found.wave, dimension);
    if (!id || !proposal) {
      sendError(request, response, 'bad-request');
      return;
    }
    const { baseline } = proposal;
    const leadOn = () =>
      response.redirect(303, `${carryLanguage(request, `/studies/${study.id}/actions`)}#action-${id}`);
    if (found.actions.some((action) => action.id === id)) {
      leadOn();
      return;
    }
    const checked = checkAction(readActionFields(fields), {
      baseline,
      scale: found.report.scale,
      today: findToday(study.settings, site.now()),
      causes: site.staffForm.causes.map((cause) => cause.id),
    });
    const problems = [...findCrowd(found.actions, dimension), ...checked.problems];
    const keeps = readField(fields, 'keep') === 'yes';
    if (study.isArchived || problems.length > 0 || (checked.cautions.length > 0 && !keeps)) {
      const typed = { fields: readActionFields(fields), keeps, problems, cautions: checked.cautions };
      const mistakes = study.isArchived ? [listen(request).say('action.isArchived')] : [];
      sendActions(site, request, response, found, { dimension, typed, mistakes });
      return;
    }
    const action = { id, dimension, baseline, state: 'open', ...checked.plan } as const;
    await insertAction(site.db, study.id, action, site.now().toISOString());
    leadOn();
  };
}

export function readActionFields(fields: Fields): ActionFields {
  const [cause, ownCause, what, owner, due, target] = (
    ['cause', 'ownCause', 'what', 'owner', 'due', 'target'] as const
  ).map((name) => readField(fields, name));
  return {
    cause: cause ?? '',
    ownCause: ownCause ?? '',
    what: what ?? '',
    owner: owner ?? '',
    due: due ?? '',
    target: target ?? '',
  };
}

/** Why no other action may be at work beside those that are: one on the same dimension, or as many as can be priorities. */
export function findCrowd(actions: readonly StoredAction[], dimension: string): readonly Problem[] {
  const open = actions.filter(({ state }) => state === 'open');
  if (open.some((action) => action.dimension === dimension)) return [{ code: 'action-twice' }];
  return open.length < mostOpen ? [] : [{ code: 'actions-too-many', values: { most: mostOpen } }];
}

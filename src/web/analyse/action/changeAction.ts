import type { Request, RequestHandler, Response } from 'express';
import { actionStates } from '../../../core/action/action.ts';
import { checkAction } from '../../../core/action/checkAction.ts';
import type { Fields } from '../../../core/answers/parseAnswers.ts';
import { changeAction, type StoredAction } from '../../../storage/actions.ts';
import { explainProblem } from '../../../words/sentences.ts';
import { sendError, sendNotFound } from '../../errors.ts';
import { findToday } from '../../keeping.ts';
import { ownStudy } from '../../manage/ownStudy.ts';
import { listFields, readField } from '../../readForm.ts';
import { listen } from '../../sendPage.ts';
import type { Site } from '../../site.ts';
import { carryLanguage } from '../../visit.ts';
import type { StudyReports } from '../studyReport.ts';
import { sendActions } from './actionsPage.ts';
import { type FoundActions, findActions } from './findActions.ts';
import { publishAction } from './publishAction.ts';
import { findCrowd, readActionFields } from './takeAction.ts';

/** Changes an action of the study, marks it as done, drops it or takes it up again, or tells customers of it. */
export function takeChange(site: Site, reports: StudyReports): RequestHandler<{ actionId: string }> {
  return async (request, response, next) => {
    const study = ownStudy(response as Response);
    const { language, say } = listen(request as Request);
    const fields = listFields(request.body);
    const wanted = readField(fields, 'action');
    const found = await findActions(site, reports, study, undefined);
    const action = found.actions.find(({ id }) => id === request.params.actionId);
    const refuse = (mistake: string) =>
      sendActions(site, request as Request, response as Response, found, { mistakes: [mistake] });
    const leadTo = (path: string, part: string) =>
      response.redirect(303, `${carryLanguage(request as Request, path)}#${part}`);
    const state = actionStates.find((each) => each === wanted);
    if (!action) sendNotFound(request as Request, response as Response, next);
    else if (wanted === 'save') await savePlan(site, request as Request, response as Response, found, action, fields);
    else if (study.isArchived) refuse(say('action.isArchived'));
    else if (wanted === 'publish') {
      await publishAction(site.db, study, action, found.all.questionnaire);
      leadTo(`/studies/${study.id}/plan`, 'changes');
    } else if (state === undefined) sendError(request as Request, response as Response, 'bad-request');
    else {
      const [crowd] = state === 'open' && action.state !== 'open' ? findCrowd(found.actions, action.dimension) : [];
      if (crowd) {
        refuse(explainProblem(crowd, language));
        return;
      }
      await changeAction(site.db, action, { state }, site.now().toISOString());
      leadTo(`/studies/${study.id}/actions`, `action-${action.id}`);
    }
  };
}

/** Keeps a changed plan. Its target is held against the gap that the action began from, and a day that has come may stay. */
async function savePlan(
  site: Site,
  request: Request,
  response: Response,
  found: FoundActions,
  action: StoredAction,
  given: Fields,
): Promise<void> {
  const { study, report } = found;
  const fields = readActionFields(given);
  const checked = checkAction(fields, {
    baseline: action.baseline,
    scale: report.scale,
    today: findToday(study.settings, site.now()),
    causes: [...site.staffForm.causes.map(({ id }) => id), ...(action.cause === null ? [] : [action.cause])],
  });
  const problems = checked.problems.filter(({ code }) => code !== 'due-past' || fields.due !== action.due);
  const keeps = readField(given, 'keep') === 'yes' || checked.plan.target === action.target;
  if (study.isArchived || problems.length > 0 || (checked.cautions.length > 0 && !keeps)) {
    const typed = { fields, keeps, problems, cautions: checked.cautions };
    const mistakes = study.isArchived ? [listen(request).say('action.isArchived')] : [];
    sendActions(site, request, response, found, { actionId: action.id, typed, mistakes });
    return;
  }
  await changeAction(site.db, action, { plan: checked.plan }, site.now().toISOString());
  response.redirect(303, `${carryLanguage(request, `/studies/${study.id}/actions`)}#action-${action.id}`);
}

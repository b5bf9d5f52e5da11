import type { Request, RequestHandler, Response } from 'express';
import { proposeAction, proposeActions } from '../../../core/action/proposeActions.ts';
import type { Problem } from '../../../core/problem.ts';
import { isTooFew } from '../../../core/report/notes.ts';
import { type ToldAction, writeActionsCsv } from '../../../export/actionsCsv.ts';
import { nameDimension } from '../../../export/table/table.ts';
import { explainProblem } from '../../../words/sentences.ts';
import { ownStudy } from '../../manage/ownStudy.ts';
import { listen, sendPage } from '../../sendPage.ts';
import type { Site } from '../../site.ts';
import { linkDimension } from '../../teach/lessonLinks.ts';
import { addChoice, carryLanguage } from '../../visit.ts';
import type { StudyReports } from '../studyReport.ts';
import { describeCard, describeProposal, tellCause } from './actionCards.ts';
import type { Typed } from './actionForm.ts';
import { type FoundActions, findActions, findProgress } from './findActions.ts';
import { mostChanges } from './publishAction.ts';

/** What is done about the gaps of a study, what came of it, and the priorities that nothing is done about yet. */
export function showActions(site: Site, reports: StudyReports): RequestHandler {
  return async (request, response) =>
    sendActions(site, request, response, await findActions(site, reports, ownStudy(response), request.query['wave']));
}

/** The same as a table. */
export function sendActionsFile(site: Site, reports: StudyReports): RequestHandler {
  return async (request, response) => {
    const speaker = listen(request);
    const found = await findActions(site, reports, ownStudy(response), undefined);
    const told = found.actions.map((action): ToldAction => {
      const dimension = nameDimension(found.all.questionnaire, action.dimension, speaker);
      return { action, dimension, cause: tellCause(site, action, speaker), progress: findProgress(found, action) };
    });
    response.attachment('actions.csv').type('csv').send(writeActionsCsv(told, speaker.say));
  };
}

/** What was typed into the form of an action, a new one with its dimension, or why something else cannot be done. */
export interface Refused {
  readonly id?: string;
  readonly dimension?: string;
  readonly typed?: Typed;
  readonly problems?: readonly Problem[];
}

const order = ['open', 'done', 'dropped'];

/** The page; with what was refused it is a 422, and what was typed stands in its form. */
export function sendActions(
  site: Site,
  request: Request,
  response: Response,
  found: FoundActions,
  refused?: Refused,
): void {
  const speaker = listen(request);
  const { say, text, language } = speaker;
  const { study, actions, waves, wave, report } = found;
  const base = `/studies/${encodeURIComponent(study.id)}/actions`;
  const priorities = wave === undefined ? [] : proposeActions(report, wave);
  const isOpen = (id: string) => actions.some(({ dimension, state }) => state === 'open' && dimension === id);
  const left = priorities.filter(({ figures: { id } }) => !isOpen(id) && id !== refused?.dimension);
  const typed = wave && refused?.dimension ? proposeAction(report, wave, refused.dimension) : null;
  sendPage(request, response, {
    view: 'analyse/actions',
    title: say('action.title'),
    path: wave === waves.at(-1) ? base : addChoice(base, 'wave', wave ?? ''),
    status: refused ? 422 : 200,
    data: {
      base,
      back: `/studies/${encodeURIComponent(study.id)}`,
      study: text(study.title),
      isMade: study.isMade,
      archived: study.isArchived ? explainProblem({ code: 'action-archived' }, language) : null,
      mistakes: (refused?.problems ?? []).map((problem) => explainProblem(problem, language)),
      actions: [...actions]
        .sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state))
        .map((action) =>
          describeCard(site, found, action, refused?.id === action.id ? refused.typed : undefined, speaker),
        ),
      isTooFew: isTooFew(report) || wave === undefined,
      hasGaps: report.dimensions.some(({ gap }) => gap !== null),
      hasPriorities: priorities.length > 0,
      // What was typed comes first, also where the dimension is no priority any more.
      proposals: [
        ...(typed ? [describeProposal(site, found, typed, refused, speaker)] : []),
        ...left.map((proposal) => describeProposal(site, found, proposal, undefined, speaker)),
      ].map((proposal) => ({ ...proposal, lessons: linkDimension(request, proposal.dimension, speaker) })),
      ends: [report.scale.min, report.scale.max],
      wave,
      waves: waves.map((name) => ({ name, href: carryLanguage(request, addChoice(base, 'wave', name)) })),
      canPublish: study.settings.changes.length < mostChanges,
    },
  });
}

import type { Request, RequestHandler, Response } from 'express';
import { type Proposal, proposeAction, proposeActions } from '../../../core/action/proposeActions.ts';
import { isTooFew } from '../../../core/report/notes.ts';
import { type ToldAction, writeActionsCsv } from '../../../export/actionsCsv.ts';
import { drawDumbbell } from '../../../export/picture/rowPicture.ts';
import { nameDimension, nameItem, type Speaker } from '../../../export/table/table.ts';
import type { StoredAction } from '../../../storage/actions.ts';
import { formatInterval } from '../../../words/numbers.ts';
import { joinSentences } from '../../../words/sentences.ts';
import { findToday } from '../../keeping.ts';
import { ownStudy } from '../../manage/ownStudy.ts';
import { listen, sendPage } from '../../sendPage.ts';
import type { Site } from '../../site.ts';
import { addChoice, carryLanguage } from '../../visit.ts';
import type { StudyReports } from '../studyReport.ts';
import { describeActionForm, emptyForm, fillActionForm, listCauses, type Typed } from './actionForm.ts';
import { describeProgress, describeTiming } from './describeAction.ts';
import { type FoundActions, findActions, findProgress } from './findActions.ts';
import { mostChanges } from './publishAction.ts';

/** So many statements tell what a gap is about. */
const mostItems = 3;

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

/** What was typed into one of the forms, of an action or of a dimension, or what cannot be done. */
export interface Refused {
  readonly actionId?: string;
  readonly dimension?: string;
  readonly typed?: Typed;
  readonly mistakes?: readonly string[];
}

/** The page; with what was refused it is a 422, and what was typed stands in its form. */
export function sendActions(
  site: Site,
  request: Request,
  response: Response,
  found: FoundActions,
  refused?: Refused,
): void {
  const speaker = listen(request);
  const { say, text } = speaker;
  const { study, all, actions, waves, wave, report } = found;
  const base = `/studies/${encodeURIComponent(study.id)}/actions`;
  const today = findToday(study.settings, site.now());
  const nameOf = (id: string) => nameDimension(all.questionnaire, id, speaker);
  const isOpenOf = (id: string) => actions.some(({ dimension, state }) => state === 'open' && dimension === id);
  const priorities = wave === undefined ? [] : proposeActions(report, wave);
  const typedOf = wave && refused?.dimension && proposeAction(report, wave, refused.dimension);
  const wanted = priorities.filter(({ figures: { id } }) => !isOpenOf(id) || id === refused?.dimension);
  const isListed = typedOf && wanted.some(({ figures: { id } }) => id === refused?.dimension);
  const proposals = typedOf && !isListed ? [...wanted, typedOf] : wanted;

  const describeCard = (action: StoredAction) => {
    const { id, dimension, baseline, target, due, state } = action;
    const progress = findProgress(found, action);
    const typed = refused?.actionId === id ? refused.typed : undefined;
    return {
      ...action,
      name: nameOf(dimension),
      cause: tellCause(site, action, speaker),
      isOverdue: state === 'open' && due < today,
      targetIs: say('action.targetIs', { gap: baseline.gap, target }),
      baselineIs: say('action.baselineIs', { ...baseline, interval: formatInterval(baseline.ci) }),
      progress: progress && describeProgress(action, progress, report.scale, today, speaker),
      timing: describeTiming(action, study.settings, say),
      isTyped: typed !== undefined,
      form: describeActionForm(typed ?? fillActionForm(action), baseline, speaker),
      causes: listCauses(site.staffForm, report, dimension, speaker),
      to: (['done', 'dropped', 'open'] as const).filter(
        (each) => each !== state && (each === 'open' || state === 'open'),
      ),
    };
  };
  const describeProposal = ({ figures, baseline, items }: Proposal) => {
    const typed = refused?.dimension === figures.id ? refused.typed : undefined;
    return {
      id: site.newId(),
      dimension: figures.id,
      name: nameOf(figures.id),
      told: say('action.figures', { ...baseline, interval: formatInterval(baseline.ci) }),
      picture: drawDumbbell(figures, report.scale, say(`verdict.${figures.verdict ?? 'not-proven'}`)),
      items: items.slice(0, mostItems).map(({ id, gap }) => {
        const name = nameItem(
          all.questionnaire,
          all.questionnaire.items.findIndex((item) => item.id === id),
          speaker,
        );
        return say('action.item', { name, gap });
      }),
      isTyped: typed !== undefined,
      form: describeActionForm(typed ?? emptyForm, baseline, speaker),
      causes: listCauses(site.staffForm, report, figures.id, speaker),
    };
  };
  const order = ['open', 'done', 'dropped'];
  sendPage(request, response, {
    view: 'analyse/actions',
    title: say('action.title'),
    path: base,
    status: refused ? 422 : 200,
    data: {
      base,
      back: `/studies/${encodeURIComponent(study.id)}`,
      study: text(study.title),
      isMade: study.isMade,
      isArchived: study.isArchived,
      mistakes: refused?.mistakes ?? [],
      actions: [...actions].sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state)).map(describeCard),
      isTooFew: isTooFew(report) || wave === undefined,
      hasPriorities: priorities.length > 0,
      proposals: proposals.map(describeProposal),
      ends: [report.scale.min, report.scale.max],
      wave,
      waves: waves.map((name) => ({ name, href: carryLanguage(request, addChoice(base, 'wave', name)) })),
      canPublish: study.settings.changes.length < mostChanges,
    },
  });
}

/** The cause of the bank and the one in own words, as far as there are both. */
function tellCause({ staffForm }: Site, { cause, ownCause }: StoredAction, { text, language }: Speaker): string {
  const known = staffForm.causes.find(({ id }) => id === cause);
  return joinSentences([...(known ? [text(known.text)] : []), ...(ownCause === '' ? [] : [ownCause])], language);
}

import type { Proposal } from '../../../core/action/proposeActions.ts';
import { drawDumbbell } from '../../../export/picture/rowPicture.ts';
import { nameDimension, nameItem, type Speaker } from '../../../export/table/table.ts';
import type { StoredAction } from '../../../storage/actions.ts';
import { formatInterval } from '../../../words/numbers.ts';
import { joinSentences } from '../../../words/sentences.ts';
import { findToday } from '../../keeping.ts';
import type { Site } from '../../site.ts';
import { describeActionForm, emptyForm, fillActionForm, listCauses, type Typed } from './actionForm.ts';
import { describeProgress, describeTiming } from './describeAction.ts';
import { type FoundActions, findProgress } from './findActions.ts';

/** So many statements tell what a gap is about. */
const mostItems = 3;

/** An action as its card shows it, with the form that changes it. */
export function describeCard(
  site: Site,
  found: FoundActions,
  action: StoredAction,
  typed: Typed | undefined,
  speaker: Speaker,
) {
  const { say } = speaker;
  const { study, all, report } = found;
  const { dimension, baseline, target, due, state } = action;
  const today = findToday(study.settings, site.now());
  const progress = findProgress(found, action);
  return {
    ...action,
    name: nameDimension(all.questionnaire, dimension, speaker),
    cause: tellCause(site, action, speaker),
    isOverdue: state === 'open' && due < today,
    targetIs: say('action.targetIs', { gap: baseline.gap, target }),
    baselineIs: say('action.baselineIs', { ...baseline, interval: formatInterval(baseline.ci) }),
    progress: progress && describeProgress(action, progress, report.scale, today, speaker),
    timing: describeTiming(action, study.settings, say),
    isTyped: typed !== undefined,
    form: describeActionForm(typed ?? fillActionForm(action), baseline, speaker),
    causes: listCauses(site.staffForm, all.report, dimension, speaker),
    to: state === 'open' ? ['done', 'dropped'] : ['open'],
  };
}

/** A priority that nothing is done about yet, with the form for an action; what was typed into it keeps its id. */
export function describeProposal(
  site: Site,
  { all, report }: FoundActions,
  { figures, baseline, items }: Proposal,
  refused: { readonly id?: string; readonly typed?: Typed } | undefined,
  speaker: Speaker,
) {
  const { say } = speaker;
  const nameOf = (id: string) =>
    nameItem(
      all.questionnaire,
      all.questionnaire.items.findIndex((item) => item.id === id),
      speaker,
    );
  return {
    id: refused?.id ?? site.newId(),
    dimension: figures.id,
    name: nameDimension(all.questionnaire, figures.id, speaker),
    told: say('action.figures', { ...baseline, interval: formatInterval(baseline.ci) }),
    picture: drawDumbbell(figures, report.scale, say(`verdict.${figures.verdict ?? 'not-proven'}`)),
    items: items.slice(0, mostItems).map(({ id, gap }) => say('action.item', { name: nameOf(id), gap })),
    isTyped: refused !== undefined,
    form: describeActionForm(refused?.typed ?? emptyForm, baseline, speaker),
    causes: listCauses(site.staffForm, all.report, figures.id, speaker),
  };
}

/** The cause of the bank and the one in own words, as far as there are both. */
export function tellCause({ staffForm }: Site, { cause, ownCause }: StoredAction, { text, language }: Speaker): string {
  const known = staffForm.causes.find(({ id }) => id === cause);
  return joinSentences([...(known ? [text(known.text)] : []), ...(ownCause === '' ? [] : [ownCause])], language);
}

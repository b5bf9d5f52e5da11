import { commentField, itemField, outcomeField, pointsField, profileField } from '../core/answers/fields.ts';
import type { Questionnaire } from '../core/instrument/questionnaire.ts';
import type { Scale } from '../core/instrument/scale.ts';
import type { Problem } from '../core/problem.ts';
import type { Column } from './columnPlan.ts';
import { type ItemEntry, isItemEntry } from './mapping.ts';
import type { ResolvedEntry } from './resolveEntries.ts';

const pointScale: Scale = { min: 0, max: 100 };

export interface Planned {
  readonly column: Column | null;
  readonly problems: readonly Problem[];
  /** True where the questionnaire does not ask for this. */
  readonly isUnused?: boolean;
}

/** Where the cells of one column go, or why they cannot. */
export function planColumn({ entry, index, column }: ResolvedEntry, questionnaire: Questionnaire): Planned {
  const goTo = (field: string, range: Scale | null = null, isTurned = false, isNarrow = false): Planned => ({
    column: { index, column, field, range, isTurned, isNarrow },
    problems: [],
  });
  if (isItemEntry(entry)) {
    const problem = checkItem(entry, questionnaire);
    if (problem) return { column: null, problems: [{ ...problem, column }] };
    const item = questionnaire.items.find(({ id }) => id === entry.item);
    return goTo(itemField(entry.item, entry.side), questionnaire.scale, entry.reverse !== item?.reverse);
  }
  switch (entry.as) {
    case 'weight': {
      const { dimension } = entry;
      if (questionnaire.dimensions.every(({ id }) => id !== dimension))
        return { column: null, problems: [{ code: 'mapping-dimension-unknown', column, values: { dimension } }] };
      const range = { min: entry.min ?? pointScale.min, max: entry.max ?? pointScale.max };
      return questionnaire.points
        ? goTo(pointsField(dimension), range, false, compareScales(range, pointScale) !== null)
        : leaveOut;
    }
    case 'outcome': {
      const id = entry.id ?? column;
      const outcome = questionnaire.outcomes.find((known) => known.id === id);
      if (!outcome) return leaveOut;
      const range = { min: entry.min ?? outcome.min, max: entry.max ?? outcome.max };
      const problem = compareScales(range, outcome);
      return problem ? { column: null, problems: [{ ...problem, column }] } : goTo(outcomeField(id), outcome);
    }
    case 'segment':
      return isAsked(questionnaire.profile, entry.id ?? column) ? goTo(profileField(entry.id ?? column)) : leaveOut;
    case 'comment':
      return isAsked(questionnaire.comments, entry.id ?? column) ? goTo(commentField(entry.id ?? column)) : leaveOut;
    case 'ignore':
      return { column: null, problems: [] };
    default:
      return { column: { index, column, about: entry.as }, problems: [] };
  }
}

const leaveOut: Planned = { column: null, problems: [], isUnused: true };

function isAsked(questions: readonly { readonly id: string }[], wanted: string): boolean {
  return questions.some(({ id }) => id === wanted);
}

function checkItem({ item, side, dimension }: ItemEntry, questionnaire: Questionnaire): Problem | null {
  const known = questionnaire.items.find(({ id }) => id === item);
  if (!known) return { code: 'mapping-item-unknown', values: { item } };
  if (questionnaire.sides.every((asked) => asked.side !== side))
    return { code: 'mapping-item-unknown', values: { item: itemField(item, side) } };
  if (dimension === undefined || dimension === known.dimension) return null;
  return { code: 'mapping-dimension-unknown', values: { dimension: `${item}: ${dimension}` } };
}

/** What is wrong where a mapping states a scale that is already settled; null where they agree. */
export function compareScales(given: Scale, wanted: Scale): Problem | null {
  if (given.min === wanted.min && given.max === wanted.max) return null;
  return {
    code: 'mapping-scale-differs',
    values: { min: given.min, max: given.max, wantedMin: wanted.min, wantedMax: wanted.max },
  };
}

import type { Dimension, Item, Outcome } from '../../core/instrument/instrument.ts';
import type { ProfileQuestion, Questionnaire } from '../../core/instrument/questionnaire.ts';
import type { Text } from '../../core/instrument/text.ts';

interface Statement {
  readonly id: string;
  readonly text: Text;
  readonly ends: { readonly lowest: Text; readonly highest: Text };
}

/** What of a survey stands on the screen at once, where there is a script to turn the pages. */
export interface Step {
  readonly items: readonly Item[];
  readonly rated: readonly Dimension[];
  readonly points: boolean;
  readonly statements: readonly Statement[];
  readonly outcomes: readonly Outcome[];
  readonly profile: readonly ProfileQuestion[];
  readonly comments: Questionnaire['comments'];
}

const nothing: Step = {
  items: [],
  rated: [],
  points: false,
  statements: [],
  outcomes: [],
  profile: [],
  comments: [],
};

/**
 * The questions of a survey by the steps that it is answered in, in the order shown. By dimension, items stand together that
 * measure the same, in the order of the dimensions, but nothing says so: people should not learn what is measured. The order of
 * the stored answers is the questionnaire's, whatever is shown.
 */
export function listSteps(questionnaire: Questionnaire): readonly Step[] {
  const { paging, sides, ratings, points, outcomes, profile, comments } = questionnaire;
  const items = sides.length > 0 ? questionnaire.items : [];
  const rated = ratings.length > 0 ? questionnaire.dimensions : [];
  const blocks = questionnaire.antecedents.map((antecedent) => listStatements(questionnaire, antecedent));
  const statements = blocks.flat();
  const closing = { outcomes, profile, comments };
  if (paging === 'all') return [{ items, rated, points, statements, ...closing }];

  const single = paging === 'one';
  const itemSteps = single ? items.map((item) => [item]) : groupByDimension(questionnaire, items);
  const steps: readonly Partial<Step>[] = [
    ...itemSteps.map((some) => ({ items: some })),
    ...split(rated, single).map((some) => ({ rated: some })),
    ...(points ? [{ points }] : []),
    ...(single ? split(statements, true) : blocks).map((some) => ({ statements: some })),
    ...(single
      ? [...outcomes.map((outcome) => ({ outcomes: [outcome] })), ...profile.map((each) => ({ profile: [each] }))]
      : []),
    ...(single ? [{ comments }] : [closing]),
  ];
  return steps
    .filter((step) => Object.values(step).some((part) => part === true || (Array.isArray(part) && part.length > 0)))
    .map(completeStep);
}

function listStatements(
  { scale }: Questionnaire,
  { items, ends = scale }: Questionnaire['antecedents'][number],
): readonly Statement[] {
  return items.map(({ id, text }) => ({ id, text, ends }));
}

function groupByDimension({ dimensions }: Questionnaire, items: readonly Item[]): readonly (readonly Item[])[] {
  return dimensions.map(({ id }) => items.filter((item) => item.dimension === id));
}

/** One a step, or all in one. */
function split<Part>(parts: readonly Part[], single: boolean): readonly (readonly Part[])[] {
  return single ? parts.map((part) => [part]) : [parts];
}

function completeStep(step: Partial<Step>): Step {
  return { ...nothing, ...step };
}

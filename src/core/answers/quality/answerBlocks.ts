import { placeOfAntecedent, placeOfItem } from '../../instrument/layout.ts';
import type { Questionnaire } from '../../instrument/questionnaire.ts';
import type { ItemSide } from '../../instrument/side.ts';
import type { Offsets } from './qualityRow.ts';

/** Where answers stand in the packed answers, in the order of asking. */
type Places = readonly number[];

/**
 * Lists the answers at some places; what has no number is left out. The list is overwritten with the next person's, as lists of
 * a million people would be most of the rubbish.
 */
type ListAnswers = (offsets: Offsets) => readonly number[];

/** Some of the answers of a block. */
interface Part {
  readonly places: Places;
  readonly read: ListAnswers;
}

/** Answers that are given in one go: the items on one side, or the antecedents' statements, which are on none. */
export interface AnswerBlock extends Part {
  readonly side: ItemSide | null;
  /** Whether sameness may show on it: on the perceptions alone where they are asked. */
  readonly isShown: boolean;
  /** For each place, whether its statement is worded negatively. */
  readonly reversed: readonly boolean[];
  /** Each dimension or antecedent. */
  readonly clusters: readonly Part[];
  /** Every other place, from the first and from the second. */
  readonly halves: readonly [Part, Part];
}

/** The blocks of a questionnaire: its sides in order, then the antecedents where it has any. */
export function listAnswerBlocks(questionnaire: Questionnaire): readonly AnswerBlock[] {
  const { items, sides, antecedents } = questionnaire;
  const statements = antecedents.flatMap(({ id, items: asked }) =>
    asked.map(({ reverse }) => ({ reverse, cluster: id })),
  );
  const clustered = items.map(({ reverse, dimension }) => ({ reverse, cluster: dimension }));
  const isPerceived = sides.some(({ side }) => side === 'perception');
  const isShown = (side: ItemSide | null) => !isPerceived || side === 'perception';
  const blocks = sides.map(({ side }, index) => ({
    ...makeBlock(clustered, (item) => placeOfItem(questionnaire, item, index)),
    side,
    isShown: isShown(side),
  }));
  if (statements.length === 0) return blocks;
  const ofAntecedents = makeBlock(statements, (statement) => placeOfAntecedent(questionnaire, statement));
  return [...blocks, { ...ofAntecedents, side: null, isShown: isShown(null) }];
}

function makeBlock(
  asked: readonly { readonly reverse: boolean; readonly cluster: string }[],
  placeOf: (index: number) => number,
): Omit<AnswerBlock, 'side' | 'isShown'> {
  const places = asked.map((_, index) => placeOf(index));
  const clusters = [...new Set(asked.map(({ cluster }) => cluster))];
  return {
    ...makePart(places),
    reversed: asked.map(({ reverse }) => reverse),
    clusters: clusters.map((id) => makePart(places.filter((_, index) => asked[index]?.cluster === id))),
    halves: [
      makePart(places.filter((_, index) => index % 2 === 0)),
      makePart(places.filter((_, index) => index % 2 === 1)),
    ],
  };
}

function makePart(places: Places): Part {
  const answers: number[] = [];
  const read = (offsets: Offsets) => {
    let count = 0;
    for (let index = 0; index < places.length; index++) {
      const offset = offsets[places[index] ?? 0] ?? -1;
      if (offset >= 0) answers[count++] = offset;
    }
    if (count < answers.length) answers.length = count;
    return answers;
  };
  return { places, read };
}

/** How many of all places hold a number. */
export function countAnswers(offsets: Offsets): number {
  let answered = 0;
  for (let place = 0; place < offsets.length; place++) if ((offsets[place] ?? -1) >= 0) answered++;
  return answered;
}

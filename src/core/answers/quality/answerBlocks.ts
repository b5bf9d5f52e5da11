import { countPlaces, placeOfAntecedent, placeOfItem } from '../../instrument/layout.ts';
import type { Questionnaire } from '../../instrument/questionnaire.ts';
import type { ItemSide } from '../../instrument/side.ts';
import { offsetAt, type PackedAnswers } from '../packedAnswers.ts';

/** Where answers stand in the packed answers, in the order of asking. */
type Places = readonly number[];

/** Answers that are given in one go: the items on one side, or the antecedents' statements, which are on none. */
export interface AnswerBlock {
  readonly side: ItemSide | null;
  readonly places: Places;
  /** For each place, whether its statement is worded negatively. */
  readonly reversed: readonly boolean[];
  /** The places of each dimension or antecedent. */
  readonly clusters: readonly Places[];
  /** Every other place, from the first and from the second. */
  readonly halves: readonly [Places, Places];
}

/** The blocks of a questionnaire: its sides in order, then the antecedents where it has any. */
export function listAnswerBlocks(questionnaire: Questionnaire): readonly AnswerBlock[] {
  const { items, sides, antecedents } = questionnaire;
  const statements = antecedents.flatMap(({ id, items: asked }) =>
    asked.map(({ reverse }) => ({ reverse, cluster: id })),
  );
  const clustered = items.map(({ reverse, dimension }) => ({ reverse, cluster: dimension }));
  const blocks = sides.map(({ side }, index) =>
    makeBlock(side, clustered, (item) => placeOfItem(questionnaire, item, index)),
  );
  if (statements.length === 0) return blocks;
  return [...blocks, makeBlock(null, statements, (statement) => placeOfAntecedent(questionnaire, statement))];
}

function makeBlock(
  side: ItemSide | null,
  asked: readonly { readonly reverse: boolean; readonly cluster: string }[],
  placeOf: (index: number) => number,
): AnswerBlock {
  const places = asked.map((_, index) => placeOf(index));
  const clusters = [...new Set(asked.map(({ cluster }) => cluster))];
  return {
    side,
    places,
    reversed: asked.map(({ reverse }) => reverse),
    clusters: clusters.map((id) => places.filter((_, index) => asked[index]?.cluster === id)),
    halves: [places.filter((_, index) => index % 2 === 0), places.filter((_, index) => index % 2 === 1)],
  };
}

/**
 * The answers at some places as they were given, nothing turned round, as offsets from the scale's minimum; what has no
 * number is left out.
 */
export function readOffsets(places: Places, packed: PackedAnswers): readonly number[] {
  const answers: number[] = [];
  for (const place of places) {
    const offset = offsetAt(packed, place);
    if (offset >= 0) answers.push(offset);
  }
  return answers;
}

/** How many of all places of a questionnaire hold a number. */
export function countAnswers(questionnaire: Questionnaire, packed: PackedAnswers): number {
  const places = countPlaces(questionnaire);
  let answered = 0;
  for (let place = 0; place < places; place++) if (offsetAt(packed, place) >= 0) answered++;
  return answered;
}

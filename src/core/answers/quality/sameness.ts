import type { ItemSide } from '../../instrument/side.ts';
import type { AnswerBlock } from './answerBlocks.ts';
import { intraIndividualVariability } from './intraIndividualVariability.ts';
import { longString } from './longString.ts';
import type { Offsets } from './qualityRow.ts';

/**
 * A run as long as this is flagged, or one over more than half of the statements where there are fewer than 22: 12 of 22.
 * The cut-offs of the NEO-PI-R lie between 6 and 14 (Costa & McCrae 1992), and an absolute number serves long blocks too,
 * since a run is as unlikely at every place.
 */
const longestRun = 12;

/** Fewer equal answers than this say nothing: the shortest run that the NEO-PI-R counts. */
export const fewestAnswers = 6;

/** The least standard deviation, in points: with 22 answers, two that are one point off the others. */
const leastVariability = 0.3;

/**
 * Sides on which the same high answer throughout is what many honest people think: of 207 users, 55 had a run of 12 on
 * expectations and only 9 on perceptions. Managers' beliefs are about those expectations.
 */
const wishes: ReadonlySet<ItemSide | null> = new Set(['expectation', 'minimum', 'desired', 'importance', 'belief']);

/** A block on which sameness may show, with the answers in it, if any, as offsets from the scale's minimum. */
interface ShownBlock {
  readonly block: AnswerBlock;
  readonly answers: readonly number[];
}

/** Whether the sameness of a block says anything about the care taken, and not only about high hopes. */
export function isTelling({ side }: AnswerBlock): boolean {
  return !wishes.has(side);
}

/**
 * 'long-string': a run of equal raw answers on the perceptions. Where no perceptions are asked, every block that was
 * answered must have such a run, and one of these must be telling: never on expectations alone.
 */
export function hasLongString(shown: readonly ShownBlock[]): boolean {
  return isOnAll(shown, ({ answers, block: { places } }) => {
    const limit = Math.min(longestRun, Math.floor(places.length / 2) + 1);
    return longString(answers) >= Math.max(limit, fewestAnswers);
  });
}

/**
 * 'low-variability': an IRV below .3 over at least half of the block's statements, and six; on the same blocks as the long
 * string. Points of a 0-10 scale are finer, so there the rule is the milder one.
 */
export function hasLowVariability(shown: readonly ShownBlock[]): boolean {
  return isOnAll(shown, ({ answers, block: { places } }) => {
    if (answers.length < Math.max(places.length / 2, fewestAnswers)) return false;
    const variability = intraIndividualVariability(answers);
    return variability !== null && variability < leastVariability;
  });
}

/** Reads the blocks on which sameness may show. */
export function readShown(blocks: readonly AnswerBlock[], offsets: Offsets): readonly ShownBlock[] {
  const shown: ShownBlock[] = [];
  for (const block of blocks) if (block.isShown) shown.push({ block, answers: block.read(offsets) });
  return shown;
}

/** Whether each of those that were answered is so, and one of them tells something. */
function isOnAll(shown: readonly ShownBlock[], isSame: (each: ShownBlock) => boolean): boolean {
  let isTold = false;
  for (const each of shown) {
    if (each.answers.length === 0) continue;
    if (!isSame(each)) return false;
    if (isTelling(each.block)) isTold = true;
  }
  return isTold;
}

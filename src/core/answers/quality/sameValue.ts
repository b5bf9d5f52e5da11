import type { AnswerBlock } from './answerBlocks.ts';
import type { Offsets } from './qualityRow.ts';
import { fewestAnswers, isTelling } from './sameness.ts';

/** How many answers to negatively and to positively worded statements a contradiction needs. */
const fewestEachWay = 3;

/**
 * 'identical-sides': one and the same answer to every item on every side, so that every gap is 0. At least two sides, one
 * of them telling, must be answered on half of their items or more, with six answers altogether.
 */
export function areSidesIdentical(blocks: readonly AnswerBlock[], offsets: Offsets): boolean {
  const full: AnswerBlock[] = [];
  let value: number | undefined;
  let answered = 0;
  for (const block of blocks) {
    if (block.side === null) continue;
    let ofBlock = 0;
    for (const place of block.places) {
      const offset = offsets[place] ?? -1;
      if (offset < 0) continue;
      value ??= offset;
      if (offset !== value) return false;
      ofBlock++;
    }
    answered += ofBlock;
    if (ofBlock > 0 && ofBlock >= block.places.length / 2) full.push(block);
  }
  return full.length >= 2 && full.some(isTelling) && answered >= fewestAnswers;
}

/**
 * 'straight-reversed': on one side, or over the antecedents' statements, the same raw answer to at least three negatively
 * and three positively worded statements, and no other answer. That says yes and no to the same question, also on
 * expectations alone. The middle of the scale contradicts nothing and is left to the other checks.
 */
export function isStraightAcrossReversed(blocks: readonly AnswerBlock[], offsets: Offsets, span: number): boolean {
  for (const block of blocks) if (isStraight(block, offsets, span)) return true;
  return false;
}

function isStraight({ places, reversed }: AnswerBlock, offsets: Offsets, span: number): boolean {
  let value = -1;
  let negative = 0;
  let positive = 0;
  for (let index = 0; index < places.length; index++) {
    const offset = offsets[places[index] ?? 0] ?? -1;
    if (offset < 0) continue;
    if (value >= 0 && offset !== value) return false;
    value = offset;
    if (reversed[index]) negative++;
    else positive++;
  }
  return 2 * value !== span && negative >= fewestEachWay && positive >= fewestEachWay;
}

import type { AnswerBlock } from './answerBlocks.ts';
import type { Offsets } from './qualityRow.ts';

/**
 * The data screening of LibQUAL+, which has 22 items, leaves out who gave more than nine such answers; for other numbers of
 * items the same share.
 */
const mostInverted = 9 / 22;

/**
 * 'zone-inverted': with three columns, the minimum lies above the desired level in more than 9 of 22 items, so that the zone
 * of tolerance has a negative width. Negatively worded items are turned round first. Items without both answers are in
 * order.
 */
export function isZoneInverted(blocks: readonly AnswerBlock[], offsets: Offsets): boolean {
  let minimum: AnswerBlock | null = null;
  let desired: AnswerBlock | null = null;
  for (const block of blocks)
    if (block.side === 'minimum') minimum = block;
    else if (block.side === 'desired') desired = block;
  if (minimum === null || desired === null) return false;
  const { places, reversed } = minimum;
  let inverted = 0;
  for (let item = 0; item < places.length; item++) {
    const least = offsets[places[item] ?? -1] ?? -1;
    const wished = offsets[desired.places[item] ?? -1] ?? -1;
    if (least >= 0 && wished >= 0 && (reversed[item] ? least < wished : least > wished)) inverted++;
  }
  return inverted > mostInverted * places.length;
}

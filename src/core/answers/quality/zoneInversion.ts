import { placeOfItem } from '../../instrument/layout.ts';
import type { Questionnaire } from '../../instrument/questionnaire.ts';
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
export function isZoneInverted(questionnaire: Questionnaire, offsets: Offsets): boolean {
  const { sides, items } = questionnaire;
  const minimum = sides.findIndex(({ side }) => side === 'minimum');
  const desired = sides.findIndex(({ side }) => side === 'desired');
  if (minimum < 0 || desired < 0) return false;
  const inverted = items.filter(({ reverse }, item) => {
    const least = offsets[placeOfItem(questionnaire, item, minimum)] ?? -1;
    const wished = offsets[placeOfItem(questionnaire, item, desired)] ?? -1;
    return least >= 0 && wished >= 0 && (reverse ? least < wished : least > wished);
  });
  return inverted.length > mostInverted * items.length;
}

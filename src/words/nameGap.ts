import type { GapNumber } from '../core/gaps/gap.ts';
import type { Say } from './catalogue.ts';

/** A gap by its number and name: "Gap 1, knowledge". */
export function nameGap(number: GapNumber, say: Say): string {
  return say('picture.gap.full', {
    number: say('picture.gap.number', { number }),
    name: say(`picture.gap.name.${number}`),
  });
}

import type { GapNumber } from '../gaps/gap.ts';
import type { Side } from '../instrument/side.ts';
import type { DimensionFigures } from './buildDimensions.ts';
import type { GapFigures } from './buildGaps.ts';
import type { Figures } from './figures.ts';

/** Why a figure is missing or must be read with care. `at` is a JSON pointer into the report. */
export interface Note {
  readonly at: string;
  readonly code:
    | 'too-few'
    | 'no-variance'
    | 'no-answers'
    | 'single-item'
    | 'side-not-asked'
    | 'groups-hidden'
    | 'too-many-groups'
    | 'too-many-pairs'
    | 'whole-only'
    | 'rows-needed'
    | 'singular'
    | 'reversed-detected'
    | 'scale-doubtful'
    | 'points-doubtful'
    | 'best-first'
    | 'items-against';
  readonly side?: Side;
}

/** Whether so few people answered that no figure of a report may be shown. */
export function isTooFew({ notes }: { readonly notes: readonly Note[] }): boolean {
  return notes.some(({ at, code }) => at === '' && code === 'too-few');
}

/** Whether a gap was asked for and has no figure because too few people stand behind it. */
export function isGapHidden({ notes }: { readonly notes: readonly Note[] }, number: GapNumber): boolean {
  return notes.some(({ at, code }) => at === `/gaps/${number}` && code === 'too-few');
}

/** Why figures of a row are missing, if they are. */
export function explainMissing(at: string, { n, gap, t, sd }: Figures): readonly Note[] {
  if (n === 0) return [{ at, code: 'no-answers' }];
  if (gap === null || t !== null) return [];
  return [{ at: `${at}/t`, code: sd === null ? 'too-few' : 'no-variance' }];
}

/** Why reliabilities of a dimension are missing where its side was asked. */
export function explainReliability(
  at: string,
  { n, alpha, reliabilityOfDifference }: DimensionFigures,
  asked: readonly Side[],
  itemCount: number,
): readonly Note[] {
  if (n === 0) return [];
  const sides = (['expectation', 'perception', 'gap'] as const).filter((side) =>
    side === 'gap' ? asked.length === 2 : asked.includes(side),
  );
  const missing = sides.filter((side) => alpha[side].value === null);
  const why = (cases: number) => (cases < 2 ? 'too-few' : itemCount < 2 ? 'single-item' : 'no-variance');
  return [
    ...missing.map((side): Note => ({ at: `${at}/alpha/${side}/value`, code: why(alpha[side].n) })),
    ...(asked.length === 2 && reliabilityOfDifference === null && missing.length === 0
      ? [{ at: `${at}/reliabilityOfDifference`, code: 'no-variance' } as const]
      : []),
  ];
}

/** Why one of the gaps, or its test, is missing; a hidden one was asked of too few people. */
export function explainGap(number: GapNumber, figures: GapFigures | null, isHidden: boolean): readonly Note[] {
  if (figures === null) return [{ at: `/gaps/${number}`, code: isHidden ? 'too-few' : 'side-not-asked' }];
  if (figures.t !== null) return [];
  const least = typeof figures.n === 'number' ? figures.n : Math.min(...figures.n);
  const code = least === 0 ? 'no-answers' : least < 2 ? 'too-few' : 'no-variance';
  return [{ at: `/gaps/${number}/t`, code }];
}

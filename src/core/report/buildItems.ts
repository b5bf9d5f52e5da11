import { contrastItem } from '../gaps/contrast.ts';
import type { Questionnaire } from '../instrument/questionnaire.ts';
import type { Side } from '../instrument/side.ts';
import { adjustBenjaminiHochberg, adjustHolm } from '../statistics/adjustP.ts';
import type { Summary } from '../summary/summary.ts';
import { buildFigures, type Figures, holdToHolm } from './figures.ts';

export interface ItemFigures extends Figures {
  readonly id: string;
  readonly dimension: string;
  /** p adjusted over all items: by Holm, and by Benjamini and Hochberg. */
  readonly pHolm: number | null;
  readonly pBH: number | null;
  /** The share of answers at the top of the scale, over all who answered the side. */
  readonly ceiling: { readonly expectation: number | null; readonly perception: number | null };
}

/** The figures of every item, in the questionnaire's order. */
export function buildItems(
  questionnaire: Questionnaire,
  summary: Summary,
  asked: readonly Side[],
): readonly ItemFigures[] {
  const { scale } = questionnaire;
  const rows = questionnaire.items.map((_, item) =>
    buildFigures(asked, scale, (contrast) => contrastItem(questionnaire, summary, item, contrast)),
  );
  const ps = rows.map(({ p }) => p);
  const holm = adjustHolm(ps);
  const bh = adjustBenjaminiHochberg(ps);
  const ceilingOf = (item: number, side: Side): number | null => {
    if (!asked.includes(side)) return null;
    const { moments, tally } = contrastItem(questionnaire, summary, item, { sides: [side], weights: [1] });
    const atTop = tally.values.at(-1) === scale.max ? (tally.counts.at(-1) ?? 0) : 0;
    return moments.n === 0 ? null : atTop / moments.n;
  };
  return questionnaire.items.map(({ id, dimension }, index) => ({
    id,
    dimension,
    ...(rows[index] as Figures),
    verdict: holdToHolm(rows[index]?.verdict ?? null, holm[index] ?? null),
    pHolm: holm[index] ?? null,
    pBH: bh[index] ?? null,
    ceiling: { expectation: ceilingOf(index, 'expectation'), perception: ceilingOf(index, 'perception') },
  }));
}

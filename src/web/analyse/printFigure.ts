import type { Reference } from '../../core/report/references.ts';
import {
  formatCount,
  formatDifference,
  formatInterval,
  formatP,
  formatRange,
  formatScore,
  formatShare,
  formatShareDifference,
  formatShareInterval,
  formatShareRange,
  formatSizes,
} from '../../words/numbers.ts';

export type FigureValue = number | null | readonly number[];

/** Conventions of differences, which are printed with their sign. */
const signed = new Set(['sign', 'gap-sign', 'later-less-earlier']);
const differences = new Set(['pair-difference', 'gap-interval', 'interval', 'welch-interval', 'games-howell-interval']);

/** A figure as the report prints it. */
export function printFigure(value: FigureValue, { field, formula, convention }: Reference): string {
  if (/(^|\/)(n|again|from)(\/\*)?$/.test(field)) return value === null ? '–' : formatSizes(value);
  const isDifference = signed.has(convention ?? '') || differences.has(formula);
  if (value !== null && typeof value !== 'number') {
    const [low = 0, high = 0] = value;
    if (formula === 'share-interval') return formatShareRange([low, high]);
    if (formula === 'share-difference-interval') return formatShareInterval([low, high]);
    return isDifference ? formatInterval([low, high]) : formatRange([low, high]);
  }
  if (/(^|\/)(p|pHolm|pBH|fP|wilcoxonP|dunnP)$/.test(field)) return formatP(value);
  if (formula === 'share-difference') return formatShareDifference(value);
  if (formula.startsWith('share') || formula === 'quadrant-share' || formula === 'close-share')
    return formatShare(value);
  if (value !== null && Number.isInteger(value) && convention === null) return formatCount(value);
  return isDifference ? formatDifference(value) : formatScore(value);
}

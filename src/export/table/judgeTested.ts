import { holdToHolm, type Verdict } from '../../core/report/figures.ts';
import { judgeInterval } from '../../core/report/findings.ts';
import type { TestedMean } from '../../core/report/interval.ts';

/**
 * The verdict of a tested mean that exists: as its interval says, and where it is one of several, as its p after Holm does;
 * where all people differ by the same, there is none to test.
 */
export function judgeTested(figures: Pick<TestedMean, 'ci' | 't'> & { readonly pHolm?: number | null }): Verdict {
  const { ci, t, pHolm = null } = figures;
  const verdict = judgeInterval({ value: null, n: 0, ci, t, df: null, p: null });
  return holdToHolm(verdict, pHolm) ?? (ci === null ? 'not-proven' : 'uniform');
}

import type { Verdict } from '../../core/report/figures.ts';
import { judgeInterval } from '../../core/report/findings.ts';
import type { TestedMean } from '../../core/report/interval.ts';

/** The verdict of a tested mean that exists: as its interval says; where all people differ by the same, there is none to test. */
export function judgeTested(figures: Pick<TestedMean, 'ci' | 't'>): Verdict {
  const { ci, t } = figures;
  return judgeInterval({ value: null, n: 0, ci, t, df: null, p: null }) ?? (ci === null ? 'not-proven' : 'uniform');
}

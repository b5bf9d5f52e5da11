import { holdToHolm, judgeInterval, type Verdict } from '../../core/report/figures.ts';
import type { TestedMean } from '../../core/report/interval.ts';

/** The verdict of a tested mean that exists: as its interval says, and where it is one of several, as its p after Holm does. */
export function judgeTested(figures: Pick<TestedMean, 'ci' | 't'> & { readonly pHolm?: number | null }): Verdict {
  return holdToHolm(judgeInterval(figures), figures.pHolm ?? null) ?? 'not-proven';
}

import type { GapNumber } from '../../core/gaps/gap.ts';
import type { Report } from '../../core/report/report.ts';

/** The words for why a gap has no figure. */
export function whyMissing(report: Report, number: GapNumber): string {
  const isSmall = report.notes.some(({ at, code }) => at === `/gaps/${number}` && code === 'too-few');
  return isSmall || report.gaps[number] !== null ? 'picture.gap.tooFew' : 'picture.gap.notAsked';
}

import type { GapNumber } from '../../core/gaps/gap.ts';
import { isGapHidden } from '../../core/report/notes.ts';
import type { Report } from '../../core/report/report.ts';

/** The words for why a gap has no figure. */
export function whyMissing(report: Report, number: GapNumber): string {
  return isGapHidden(report, number) || report.gaps[number] !== null ? 'picture.gap.tooFew' : 'picture.gap.notAsked';
}

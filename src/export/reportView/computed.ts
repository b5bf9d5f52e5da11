import type { Questionnaire } from '../../core/instrument/questionnaire.ts';
import type { Report } from '../../core/report/report.ts';
import type { Samples } from '../../core/report/sample.ts';

/** A report with what it was computed from. */
export interface Computed {
  readonly report: Report;
  readonly samples: Samples;
  /** The customers' one. */
  readonly questionnaire: Questionnaire;
}

import type { Questionnaire } from '../../core/instrument/questionnaire.ts';
import type { Audience } from '../../core/instrument/side.ts';
import { buildSample } from '../../core/report/buildSample.ts';
import type { Report } from '../../core/report/report.ts';
import type { Sample, Samples } from '../../core/report/sample.ts';

/** What the page of a shared report and its explanations are made of. */
export interface Shown {
  readonly report: Report;
  readonly samples: Samples;
}

/** What is kept of a shared report that stands still: its figures, and what was asked. */
interface Frozen {
  readonly report: Report;
  readonly forms: { readonly customer: Questionnaire } & Readonly<Record<string, Questionnaire>>;
}

/** A shared report as it stands before somebody's answers are erased, to be shown until it may go on without them. */
export function freezeReport({ report, samples }: Shown): string {
  const forms = Object.entries(samples).map(([audience, { questionnaire }]) => [audience, questionnaire] as const);
  return JSON.stringify({ report, forms: Object.fromEntries(forms) });
}

/** The same as it was, as a page and its explanations need it; but for the answers, of which there are none. */
export function thawReport(text: string): Shown {
  const { report, forms } = JSON.parse(text) as Frozen;
  const { customer, ...staff } = forms;
  const samples = Object.entries(staff).map(([audience, form]): [Audience, Sample] => [
    audience as Audience,
    buildSample(form, []),
  ]);
  return {
    report,
    samples: { ...(Object.fromEntries(samples) as Partial<Samples>), customer: buildSample(customer, []) },
  };
}

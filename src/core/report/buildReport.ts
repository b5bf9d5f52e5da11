import { contrastDimension, contrastItem, contrastOverall } from '../gaps/contrast.ts';
import type { Questionnaire } from '../instrument/questionnaire.ts';
import type { Audience, Side } from '../instrument/side.ts';
import { summarise } from '../summary/summarise.ts';
import type { Summary } from '../summary/summary.ts';
import { buildFigures, explainMissing } from './figures.ts';
import { listFindings } from './findings.ts';
import type { DimensionFigures, Figures, GapFigures, Note, Report } from './report.ts';

/** What one audience was asked and what it answered. */
export interface Sample {
  readonly questionnaire: Questionnaire;
  readonly summary: Summary;
}

/** The samples of a study by audience; only the customers' one must be there. */
export type Samples = { readonly customer: Sample } & { readonly [audience in Exclude<Audience, 'customer'>]?: Sample };

/**
 * The report of a study from its summaries.
 *
 * @param counts rows read, and those left out because they stood there twice
 * @param minGroup fewer responses than this show no figure at all, and a note says so; 1 shows everything
 */
export function buildReport(
  samples: Samples,
  counts: { readonly read: number; readonly duplicates: number },
  minGroup: number,
): Report {
  const { questionnaire } = samples.customer;
  const used = samples.customer.summary.n;
  const isTooFew = used < minGroup;
  const summary = isTooFew ? summarise(questionnaire, []) : samples.customer.summary;
  const asked = (['expectation', 'perception'] as const).filter((side) =>
    questionnaire.sides.some((each) => each.side === side),
  );

  const items = questionnaire.items.map(({ id, dimension }, index) => ({
    id,
    dimension,
    ...buildFigures(asked, (contrast) => contrastItem(questionnaire, summary, index, contrast)),
  }));
  const dimensions = questionnaire.dimensions.map(({ id }, index) => ({
    id,
    ...buildFigures(asked, (contrast) => contrastDimension(questionnaire, summary, index, contrast)),
  }));
  const overall = buildFigures(asked, (contrast) => contrastOverall(questionnaire, summary, contrast));

  return {
    schema: 'fivegaps-report/1',
    instrument: questionnaire.instrument,
    scale: { min: questionnaire.scale.min, max: questionnaire.scale.max },
    responses: { ...counts, used },
    items,
    dimensions,
    overall: { unweighted: { value: overall.gap, ...overall } },
    gaps: { 1: null, 2: null, 3: null, 4: null, 5: asked.length === 2 ? listCustomerGap(overall, dimensions) : null },
    findings: listFindings(overall, dimensions),
    notes: isTooFew ? [{ at: '', code: 'too-few' }] : listNotes(asked, items, dimensions, overall),
  };
}

function listCustomerGap(overall: Figures, dimensions: readonly DimensionFigures[]): GapFigures {
  const asGap = ({ gap, n, ci, t, df, p }: Figures) => ({ value: gap, n, ci, t, df, p });
  return { ...asGap(overall), dimensions: dimensions.map((figures) => ({ id: figures.id, ...asGap(figures) })) };
}

function listNotes(
  asked: readonly Side[],
  items: readonly Figures[],
  dimensions: readonly Figures[],
  overall: Figures,
): readonly Note[] {
  return [
    ...(['expectation', 'perception'] as const)
      .filter((side) => !asked.includes(side))
      .map((side): Note => ({ at: '/gaps/5', code: 'side-not-asked', side })),
    ...items.flatMap((figures, index) => explainMissing(`/items/${index}`, figures)),
    ...dimensions.flatMap((figures, index) => explainMissing(`/dimensions/${index}`, figures)),
    ...explainMissing('/overall/unweighted', overall),
  ];
}

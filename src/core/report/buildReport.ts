import { contrastDimension, contrastItem, contrastOverall } from '../gaps/contrast.ts';
import type { Questionnaire } from '../instrument/questionnaire.ts';
import type { Audience, Side } from '../instrument/side.ts';
import { summarise } from '../summary/summarise.ts';
import type { Summary } from '../summary/summary.ts';
import { buildFigures, explainMissing } from './figures.ts';
import { listFindings } from './findings.ts';
import type { DimensionFigures, Figures, GapFigures, ItemFigures, Note, Report } from './report.ts';

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
 * @param minGroup where no row rests on this many people, no figure is shown at all, and a note says so; 1 shows everything
 */
export function buildReport(
  samples: Samples,
  counts: { readonly read: number; readonly duplicates: number },
  minGroup: number,
): Report {
  const { questionnaire } = samples.customer;
  const asked = (['expectation', 'perception'] as const).filter((side) =>
    questionnaire.sides.some((each) => each.side === side),
  );

  const whole = buildFigureRows(questionnaire, asked, samples.customer.summary);
  const isTooFew = minGroup > 1 && countLargest(whole) < minGroup;
  const { items, dimensions, overall } = isTooFew
    ? buildFigureRows(questionnaire, asked, summarise(questionnaire, []))
    : whole;

  return {
    schema: 'fivegaps-report/1',
    instrument: questionnaire.instrument,
    scale: { min: questionnaire.scale.min, max: questionnaire.scale.max },
    responses: { ...counts, used: samples.customer.summary.n },
    items,
    dimensions,
    overall: { unweighted: { value: overall.gap, ...overall } },
    gaps: { 1: null, 2: null, 3: null, 4: null, 5: asked.length === 2 ? listCustomerGap(overall, dimensions) : null },
    findings: listFindings(overall, dimensions),
    notes: isTooFew ? [{ at: '', code: 'too-few' }] : listNotes(asked, items, dimensions, overall),
  };
}

interface FigureRows {
  readonly items: readonly ItemFigures[];
  readonly dimensions: readonly DimensionFigures[];
  readonly overall: Figures;
}

function buildFigureRows(questionnaire: Questionnaire, asked: readonly Side[], summary: Summary): FigureRows {
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
  return { items, dimensions, overall };
}

/** How many people the best answered row rests on. Who answered no item is no cover for those who did. */
function countLargest({ items, dimensions, overall }: FigureRows): number {
  return [...items, ...dimensions, overall].reduce((most, { n }) => Math.max(most, n), 0);
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

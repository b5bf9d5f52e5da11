import type { DimensionFigures } from '../../core/report/buildDimensions.ts';
import { formatDifference, formatInterval, formatScore } from '../../words/numbers.ts';
import { listTicks } from '../picture/axis.ts';
import type { NamedFigures } from '../picture/dumbbells.ts';
import type { RadarPlot, RadarSide } from '../picture/radar.ts';
import { shiftInterval } from '../picture/rowMarks.ts';
import { measureText, wrapText } from '../picture/text.ts';
import type { Speaker } from '../table/table.ts';
import type { Pictured } from './picture.ts';

type Row = NamedFigures & { readonly figures: Pick<DimensionFigures, 'id'> };

/** The sides that were asked of all dimensions, on the instrument's scale. Points of 100 are on another, and are left out. */
export function listRadarSides(pictured: Pictured, rows: readonly Row[], { say }: Speaker): readonly RadarSide[] {
  const read = (side: RadarSide['side'], name: string, values: readonly (number | null)[]) =>
    values.every((value): value is number => value !== null) ? [{ side, name, values }] : [];
  return [
    ...read(
      'expectation',
      say('report.expectation'),
      rows.map(({ figures }) => figures.expectation),
    ),
    ...read(
      'perception',
      say('report.perception'),
      rows.map(({ figures }) => figures.perception),
    ),
    ...read(
      'importance',
      say('picture.map.source.stated'),
      rows.map(({ figures }) => findImportance(pictured, figures.id)),
    ),
  ];
}

/** The mean of the means of a dimension's items, where importance was asked of each. */
function findImportance({ report, questionnaire }: Pictured, dimension: string): number | null {
  const stated = report.importance?.find(({ source }) => source === 'stated');
  const means = questionnaire.items.flatMap((item, index) =>
    item.dimension === dimension ? [stated?.items[index]?.importance ?? null] : [],
  );
  return means.reduce<number | null>(
    (sum, mean) => (sum === null || mean === null ? null : sum + mean / means.length),
    0,
  );
}

/** How wide the name of an axis is, in units of its letters: a phone has room for no more, and words stay whole where they can. */
const narrowest = 7;
const widest = 9;

function listWords(name: string): readonly string[] {
  return name.match(/[^\s\p{Script=Han}]+/gu) ?? [];
}

/** A profile as a page's script draws it: figures as they are, and as they are printed. */
export function buildRadarPlot(
  { report }: Pictured,
  rows: readonly Row[],
  sides: readonly RadarSide[],
  { say }: Speaker,
): RadarPlot {
  const { min, max } = report.scale;
  return {
    min,
    max,
    ticks: listTicks(report.scale, 6),
    sides: sides.map((each) => ({ ...each, shown: each.values.map(formatScore) })),
    rows: rows.map(({ name, figures: { gap, ci, expectation } }) => ({
      name,
      lines: wrapText(name, Math.min(widest, Math.max(narrowest, ...listWords(name).map(measureText)))),
      interval: shiftInterval(ci, expectation),
      gap: gap === null ? null : `${say('report.gap')} ${formatDifference(gap)} ${formatInterval(ci)}`,
    })),
  };
}

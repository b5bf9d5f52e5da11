import { type Entry, listFigureColumns, listRows } from '../table/figureColumns.ts';
import type { Row, Speaker, Table } from '../table/table.ts';
import { fitHeader } from './fitHeader.ts';
import { type NumberFormat, numberFormats, type Sheet, type SheetCell } from './sheet.ts';

const signs = { shortfall: '▼', surplus: '▲', 'not-proven': '○', uniform: '○' } as const;

/** A table of the report as a sheet: figures unrounded, shown with as many decimals as on the page. */
export function makeTableSheet(table: Table, report: unknown, { say }: Speaker): Sheet {
  const columns = listFigureColumns(table, report, say);
  const rows = listRows(table);
  const hasGroups = rows.some(({ group }) => group !== '');
  const hasSigns = rows.some(({ row }) => row.verdict);
  const header = [
    ...(hasGroups ? [say('sheets.part')] : []),
    table.first,
    ...columns.map(({ title }) => title),
    ...(hasSigns ? [say('sheets.sign')] : []),
  ];
  const cells = rows.map(({ group, row }): readonly SheetCell[] => [
    ...(hasGroups ? [group] : []),
    row.name,
    ...columns.map(({ read }) => writeEntry(read(row))),
    ...(hasSigns ? [signOf(row)] : []),
  ]);
  const widths = fitHeader(header, hasGroups ? [24, 48] : [40]);
  return { title: table.label, widths, blocks: () => [[header, ...cells]] };
}

function signOf({ verdict }: Row): string {
  return verdict ? signs[verdict] : '';
}

function writeEntry({ shown, figure }: Entry): SheetCell {
  if (!figure) return shown === '–' ? null : shown.replaceAll('−', '-');
  const { value } = figure;
  return value === null ? null : { value, format: chooseFormat(shown, value) };
}

/** The format that shows a figure as the page does. */
function chooseFormat(shown: string, value: number): NumberFormat {
  const [counts, score, probability, share] = [numberFormats[3], ...numberFormats] as const;
  // Some figures are percentages themselves.
  if (/%\]?$/.test(shown)) return Math.abs(Number.parseFloat(shown) - value) < 0.01 ? score : share;
  if (/\.\d{3}$/.test(shown)) return probability;
  return shown.includes('.') ? score : counts;
}

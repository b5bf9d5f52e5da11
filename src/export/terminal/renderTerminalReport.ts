import { gaps } from '../../core/gaps/gap.ts';
import type { Language } from '../../core/instrument/text.ts';
import { buildImportance } from '../../core/report/buildImportance.ts';
import type { Report } from '../../core/report/report.ts';
import type { Samples } from '../../core/report/sample.ts';
import { formatScore } from '../../words/numbers.ts';
import { describeFindings } from '../../words/sentences.ts';
import { tabulateAntecedents, tabulateFiveGaps } from '../table/fiveGapTables.ts';
import { tabulateDimensions, tabulateItems } from '../table/gapTables.ts';
import { tabulateImportance } from '../table/importanceTables.ts';
import { tabulateRates } from '../table/repurchaseTables.ts';
import { tabulateScores } from '../table/scoreTables.ts';
import { chooseColumns, type Speaker, speakerOf, type Table } from '../table/table.ts';
import { renderTextTable, type VerdictColumn } from './renderTextTable.ts';

/** Places beyond this are counted: the JSON has them all. */
const mostPlaces = 3;

const noFigure = formatScore(null);

/**
 * The report as plain text for a terminal: what it says in sentences, then dimensions, the five gaps as far as they were
 * measured with what may stand behind them, every score under its name, items, and what must be read with care.
 */
export function renderTerminalReport(report: Report, samples: Samples, language: Language): string {
  const speaker = speakerOf(language);
  const { say } = speaker;
  const { questionnaire } = samples.customer;
  const verdicts: VerdictColumn = { title: say('report.verdict'), say: (verdict) => say(`verdict.${verdict}`) };
  const inside = gaps.filter(({ number }) => number < 5 && report.gaps[number] !== null);
  const section = (table: Table, column: VerdictColumn | null = null) => [
    '',
    table.label,
    ...renderTextTable(table, column),
  ];
  return [
    say('terminal.responses', report.responses),
    '',
    ...describeFindings(report.findings, questionnaire, language).map(({ sentence }) => sentence),
    ...section(tabulateDimensions({ report, questionnaire }, speaker), verdicts),
    ...(inside.length === 0 ? [] : section(tabulateFiveGaps(report, speaker))),
    ...inside.flatMap(({ number }) => {
      const { antecedents = [] } = report.gaps[number] ?? {};
      return antecedents.length === 0
        ? []
        : section(tabulateAntecedents(report, samples, number, antecedents, speaker));
    }),
    ...section(listScores(report, speaker)),
    ...section(tabulateItems({ report, questionnaire }, speaker), verdicts),
    ...listImportance(samples, speaker).flatMap((table) => section(table)),
    ...(report.repurchase ? section(tabulateRates(report.repurchase, speaker, true)) : []),
    ...listNotes(report, speaker),
    '',
  ].join('\n');
}

/** The scores that exist, without the prose on how each is computed, which no line could hold. */
function listScores(report: Report, speaker: Speaker): Table {
  const table = tabulateScores(report, speaker);
  const isNumber = table.columns.map(({ isText = false }) => !isText);
  return {
    ...table,
    columns: table.columns.filter((_, column) => isNumber[column]),
    groups: table.groups.flatMap(({ title, rows }) => {
      const found = rows.filter(({ cells }) => cells[0]?.shown !== noFigure);
      const cut = found.map((row) => ({ ...row, cells: row.cells.filter((_, column) => isNumber[column]) }));
      return cut.length === 0 ? [] : [{ title, rows: cut }];
    }),
  };
}

/** Importance against performance where people were asked for it; how surely an item stays in its quadrant is not drawn here. */
function listImportance({ customer }: Samples, speaker: Speaker): readonly Table[] {
  const { questionnaire } = customer;
  if (questionnaire.sides.every(({ side }) => side !== 'importance')) return [];
  const [map] = buildImportance({ ...customer, rows: null }, 0);
  if (map === undefined || map.crosshairs.means === null) return [];
  const table = tabulateImportance(0, map, 'means', questionnaire, speaker);
  return [chooseColumns(table, ({ key }) => key !== 'share')];
}

/** Each reason once, with the places of the report that it holds for. */
function listNotes({ notes }: Report, { say }: Speaker): readonly string[] {
  if (notes.length === 0) return [];
  const codes = [...new Set(notes.map(({ code }) => code))];
  const lines = codes.map((code) => {
    const places = notes.flatMap((note) => (note.code === code && note.at !== '' ? [note.at] : []));
    const shown = places.slice(0, mostPlaces).join(', ');
    const sentence = say(`note.${code}`);
    if (places.length === 0) return sentence;
    return places.length > mostPlaces ? `${sentence} ${shown}, … (${places.length})` : `${sentence} ${shown}`;
  });
  return ['', say('terminal.notes'), ...lines];
}

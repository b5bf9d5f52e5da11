import stringWidth from 'string-width';
import type { Questionnaire } from '../core/instrument/questionnaire.ts';
import { type Language, pickText } from '../core/instrument/text.ts';
import type { Figures, Report } from '../core/report/report.ts';
import { speak } from '../words/catalogue.ts';
import { formatCount, formatDifference, formatInterval, formatScore } from '../words/numbers.ts';
import { describeFinding } from '../words/sentences.ts';

const longestName = 44;

/** The report as plain text for a terminal: sentences, dimensions, items. Columns align with Chinese text too. */
export function renderTerminalReport(report: Report, questionnaire: Questionnaire, language: Language): string {
  const say = speak(language);
  const nameOf = (
    id: string,
    named: readonly { readonly id: string; readonly text: Readonly<Record<string, string>> }[],
  ) => pickText(named.find((each) => each.id === id)?.text ?? { en: id }, language);
  const dimensions = questionnaire.dimensions.map(({ id, title }) => ({ id, text: title }));
  const lines = (first: string, rows: readonly (readonly [string, Figures])[]) =>
    renderTable([
      [first, 'n', ...['expectation', 'perception', 'gap', 'ci', 'verdict'].map((key) => say(`report.${key}`))],
      ...rows.map(([name, figures]) =>
        listCells(name, figures, figures.verdict ? say(`verdict.${figures.verdict}`) : ''),
      ),
    ]);
  return [
    say('terminal.responses', report.responses),
    '',
    ...report.findings.map((finding) => describeFinding(finding, questionnaire, language)),
    '',
    ...lines(say('report.dimension'), [
      ...report.dimensions.map((figures) => [nameOf(figures.id, dimensions), figures] as const),
      [say('report.overall'), report.overall.unweighted],
    ]),
    '',
    ...lines(
      say('report.item'),
      report.items.map((figures) => {
        const name = nameOf(figures.id, questionnaire.items);
        return [name === figures.id ? name : `${figures.id} ${name}`, figures];
      }),
    ),
    '',
  ].join('\n');
}

function listCells(name: string, figures: Figures, verdict: string): readonly string[] {
  const { n, expectation, perception, gap, ci } = figures;
  return [
    name,
    formatCount(n),
    formatScore(expectation),
    formatScore(perception),
    formatDifference(gap),
    formatInterval(ci),
    verdict,
  ];
}

function renderTable(rows: readonly (readonly string[])[]): readonly string[] {
  const shown = rows.map((cells) => cells.map(cutToWidth));
  const widths = (shown[0] ?? []).map((_, column) =>
    Math.max(...shown.map((cells) => stringWidth(cells[column] ?? ''))),
  );
  return shown.map((cells) =>
    cells
      .map((cell, column) => {
        const space = ' '.repeat((widths[column] ?? 0) - stringWidth(cell));
        return column === 0 || column === cells.length - 1 ? cell + space : space + cell;
      })
      .join('  ')
      .trimEnd(),
  );
}

function cutToWidth(text: string): string {
  if (stringWidth(text) <= longestName) return text;
  let cut = '';
  for (const character of text) {
    if (stringWidth(`${cut}${character}…`) > longestName) break;
    cut += character;
  }
  return `${cut}…`;
}

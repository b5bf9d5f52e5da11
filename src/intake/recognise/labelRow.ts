import type { Row } from '../table/row.ts';
import type { Layout } from './layout.ts';
import { splitHeader } from './splitHeader.ts';

/** Fewer words could be what the first person wrote. */
const fewestWords = 8;

/**
 * The layout with the questions in full where they stand in a row of their own below short names, as statistics programs and codebooks
 * have it: words in nearly all columns, most of them different, as answers never are. At most two sides say the same.
 */
export function readLabelRow(layout: Layout, head: readonly Row[]): Layout {
  const [labels, ...answers] = head.filter(({ row }) => row > layout.lastHeaderRow);
  if (!labels || answers.length === 0) return layout;
  const words = labels.cells.map((cell) => cell.trim());
  const places = [...words.keys()].filter((place) => words[place] !== '');
  const areLabels =
    places.length >= Math.max(fewestWords, layout.columns.length / 2) &&
    places.every((place) => !isNumber(words[place])) &&
    2 * countDifferent(labels, places) >= places.length;
  const areAnswers = answers.every((row) => {
    const numbers = places.filter((place) => isNumber(row.cells[place]?.trim()));
    return 2 * numbers.length > places.length || 2 * countDifferent(row, places) < places.length;
  });
  if (!areLabels || !areAnswers) return layout;
  const columns = layout.columns.map((column, place) => {
    const label = words[place] ?? '';
    return label === '' || column.row !== '' || column.about !== null ? column : { ...column, ...splitHeader(label) };
  });
  return { tool: 'several-rows', confidence: 0.8, lastHeaderRow: labels.row, columns };
}

function countDifferent({ cells }: Row, places: readonly number[]): number {
  return new Set(places.map((place) => cells[place]?.trim())).size;
}

function isNumber(text = ''): boolean {
  return /^-?\d+(?:\.\d+)?$/.test(text);
}

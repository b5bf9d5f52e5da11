import { foldText } from '../../core/answers/normaliseText.ts';
import { parseWholeNumber } from '../../core/answers/parseNumber.ts';
import type { Dimension } from '../../core/instrument/instrument.ts';
import type { Questionnaire } from '../../core/instrument/questionnaire.ts';
import { dropUnit } from '../dropUnit.ts';
import type { Row } from '../table/row.ts';
import { holdsWord } from './holdsWord.ts';
import { isNamed } from './isNamed.ts';
import type { SourceColumn } from './layout.ts';
import type { ReadingWords } from './readingWords.ts';

const divided = 100;
/** Some people err, or divide by other rules. */
const fewestWhole = 0.8;
const fewestRows = 3;

/**
 * The columns in which people divide points among the dimensions, each with its dimension, by their places: rows of a question that
 * says so and are called by the dimensions' names; or as many columns side by side as there are dimensions, each told of in some
 * way, whose numbers are 100 together for nearly everybody. Sums speak for themselves, whatever the question says.
 */
export function findPoints(
  columns: readonly SourceColumn[],
  sample: readonly Row[],
  { dimensions }: Questionnaire,
  words: ReadingWords,
): ReadonlyMap<number, string> {
  const found = new Map<number, string>();
  const told = columns.map((column) => (column.about === null ? findDimension(column, dimensions, words) : null));
  for (const [index, { stem, row }] of columns.entries()) {
    const id = told[index]?.isName && row !== '' ? told[index].id : undefined;
    const question = foldText(stem);
    if (id !== undefined && words.points.some((word) => holdsWord(question, word))) found.set(index, id);
  }
  for (let first = 0; first + dimensions.length <= columns.length; first++) {
    const ids = told.slice(first, first + dimensions.length).flatMap((each) => each?.id ?? []);
    if (new Set(ids).size < dimensions.length || !isDivided(sample, first, dimensions.length)) continue;
    for (const [place, id] of ids.entries()) found.set(first + place, id);
  }
  return found;
}

/** The dimension that a column is called by; else the one that its sentence tells of, or else names. */
function findDimension(
  { stem, row }: SourceColumn,
  dimensions: readonly Dimension[],
  words: ReadingWords,
): { readonly id: string; readonly isName: boolean } | null {
  const text = foldText(row === '' ? stem : row).replace(/^(?:[a-h]|\d{1,2})\s*[.．、:：)）]\s*/, '');
  if (text === '') return null;
  const namesOf = ({ id, title, about }: Dimension) =>
    [id, ...Object.values(title), ...Object.values(about)].map(foldText).concat(words.dimensions.get(id) ?? []);
  const named = dimensions.find((each) => namesOf(each).some((name) => isNamed(text, name)));
  if (named) return { id: named.id, isName: true };
  const holds = (phrases: readonly string[]) => phrases.some((phrase) => holdsWord(text, phrase));
  const featured = dimensions.filter(({ id }) => holds(words.features.get(id) ?? []));
  const [only, ...others] = featured.length > 0 ? featured : dimensions.filter((each) => holds(namesOf(each)));
  return only && others.length === 0 ? { id: only.id, isName: false } : null;
}

/** Whether the numbers of so many columns are 100 together in nearly every row that has any; who gave nothing may have left it empty. */
function isDivided(sample: readonly Row[], first: number, count: number): boolean {
  const sums = sample.flatMap(({ cells }) => {
    const filled = cells.slice(first, first + count).filter((cell) => cell.trim() !== '');
    const points = filled.map((cell) => Number(parseWholeNumber(dropUnit(cell))));
    const isRead = points.every((point) => point >= 0);
    return filled.length === 0 ? [] : [isRead ? points.reduce((sum, point) => sum + point, 0) : null];
  });
  return sums.length >= fewestRows && sums.filter((sum) => sum === divided).length >= fewestWhole * sums.length;
}

import { foldText } from '../../core/answers/normaliseText.ts';
import { parseWholeNumber } from '../../core/answers/parseNumber.ts';
import type { Row } from '../table/row.ts';
import type { Recogniser, SourceColumn } from './layout.ts';
import { cleanWords, splitHeader } from './splitHeader.ts';

/** What stands in the last row below a question that has no rows. */
const open = new Set(['response', 'open-ended response', '回答', '开放式回答', '答案']);

const depths = [2, 3, 4];
/** Fewer texts written again, or numbers that count up, could be answers. */
const fewestAgain = 6;
const fewestCounted = 4;
/** With more than two rows so many columns are below others: rows of answers in words could be taken for such a header. */
const fewestBelow = 1 / 3;

/** A column below such a header. */
interface Stacked {
  /** What stands above it, the outermost first. */
  readonly above: readonly string[];
  /** What stands in the last row. */
  readonly own: string;
  /** Whether nothing new stands above it: nothing at all, or the same as above the column before. */
  readonly isBelow: boolean;
  readonly isAgain: boolean;
}

/**
 * A header of several rows, as SurveyMonkey exports it and Excel users merge it: the question above the first of its columns and
 * nothing, or the same again, above the others; the rows of the question below, in words or as numbers that count up. Dimensions
 * may stand between. Nothing need stand above the first columns.
 */
export const recogniseStackedHeader: Recogniser = (head) => {
  const found = depths.flatMap((depth) => {
    const rows = head.slice(0, depth);
    const columns = depth < head.length ? readStack(rows) : null;
    return columns === null ? [] : [{ columns, lastHeaderRow: rows.at(-1)?.row ?? 0 }];
  });
  // Where dimensions are written above each of their items, those are the names and stand further below.
  const best = found.find(({ columns }) => areApart(columns)) ?? found.find(({ columns }) => !columns.some(isAgain));
  if (!best) return null;
  return {
    tool: 'several-rows',
    confidence: 0.8,
    lastHeaderRow: best.lastHeaderRow,
    columns: best.columns.map(describeColumn),
  };
};

/** The columns below some rows; null where these cannot be a header. */
function readStack(rows: readonly Row[]): readonly Stacked[] | null {
  const width = Math.max(...rows.map(({ cells }) => cells.length));
  const lines = rows.map(({ cells }) => Array.from({ length: width }, (_, place) => (cells[place] ?? '').trim()));
  const outer = lines.slice(0, -1);
  const above = outer.map(() => '');
  const columns = (lines.at(-1) ?? []).map((own, place): Stacked => {
    const written = outer.map((line) => line[place] ?? '');
    let isNew = false;
    for (const [level, text] of written.entries())
      if (text !== '' && text !== above[level]) {
        // What is inside of the one before ends with it.
        above.fill('', level);
        above[level] = text;
        isNew = true;
      }
    const isWritten = written.some((text) => text !== '');
    return { above: [...above], own, isBelow: !isNew, isAgain: isWritten && !isNew };
  });
  // One text alone is a title of the whole, and no question.
  const areQuestions = outer.every((line) => new Set(line.filter((text) => text !== '')).size > 1);
  return areQuestions && isStack(columns, outer.length) && areNames(columns) ? columns : null;
}

function isStack(columns: readonly Stacked[], levels: number): boolean {
  const below = columns.filter(({ isBelow }) => isBelow);
  const again = columns.filter(isAgain).length;
  const named = below.filter(({ own }) => own !== '').length;
  const isWide = levels === 1 || below.length >= fewestBelow * columns.length;
  return isWide && 2 * named > below.length && (again < below.length || again >= fewestAgain) && !areAnswers(columns);
}

/** Whether questions of one column have the same below them, as answers in words beside columns without a name. */
function areAnswers(columns: readonly Stacked[]): boolean {
  const alone = columns.filter(({ isBelow }, place) => !isBelow && columns[place + 1]?.isBelow !== true);
  const words = alone.map(({ own }) => foldText(own)).filter((own) => own !== '' && !open.has(own));
  return new Set(words).size < words.length;
}

/** Whether the last row holds words, or numbers that count up below each question: answers are neither. */
function areNames(columns: readonly Stacked[]): boolean {
  const numbers = columns.map(({ own }) => parseWholeNumber(own));
  const isPlain = (place: number) => numbers[place] !== undefined && numbers[place] !== 'not-a-number';
  const isNext = (place: number) => {
    const [before, number] = [numbers[place - 1], numbers[place]];
    return typeof before === 'number' && number === before + 1 && columns[place]?.isBelow === true;
  };
  const plain = [...columns.keys()].filter(isPlain);
  const isCounted = plain.every((place) => isNext(columns[place]?.isBelow ? place : place + 1));
  return plain.length === 0 || (isCounted && plain.filter(isNext).length >= fewestCounted);
}

/** Whether no two columns below one question are called the same. */
function areApart(columns: readonly Stacked[]): boolean {
  const names = columns.flatMap(({ above, own }) => (own === '' ? [] : [[...above, own].join('\n')]));
  return new Set(names).size === names.length;
}

const isAgain = (column: Stacked) => column.isAgain;

function describeColumn({ above, own, isBelow }: Stacked): SourceColumn {
  const stem = above.filter((text) => text !== '').join(' / ');
  const about = null;
  if (own === '' && isBelow) return { name: '', about, stem: '', row: '' };
  if (stem === '') return { name: own, about, ...splitHeader(own) };
  if (own === '' || open.has(foldText(own))) return { name: stem, about, ...splitHeader(stem) };
  return { name: `${stem} [${own}]`, about, stem: cleanWords(stem), row: cleanWords(own) };
}

import type { Questionnaire } from '../../core/instrument/questionnaire.ts';
import type { Side } from '../../core/instrument/side.ts';
import { readHeaderName } from '../readHeaderName.ts';
import type { Row } from '../table/row.ts';
import type { ReadingWords } from './readingWords.ts';
import { readSide } from './readSide.ts';
import { splitHeader } from './splitHeader.ts';

/** Fewer rows could be called so by chance. */
const fewestRows = 6;

/**
 * Whether questions stand in the rows of a table and people in its columns: nearly every row begins with what names an item's
 * side. `P1`, `P2` and so on may be people as well: of two sides both must be named, and of one no more than its items.
 */
export function isTurned(sample: readonly Row[], questionnaire: Questionnaire, words: ReadingWords): boolean {
  const named = sample.flatMap(({ cells: [name = ''] }) => readSideOfRow(name, questionnaire, words) ?? []);
  const { items, sides } = questionnaire;
  const isOfItems = new Set(named).size > 1 || (sides.length < 2 && named.length <= items.length);
  return sample.length >= fewestRows && 5 * named.length >= 4 * sample.length && isOfItems;
}

function readSideOfRow(name: string, questionnaire: Questionnaire, words: ReadingWords): Side | null {
  const meaning = readHeaderName(name, questionnaire);
  return meaning !== null && 'item' in meaning ? meaning.side : readSide(splitHeader(name), words).side;
}

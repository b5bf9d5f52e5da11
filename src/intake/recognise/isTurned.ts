import type { Questionnaire } from '../../core/instrument/questionnaire.ts';
import { readHeaderName } from '../readHeaderName.ts';
import type { Row } from '../table/row.ts';
import type { ReadingWords } from './readingWords.ts';
import { readSide } from './readSide.ts';
import { splitHeader } from './splitHeader.ts';

/** Fewer rows could be called so by chance. */
const fewestRows = 6;

/** Whether questions stand in the rows of a table and people in its columns: nearly every row begins with what names an item's side. */
export function isTurned(sample: readonly Row[], questionnaire: Questionnaire, words: ReadingWords): boolean {
  const asked = sample.filter(({ cells: [name = ''] }) => {
    const meaning = readHeaderName(name, questionnaire);
    return (meaning !== null && 'item' in meaning) || readSide(splitHeader(name), words).side !== null;
  });
  return sample.length >= fewestRows && 5 * asked.length >= 4 * sample.length;
}

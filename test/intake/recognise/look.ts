import { buildQuestionnaire } from '../../../src/core/instrument/questionnaire.ts';
import { describeColumns } from '../../../src/intake/recognise/describeColumns.ts';
import { readReadingWords } from '../../../src/intake/recognise/readingWords.ts';
import { recogniseLayout } from '../../../src/intake/recognise/recogniseLayout.ts';
import { sortColumns } from '../../../src/intake/recognise/sortColumns.ts';
import { servqual } from '../../core/given.ts';

const words = await readReadingWords();
export const questionnaire = buildQuestionnaire(servqual, 'customer');

/** What is made of a table with these columns, whose cells are the same in every one of twelve rows unless they are given. */
export function look(
  header: readonly string[],
  cells: readonly (string | readonly string[])[] = header.map(() => '5'),
) {
  const sample = Array.from({ length: 12 }, (_, row) => ({
    row: row + 2,
    cells: cells.map((cell) => (typeof cell === 'string' ? cell : (cell[row % cell.length] ?? ''))),
  }));
  const layout = recogniseLayout([{ row: 1, cells: header }, ...sample.slice(0, 2)]);
  return describeColumns(questionnaire, words, sortColumns(layout, sample, questionnaire, words));
}

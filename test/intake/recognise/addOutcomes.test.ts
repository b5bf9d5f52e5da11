import { describe, expect, test } from 'vitest';
import { buildQuestionnaire } from '../../../src/core/instrument/questionnaire.ts';
import type { MappingEntry } from '../../../src/intake/mapping.ts';
import { addOutcomes } from '../../../src/intake/recognise/addOutcomes.ts';
import { readReadingWords } from '../../../src/intake/recognise/readingWords.ts';
import { recogniseLayout } from '../../../src/intake/recognise/recogniseLayout.ts';
import { sortColumns } from '../../../src/intake/recognise/sortColumns.ts';
import { servqual } from '../../core/given.ts';

const words = await readReadingWords();
const questionnaire = buildQuestionnaire(servqual, 'customer');

/** The entry that is made of one column behind one that is an item, whose answers stand for 1 to 5. */
function look(name: string, answers: readonly string[], mayDiffer = true, named: readonly MappingEntry[] = []) {
  const sample = answers.map((answer, index) => ({ row: index + 2, cells: ['同意', answer] }));
  const layout = recogniseLayout([{ row: 1, cells: ['E1', name] }, ...sample]);
  const mapping = {
    labels: { 同意: 4, 满意: 4 },
    columns: [{ column: 1, item: 't1', side: 'expectation', reverse: false } as const, ...named],
  };
  const made = addOutcomes(mapping, sortColumns(layout, sample, questionnaire, words), questionnaire, words, mayDiffer);
  return made.columns[1];
}

describe('A question about the whole is an outcome', () => {
  test('that of the questionnaire where the answers are on its scale', () => {
    expect(look('46、总体满意度', ['5', '7', '1'])).toEqual({
      column: 2,
      as: 'outcome',
      id: 'satisfaction',
      min: 1,
      max: 7,
    });
  });

  test('else on the scale that its answers need, but in a study', () => {
    const own = { column: 2, as: 'outcome', id: 'satisfaction', min: 1, max: 10 };
    expect(look('Overall rating', ['5', '10', '1'])).toEqual(own);
    expect(look('Overall rating', ['5', '10', '1'], false)).toBeUndefined();
  });

  test('answered in words that mean the same point everywhere in the file', () => {
    expect(look('总体满意度', ['非常满意', '满意', '不满意'])).toMatchObject({ as: 'outcome', min: 1, max: 5 });
    expect(look('总体满意度', ['非常满意', '满意', '比较满意', '不满意', '很不满意', '比较不满意'])).toBeUndefined();
  });

  test('unless its own name says that it is another one', () => {
    const own = { column: 2, as: 'outcome', id: 'overall' } as const;
    expect(look('outcome.overall', ['5', '7', '1'], true, [own])).toEqual(own);
  });

  test('but not what was expected of the whole', () => {
    expect(look('Overall quality - Expected', ['5', '7', '1'])).toBeUndefined();
    expect(look('Overall quality - Perceived', ['5', '7', '1'])).toMatchObject({ as: 'outcome' });
  });

  test('but not a long sentence that only mentions the whole', () => {
    const long = 'Overall, the staff at the desk of this branch told me when the service would be performed';
    expect(look(long, ['5', '6'])).toBeUndefined();
  });
});

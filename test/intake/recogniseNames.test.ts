import { describe, expect, test } from 'vitest';
import { buildQuestionnaire, type Questionnaire } from '../../src/core/instrument/questionnaire.ts';
import { readStaffForm } from '../../src/intake/readStaffForm.ts';
import { readReadingWords } from '../../src/intake/recognise/readingWords.ts';
import { recogniseLayout } from '../../src/intake/recognise/recogniseLayout.ts';
import { sortColumns } from '../../src/intake/recognise/sortColumns.ts';
import { recogniseNames } from '../../src/intake/recogniseNames.ts';
import { makeStaffTemplate } from '../../src/intake/staffTemplate.ts';
import { servqual } from '../core/given.ts';

const words = await readReadingWords();
const customers = buildQuestionnaire(servqual, 'customer');
const managers = makeStaffTemplate(servqual, 'manager', await readStaffForm());
const codes = (...letters: readonly string[]) =>
  letters.flatMap((letter) => servqual.items.map((_, place) => `${letter}${place + 1}`));

/** The groups that columns make which stand behind codes of items, each with its answers over and over. */
function groupsOf(
  others: Readonly<Record<string, readonly string[]>>,
  items: readonly string[] = codes('E', 'P'),
  questionnaire: Questionnaire = customers,
) {
  const names = Object.keys(others);
  const rows = Array.from({ length: 24 }, (_, row) => ({
    row: row + 2,
    cells: [...items.map(() => '5'), ...names.map((name) => others[name]?.[row % others[name].length] ?? '')],
  }));
  const layout = recogniseLayout([{ row: 1, cells: [...items, ...names] }, ...rows]);
  const found = recogniseNames(layout, sortColumns(layout, rows, questionnaire, words), questionnaire, words);
  if ('problems' in found) throw new Error(JSON.stringify(found.problems));
  return found.columns.flatMap((entry) => (entry.as === 'segment' ? [entry.id] : []));
}

describe('Beside items that are called by codes, what else a name says is heard as beside sentences', () => {
  test.each([
    ['branch', ['North', 'South']],
    ['gender', ['1', '2']],
    ['Age band', ['1', '2', '3']],
    ['门店', ['东区', '西区']],
    ['年龄段', ['18-25', '26-35']],
    ['How often do you come here', ['1', '2', '3']],
  ])('“%s” splits people into groups', (name, answers) => {
    expect(groupsOf({ [name]: answers })).toEqual([name]);
  });

  test.each([['g1'], ['Q45_2'], ['x'], ['第45题'], ['Unnamed: 45'], ['VAR00012'], ['E23a']])(
    'but another code, “%s”, says nothing',
    (name) => {
      expect(groupsOf({ [name]: ['1', '2'] })).toEqual([]);
    },
  );

  test('nor does a name speak of groups where its answers are ratings or hardly come again', () => {
    expect(groupsOf({ 'Satisfaction with prices': ['3', '4', '5'] })).toEqual([]);
    expect(groupsOf({ city: Array.from({ length: 24 }, (_, row) => `city ${'x'.repeat(row)}`) })).toEqual([]);
  });

  test('what a tool adds is known by its layout, for staff as well', () => {
    for (const [questionnaire, audience, letters] of [
      [customers, 'customer', ['E', 'P']],
      [managers, 'manager', ['M', 'S']],
    ] as const) {
      const names = ['StartDate', 'EndDate', 'Finished', 'RecordedDate', 'ResponseId', ...codes(...letters)];
      const rows = Array.from({ length: 6 }, (_, row) => ({
        row: row + 2,
        cells: ['2026-03-01', '2026-03-01', '1', '2026-03-01', `R_${row}`, ...codes(...letters).map(() => '5')],
      }));
      const layout = recogniseLayout([{ row: 1, cells: names }, ...rows]);
      const found = recogniseNames(layout, sortColumns(layout, rows, questionnaire, words), questionnaire, words);
      if ('problems' in found) throw new Error(JSON.stringify(found.problems));
      const kinds = found.columns.flatMap(({ column, as, audience: whose }) =>
        Number(column) > 5 ? [] : [`${column} ${as} ${whose}`],
      );
      expect(kinds.sort()).toEqual([
        ...['1 ignore', '2 ignore', '3 ignore', '4 submitted', '5 serial'].map((kind) => `${kind} ${audience}`),
      ]);
    }
  });

  test('staff are not told apart by groups', () => {
    expect(groupsOf({ department: ['A', 'B'] }, codes('M', 'S'), managers)).toEqual([]);
  });
});

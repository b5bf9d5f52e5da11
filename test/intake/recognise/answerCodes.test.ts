import { expect, test } from 'vitest';
import { openResponses } from '../../../src/intake/readResponses.ts';
import { servqualForm } from '../../core/given.ts';
import { writeTemporary } from '../writeTemporary.ts';

/** A file of two people with a column for each item on both sides; everybody expects one answer and perceives the other. */
function openSurvey(beginning: readonly string[], answers: readonly [string, string]) {
  const header = ['EXP', 'PER'].flatMap((side) => servqualForm.items.map((_, index) => `${side}[SQ${index + 101}]`));
  const row = answers.flatMap((answer) => servqualForm.items.map(() => answer));
  const lines = [[...beginning, ...header], ...['7', '8'].map((id) => [id, '2026-10-01 10:00:00', '3', 'en', ...row])];
  const how = { mapping: null, wanted: { template: servqualForm, isGuess: true } };
  return openResponses(writeTemporary(lines.map((cells) => cells.join(',')).join('\n')), how, {
    id: '1',
    openWave: null,
  });
}
const limeSurvey = ['id', 'submitdate', 'lastpage', 'startlanguage'];

test.each([
  ['A7', 'A3', 'a', 1],
  ['AO07', 'AO03', 'ao', 2],
] as const)(
  'LimeSurvey’s codes of answers such as %s are points on the scale wanted, each in a list that can be seen and changed',
  async (best, low, prefix, width) => {
    const file = await openSurvey(limeSurvey, [best, low]);
    if ('problems' in file) throw new Error(JSON.stringify(file.problems));
    for (let point = 1; point <= 7; point++)
      expect(file.mapping.labels?.[`${prefix}${String(point).padStart(width, '0')}`]).toBe(point);
    const [{ response } = { response: null }] = (await file.readRows().next()).value ?? [];
    // Packed from 0.
    expect(response?.answers.items).toBe('62'.repeat(22));
  },
);

test('They are codes of LimeSurvey alone, and those beyond every scale are nothing', async () => {
  expect('problems' in (await openSurvey(['Name', 'Date', 'Page', 'Place'], ['A7', 'A3']))).toBe(true);
  expect('problems' in (await openSurvey(limeSurvey, ['A12', 'A30']))).toBe(true);
});

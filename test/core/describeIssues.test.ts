import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { describeIssues } from '../../src/core/describeIssues.ts';
import { textSchema } from '../../src/core/instrument/text.ts';
import { settingsSchema } from '../../src/core/study/settings.ts';
import { describeProblem } from '../../src/words/sentences.ts';

function tell(shape: z.ZodType, value: unknown) {
  const { error } = shape.safeParse(value, { reportInput: true });
  return error === undefined ? [] : describeIssues(error, value);
}

const column = z.union([z.string().trim().min(1), z.int().min(1)]);

describe('What does not have the shape that belongs in its place', () => {
  test.each<[string, z.ZodType, unknown, string, string]>([
    ['a number for a text', z.string(), 5, 'no-text', 'a'],
    ['a text for a number', z.int(), '5', 'no-number', 'a'],
    ['a fraction for a whole number', z.int(), 4.5, 'no-whole-number', 'a'],
    ['a word for yes or no', z.boolean(), 'yes', 'no-yes-or-no', 'a'],
    ['one for a list', z.array(z.string()), 'x', 'no-list', 'a'],
    ['a list for parts', z.strictObject({}), [], 'no-parts', 'a'],
    ['a truth value for the name of a column', column, true, 'no-text-or-number', 'a'],
    ['the name of a column that is empty', column, '', 'text-empty', 'a'],
    ['the place of a column before the first', column, 0, 'number-too-small', 'a'],
    ['nothing behind its name, as YAML may have it', z.string(), null, 'value-missing', 'a'],
    ['a text without a language', textSchema, {}, 'text-without-language', 'a'],
    ['a language by its name', textSchema, { English: 'x' }, 'language-malformed', 'a.English'],
    ['a text that is too long', textSchema, { en: 'x'.repeat(1001) }, 'too-long', 'a.en'],
    ['too many in a list', z.array(z.int()).max(1), [1, 2], 'list-too-full', 'a'],
    ['a number that is too large', z.int().max(100), 101, 'number-too-large', 'a'],
    ['a day that no calendar has', z.iso.date(), '2026-02-30', 'date-malformed', 'a'],
    ['a check that no sentence is known of', z.string().refine(() => false, 'Nope'), 'x', 'value-unfit', 'a'],
    [
      'a wave that closes before it opens',
      settingsSchema,
      { waves: [{ id: '1', opens: '2026-12-02T00:00:00.000Z', closes: '2026-12-01T00:00:00.000Z' }] },
      'wave-empty',
      'a.waves.0',
    ],
    ['two waves of one name', settingsSchema, { waves: [{ id: '1' }, { id: '1' }] }, 'waves-alike', 'a.waves'],
  ])('%s is told by a code and path, in sentences of ours', (_, shape, value, code, path) => {
    const problems = tell(z.strictObject({ a: shape }), { a: value });
    expect(problems).toMatchObject([{ code, path }]);
    for (const language of ['zh', 'en'] as const)
      expect(problems.map((problem) => describeProblem(problem, language)).join()).not.toMatch(
        /Invalid|expected|Too (small|big)|undefined|\{\{|Nope/,
      );
  });

  test('lists what can stand there, where that is settled', () => {
    const kind = z.discriminatedUnion('as', [
      z.strictObject({ as: z.literal('item').optional() }),
      z.strictObject({ as: z.literal('wave') }),
    ]);
    expect(tell(kind, { as: 'weigth' })).toEqual([
      { code: 'value-not-listed', path: 'as', values: { listed: 'item, wave' } },
    ]);
  });
});

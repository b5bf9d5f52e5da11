import { expect, test } from 'vitest';
import type { Flag } from '../../../../src/core/answers/quality/flags.ts';
import { readJson } from '../../given.ts';
import { flagAll, form1988, readSynthetic } from './rows.ts';

/** Written by test/oracle/quality.R: who breaks which rule. */
const { synthetic } = readJson('test/oracle/quality.json') as {
  readonly synthetic: Readonly<Partial<Record<Flag, readonly string[]>>>;
};

/** The last row says the same as R044 once more: the fold has left it out before responses are judged. */
const people = readSynthetic().slice(0, 260);
const flags = flagAll(form1988, people);
const flaggedFor = (flag: Flag) =>
  people.filter((_, index) => flags[index]?.includes(flag)).map((row) => row.respondent);

test.each(Object.entries(synthetic))('In synthetic-22x2 the flag %s is raised for those whom R names', (flag, ids) => {
  expect(flaggedFor(flag as Flag)).toEqual(ids);
});

test('In synthetic-22x2 every planted fault is found', () => {
  const of = (id: string) => flags[people.findIndex(({ respondent }) => respondent === id)];
  const straight = ['long-string', 'identical-sides', 'straight-reversed', 'low-variability'];
  for (const id of ['R017', 'R058', 'R099']) expect(of(id)).toEqual([...straight, 'too-fast']);
  expect(of('R140')).toEqual(['long-string', 'identical-sides', 'low-variability']);
  expect(of('R181')).toEqual(['long-string', 'straight-reversed', 'low-variability']);
  expect(of('R222')).toEqual(straight);
  for (const id of ['R012', 'R090', 'R133']) expect(of(id)).toEqual(['points-sum']);
});

test('In synthetic-22x2 nobody is flagged for breaking off, for blank points or for answering nothing', () => {
  const of = (id: string) => flags[people.findIndex(({ respondent }) => respondent === id)];
  for (const id of ['R030', 'R200', 'R077', 'R150', 'R201']) expect(of(id)).toEqual([]);
});

test('In synthetic-22x2 nobody else is flagged: no duplicate, no clone', () => {
  expect(flags.filter((each) => each.length > 0)).toHaveLength(new Set(Object.values(synthetic).flat()).size);
});

test('The repeated row of synthetic-22x2 would be a duplicate, but no clone, since one person gave both', () => {
  const all = flagAll(form1988, readSynthetic());
  expect(all.at(-1)).toContain('duplicate-respondent');
  expect(all[43]).toEqual(all.at(-1));
  expect(all.flat()).not.toContain('cloned');
});

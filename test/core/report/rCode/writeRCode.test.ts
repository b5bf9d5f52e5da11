import { describe, expect, test } from 'vitest';
import { listNumbers } from '../../../../src/core/report/listNumbers.ts';
import { quote } from '../../../../src/core/report/rCode/rCode.ts';
import { writeRCode } from '../../../../src/core/report/rCode/writeRCode.ts';
import { referenceOf, references } from '../../../../src/core/report/references.ts';
import { writeResponsesCsv } from '../../../../src/export/responsesCsv.ts';
import { type GivenStudy, givenStudy } from '../explain/givenStudy.ts';

const perceptionsAlone = givenStudy('chain', ['perception']);
const studies = [
  ['the chain of sides', givenStudy('chain')],
  ['direct ratings', givenStudy('direct')],
  ['perceptions alone', perceptionsAlone],
] as const;

/** The first figure of each reference, with its code. Of a side that was not asked there are none but zeros. */
function writeAll({ report, questionnaires: forms }: GivenStudy): ReadonlyMap<string, string> {
  const firsts = new Map<string, string>();
  for (const [pointer, value] of listNumbers(report)) {
    const pattern = referenceOf(pointer)?.reference.pattern ?? '';
    if (!firsts.has(pattern) && (value !== 0 || !/expectation|gap/.test(pattern))) firsts.set(pattern, pointer);
  }
  return new Map([...firsts].map(([pattern, pointer]) => [pattern, writeRCode(pointer, { report, forms }) ?? '']));
}

const written = studies.map(([name, study]) => ({ name, study, codes: writeAll(study) }));

/** The code without its strings, each of which is an empty one then. */
const withoutStrings = (code: string) => code.replace(/"(?:[^"\\]|\\.)*"/g, '""').replace(/'(?:[^'\\]|\\.)*'/g, "''");

test('There is R code for every reference', () => {
  const all = new Set(written.flatMap(({ codes }) => [...codes].flatMap(([pattern, code]) => (code ? [pattern] : []))));
  expect(references.filter(({ pattern }) => !all.has(pattern)).map(({ id }) => id)).toEqual([]);
});

test('and none where the report has no figure', () => {
  const [[, { report, questionnaires }]] = studies;
  for (const pointer of ['', '/items', '/items/0/nothing', '/schema'])
    expect(writeRCode(pointer, { report, forms: questionnaires })).toBeNull();
});

describe.each(written)('The code for a study of $name', ({ study, codes }) => {
  test('is whole: every bracket that opens is closed by its like, and no string is left open', () => {
    for (const [pattern, code] of codes) {
      // Pair by pair from the inside, until only brackets are left that have no like.
      let left = withoutStrings(code)
        .replace(/''|""/g, '')
        .replace(/[^()[\]{}"']/g, '');
      for (let before = ''; before !== left; ) {
        before = left;
        left = left.replace(/\(\)|\[\]|\{\}/g, '');
      }
      expect(left, pattern).toBe('');
      expect(code, pattern).not.toMatch(/undefined|NaN|\[object/);
    }
  });

  test('reads only columns that the export has', async () => {
    const headers = new Map<string, ReadonlySet<string>>();
    const files = { 'responses.csv': 'customer', 'managers.csv': 'manager', 'contact.csv': 'contact' } as const;
    for (const [file, audience] of Object.entries(files))
      for await (const piece of writeResponsesCsv('made', study.questionnaires[audience], async function* () {}))
        headers.set(file, new Set(piece.replace('\uFEFF', '').trim().split(',')));
    for (const [pattern, code] of codes) {
      let header: ReadonlySet<string> = new Set();
      for (const [, file, side, name] of code.matchAll(
        /read_answers\("(.*?)"\)|\bside\("(.*?)"\)|"((?:segment|outcome|weight|antecedent)\.[^"]+)"/g,
      )) {
        if (file) header = headers.get(file) ?? new Set();
        if (side && header.size > 0) expect([...header], pattern).toContain(`i0.${side}`);
        if (name) expect([...header], pattern).toContain(name);
      }
    }
  });

  test('calls only functions that it defines or that R has', () => {
    for (const [pattern, code] of codes) {
      const called = [
        ...withoutStrings(code).matchAll(/\b(flag_\w+|[a-z]+_(?:answers|one|two|tail|quantile|limits|order))\(/g),
      ];
      for (const [, name] of called) expect(code, pattern).toContain(`${name} <- function(`);
    }
  });
});

test('The code of an item prints its figure from the items answered on both sides', () => {
  const [[, { report, questionnaires }]] = studies;
  const lines = (writeRCode('/items/2/ci/1', { report, forms: questionnaires }) ?? '').trimEnd().split('\n');
  expect(lines.slice(-7)).toEqual([
    'G <- P - E',
    'E[is.na(G)] <- P[is.na(G)] <- NA',
    'i <- "i2"',
    'e <- known(E[, i])',
    'p <- known(P[, i])',
    'g <- known(G[, i])',
    'limits(g)[2]',
  ]);
  expect(lines).toContain('reversed <- c("i2", "i6", "i10")');
});

test('The code of the cross leaves out an item without importance or performance, as the picture does', () => {
  const [[, { report, questionnaires }]] = studies;
  const lines = writeRCode('/importance/0/crosshairs/means/performance', { report, forms: questionnaires })?.split(
    '\n',
  );
  expect(lines?.slice(-3, -1)).toEqual(['both <- !is.na(performances + importances)', 'middle(performances[both])']);
});

test('A name has the line ends that R makes of all when it reads a file (its manual, "Connections")', () => {
  expect(quote('a\r\nb\rc\nd "e" \\')).toBe('"a\\nb\\nc\\nd \\"e\\" \\\\"');
});

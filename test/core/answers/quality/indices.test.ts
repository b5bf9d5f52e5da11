import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { listAnswerBlocks } from '../../../../src/core/answers/quality/answerBlocks.ts';
import { arrangementBits } from '../../../../src/core/answers/quality/arrangements.ts';
import { intraIndividualVariability } from '../../../../src/core/answers/quality/intraIndividualVariability.ts';
import { longString } from '../../../../src/core/answers/quality/longString.ts';
import { readJson } from '../../given.ts';
import { form1988, offsetsOf, readSynthetic } from './rows.ts';

/** Written by test/oracle/quality.R. */
const { people } = readJson('test/oracle/quality.json') as {
  readonly people: readonly {
    readonly answers: readonly (number | null)[];
    readonly longString: number;
    readonly variability: number | null;
    readonly bits: number;
  }[];
};

const answered = (answers: readonly (number | null)[]) => answers.filter((answer) => answer !== null);

const expectNear = (found: number | null, wanted: number | null) =>
  wanted === null ? expect(found).toBeNull() : expect(found).toBeCloseTo(wanted, 9);

describe('Of a person’s answers', () => {
  test('the longest run is that of rle() in R, across what is missing', () => {
    expect(people.length).toBeGreaterThan(70);
    for (const person of people) expect(longString(answered(person.answers))).toBe(person.longString);
  });

  test('the variability is that of sd() in R, and does not exist below two answers', () => {
    for (const person of people) expectNear(intraIndividualVariability(answered(person.answers)), person.variability);
  });

  test('the bits of their arrangement are those of lfactorial() in R', () => {
    for (const person of people) expectNear(arrangementBits(answered(person.answers)), person.bits);
  });

  test('the number of bits is 0 for equal answers, and log2 10! where ten are all different', () => {
    expect(arrangementBits([4, 4, 4, 4])).toBe(0);
    expect(arrangementBits([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])).toBeCloseTo(Math.log2(3_628_800), 12);
  });

  test('no run is longer than all of them, and turning a scale round changes nothing', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 6 }), { maxLength: 30 }), (answers) => {
        const turned = answers.map((answer) => 6 - answer);
        expect(longString(answers)).toBeLessThanOrEqual(answers.length);
        expect(longString(turned)).toBe(longString(answers));
        expectNear(intraIndividualVariability(turned), intraIndividualVariability(answers));
        expect(longString([...answers].reverse())).toBe(longString(answers));
      }),
    );
  });
});

test('The indices of synthetic-22x2 are those that R gives for its 260 people', () => {
  const lines = readFileSync(new URL('../../../oracle/synthetic-22x2/ref_quality.csv', import.meta.url), 'utf8');
  const [header = [], ...rows] = lines
    .trim()
    .split('\n')
    .map((line) => line.replaceAll('"', '').split(','));
  const reference = new Map(rows.map((cells) => [cells[0], (name: string) => cells[header.indexOf(name)] ?? '']));
  const number = (text: string) => (text === 'NA' ? null : Number(text));
  expect(reference.size).toBe(260);
  const [expectations, perceptions] = listAnswerBlocks(form1988);
  for (const { respondent, packed } of readSynthetic()) {
    const value = reference.get(respondent ?? '');
    if (!value) throw new Error(`no ${respondent}`);
    const sides = {
      E: expectations?.read(offsetsOf(form1988, packed)) ?? [],
      P: perceptions?.read(offsetsOf(form1988, packed)) ?? [],
    };
    for (const [letter, answers] of Object.entries(sides)) {
      expect(longString(answers)).toBe(number(value(`longstring${letter}`)) ?? 0);
      expectNear(intraIndividualVariability(answers), number(value(`sdRaw${letter}`)));
    }
    expect(44 - sides.E.length - sides.P.length).toBe(number(value('missing')));
  }
});

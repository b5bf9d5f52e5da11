import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { summarise } from '../../../src/core/summary/summarise.ts';
import { mergeSummaries, scoredSides } from '../../../src/core/summary/summary.ts';
import { anyStudy, givenAnswers, givenForm } from '../given.ts';

describe('A summary', () => {
  test('is the same whatever the order of the responses, and however they are split and merged', () => {
    const dealt = anyStudy().chain(([form, responses]) =>
      fc.tuple(
        fc.constant(form),
        fc.constant(responses),
        fc.shuffledSubarray([...responses.keys()], { minLength: responses.length }),
        fc.array(fc.nat(responses.length), { maxLength: 4 }),
      ),
    );
    fc.assert(
      fc.property(dealt, ([form, responses, order, cuts]) => {
        const whole = summarise(form, responses);
        const shuffled = order.map((place) => responses[place] ?? '');
        expect(summarise(form, shuffled)).toEqual(whole);
        const bounds = [0, ...[...cuts].sort((a, b) => a - b), responses.length];
        const parts = bounds.slice(1).map((end, index) => summarise(form, shuffled.slice(bounds[index], end)));
        expect(parts.reduce(mergeSummaries)).toEqual(whole);
        expect(parts.reduceRight((merged, part) => mergeSummaries(part, merged))).toEqual(whole);
      }),
    );
  });

  test('of no responses changes nothing when it is merged, on either side', () => {
    fc.assert(
      fc.property(anyStudy(), ([form, responses]) => {
        const summary = summarise(form, responses);
        const empty = summarise(form, []);
        expect(mergeSummaries(summary, empty)).toEqual(summary);
        expect(mergeSummaries(empty, summary)).toEqual(summary);
      }),
    );
  });

  test('leaves the summaries that were merged as they were', () => {
    const form = givenForm({ items: ['a', 'b'] });
    const [one, other] = [summarise(form, ['0123']), summarise(form, ['0120'])];
    const before = structuredClone(one);
    mergeSummaries(one, other);
    expect(one).toEqual(before);
  });

  test('counts every response, also one without any answer, and every combination of signs as it was given', () => {
    const form = givenForm({ items: ['a', 'a'], reverse: [false, true] });
    const packed = [
      givenAnswers(form, [7, 1], [4, 2]),
      givenAnswers(form, [7, 1], [4, null]),
      givenAnswers(form, [null, null], [null, null]),
    ];
    const { n, items } = summarise(form, packed);
    expect(n).toBe(3);
    expect(items.map((counts) => Object.fromEntries(counts))).toEqual([
      { '63': 2, '..': 1 },
      { '01': 1, '0.': 1, '..': 1 },
    ]);
  });

  test('keeps scores of each side alone and of every two sides together, expectation first whatever is asked first', () => {
    const form = givenForm({ items: ['a'], sides: ['importance', 'perception', 'expectation'] });
    const wanted = [
      ['expectation'],
      ['perception'],
      ['importance'],
      ['expectation', 'perception'],
      ['expectation', 'importance'],
      ['perception', 'importance'],
    ];
    expect(scoredSides(form)).toEqual(wanted);
    expect(summarise(form, ['123']).scores.map(({ sides }) => sides)).toEqual(wanted);
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { JoinedTexts } from '../../../src/core/answers/joinedTexts.ts';
import { planScores } from '../../../src/core/summary/scorePlans.ts';
import { summarise } from '../../../src/core/summary/summarise.ts';
import { mergeSummaries, subtractSummary } from '../../../src/core/summary/summary.ts';
import { anyAnswered, givenAnswers, givenForm, givenResponse, summariseItems } from '../given.ts';

describe('A summary', () => {
  test('is the same whatever the order of the responses, and however they are split and merged', () => {
    const dealt = anyAnswered().chain(([form, responses]) =>
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
        const shuffled = order.flatMap((place) => responses[place] ?? []);
        expect(summarise(form, shuffled)).toEqual(whole);
        const bounds = [0, ...[...cuts].sort((a, b) => a - b), responses.length];
        const parts = bounds.slice(1).map((end, index) => summarise(form, shuffled.slice(bounds[index], end)));
        expect(parts.reduce(mergeSummaries)).toEqual(whole);
        expect(parts.reduceRight((merged, part) => mergeSummaries(part, merged))).toEqual(whole);
      }),
    );
  });

  test('is the same whether people are folded together or one by one, however many they are', () => {
    fc.assert(
      fc.property(anyAnswered(), fc.constantFrom(63, 64, 65), ([form, few], count) => {
        fc.pre(few.length > 0);
        const many = Array.from({ length: count }, (_, index) => few[(index * index) % few.length]).flatMap(
          (response) => response ?? [],
        );
        const alone = many.map((response) => summarise(form, [response]));
        expect(summarise(form, many)).toEqual(alone.reduce(mergeSummaries));
      }),
      { numRuns: 8 },
    );
  });

  test('is the same where what people told of themselves stands in two maps that others share', () => {
    fc.assert(
      fc.property(anyAnswered(), ([form, responses]) => {
        const shared = new Map<string, ReadonlyMap<string, string>>();
        const share = (texts: readonly (readonly [string, string])[]) => {
          const found = shared.get(JSON.stringify(texts)) ?? new Map(texts);
          shared.set(JSON.stringify(texts), found);
          return found;
        };
        const joined = responses.map(({ answers, ...response }, index) => {
          const told = [...answers.profile];
          const profile = new JoinedTexts(share(told.slice(0, index % 2)), share(told.slice(index % 2)));
          expect(new Map(profile)).toEqual(answers.profile);
          return { ...response, answers: { ...answers, profile } };
        });
        expect(summarise(form, joined)).toEqual(summarise(form, responses));
      }),
    );
  });

  test('from which responses are taken away is the summary without them, to the bit', () => {
    const parted = anyAnswered().chain(([form, responses]) =>
      fc.tuple(fc.constant(form), fc.constant(responses), fc.subarray([...responses])),
    );
    fc.assert(
      fc.property(parted, ([form, responses, gone]) => {
        const rest = summarise(
          form,
          responses.filter((response) => !gone.includes(response)),
        );
        expect(subtractSummary(summarise(form, responses), summarise(form, gone))).toEqual(rest);
        expect(subtractSummary(mergeSummaries(rest, summarise(form, gone)), rest)).toEqual(summarise(form, gone));
      }),
    );
  });

  test('refuses to lose what it never had', () => {
    const form = givenForm({ items: ['a'] });
    expect(() => subtractSummary(summariseItems(form, []), summariseItems(form, ['01']))).toThrow('never added');
  });

  test('holds nothing but whole numbers', () => {
    fc.assert(
      fc.property(anyAnswered(), ([form, responses]) => {
        const found: unknown[] = [];
        const visit = (part: unknown): void => {
          if (part instanceof Map)
            for (const [key, value] of part) visit(typeof key === 'number' ? [key, value] : value);
          else if (typeof part === 'object' && part !== null) Object.values(part).forEach(visit);
          else found.push(part);
        };
        visit(summarise(form, responses));
        expect(found.filter((part) => typeof part === 'number' && !Number.isSafeInteger(part))).toEqual([]);
      }),
    );
  });

  test('knows no group where a segment has more of them than anybody could look at', () => {
    const form = { ...givenForm({ items: ['a'] }), profile: [{ id: 'name', text: { en: 'name' } }] };
    const named = (count: number) =>
      Array.from({ length: count }, (_, index) =>
        givenResponse('01', { answers: { profile: new Map([['name', `n${index}`]]) } }),
      );
    expect(summarise(form, named(1000)).segments[0]?.size).toBe(1000);
    expect(summarise(form, named(1001)).segments[0]).toBeNull();
  });

  test('of no responses changes nothing when it is merged, on either side', () => {
    fc.assert(
      fc.property(anyAnswered(), ([form, responses]) => {
        const summary = summarise(form, responses);
        const empty = summarise(form, []);
        expect(mergeSummaries(summary, empty)).toEqual(summary);
        expect(mergeSummaries(empty, summary)).toEqual(summary);
      }),
    );
  });

  test('leaves the summaries that were merged as they were', () => {
    const form = givenForm({ items: ['a', 'b'] });
    const [one, other] = [summariseItems(form, ['0123']), summariseItems(form, ['0120'])];
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
    const { n, items } = summariseItems(form, packed);
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
    expect(planScores(form).map(({ sides }) => sides)).toEqual(wanted);
    expect(summariseItems(form, ['123']).scores.map(({ sides }) => sides)).toEqual(wanted);
  });
});

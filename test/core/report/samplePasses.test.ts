import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildSample } from '../../../src/core/report/buildSample.ts';
import { foldFirst, foldSecond, joinFirst } from '../../../src/core/report/samplePasses.ts';
import { summarise } from '../../../src/core/summary/summarise.ts';
import { mergeSummaries } from '../../../src/core/summary/summary.ts';
import { form1988 } from '../answers/quality/rows.ts';
import { anyAnswered, givenForm, givenResponse } from '../given.ts';

describe('The first pass over the responses of a sample', () => {
  test('may be made of two parts of them, and the sample is the same', () => {
    // Few people, invitations and times, so that they recur across the parts as well.
    const anyKnown = fc.record({
      respondent: fc.option(fc.constantFrom('P1', 'P2', 'P3')),
      token: fc.option(fc.constantFrom('T1', 'T2', 'T3', 'T4')),
      submittedAt: fc.option(fc.constantFrom('2026-03-01T14:05:33Z', '2026-03-01T14:05:35Z', '2026-03-01T14:06:00Z')),
      seconds: fc.option(fc.integer({ min: 1, max: 300 })),
    });
    const anyDealt = anyAnswered().chain(([form, responses]) =>
      fc.tuple(
        fc.constant(form),
        fc.tuple(...responses.map((response) => anyKnown.map((known) => ({ ...response, ...known })))),
        fc.nat(responses.length),
      ),
    );
    fc.assert(
      fc.property(anyDealt, ([form, responses, cut]) => {
        const [one, other] = [responses.slice(0, cut), responses.slice(cut)].map((part) => {
          const first = foldFirst(form);
          for (const response of part) first.add(response);
          return first.finish();
        });
        if (!one || !other) throw new Error('no parts');
        // As it comes out of a thread.
        const second = foldSecond(form, structuredClone(joinFirst(one, other)));
        for (const response of responses) second.add(response);
        expect(second.finish()).toEqual(buildSample(form, responses));
      }),
    );
  });

  test('knows of each part whose answers were whose, and when they came', () => {
    const [same, other] = ['0123456'.repeat(7).slice(0, 44), '6543210'.repeat(7).slice(0, 44)] as const;
    const send = (items: string, respondent: string, second: number) =>
      givenResponse(items, { respondent, wave: '1', submittedAt: `2026-03-01T14:05:${second}Z` });
    const one = [send(same, 'P1', 11), send(other, 'P2', 12), send(other, 'P3', 13), send(other, 'P4', 30)];
    const more = [send(other, 'P5', 15), send(other, 'P6', 16), send(other, 'P7', 17), send(same, 'P1', 14)];
    const [a, b] = [one, more].map((part) => {
      const first = foldFirst(form1988);
      for (const response of part) first.add(response);
      return first.finish();
    });
    if (!a || !b) throw new Error('no parts');
    const second = foldSecond(form1988, joinFirst(a, b));
    for (const response of [...one, ...more]) second.add(response);
    // P1 gave the same twice, and P4 came later than the five before.
    expect(second.finish().quality.counts).toMatchObject({ cloned: 6, burst: 5, 'duplicate-respondent': 2 });
  });

  test('is enough for many who stand out in nothing, and no longer when one of them comes twice or in another wave', () => {
    const form = givenForm({ items: ['a', 'a', 'b'] });
    const people = Array.from({ length: 10_001 }, (_, index) =>
      givenResponse('012345', { respondent: `P${index}`, token: `T${index}`, wave: '1' }),
    );
    const isNeeded = (...more: readonly (typeof people)[number][]) => {
      const first = foldFirst(form);
      for (const response of [...people, ...more]) first.add(response);
      return foldSecond(form, first.finish()).isNeeded;
    };
    expect(isNeeded()).toBe(false);
    expect(isNeeded(givenResponse('012344', { respondent: 'P7', wave: '1' }))).toBe(true);
    expect(isNeeded(givenResponse('012344', { token: 'T7', wave: '1' }))).toBe(true);
    expect(isNeeded(givenResponse('012344', { respondent: 'P7', wave: '2' }))).toBe(true);
    const timed = (seconds: number) => givenResponse('012344', { seconds });
    expect(isNeeded(...Array.from({ length: 20 }, () => timed(100)))).toBe(false);
    expect(isNeeded(...Array.from({ length: 20 }, () => timed(100)), timed(32))).toBe(true);
  });

  test('counts many as exactly as few, though those are counted in another way', () => {
    const form = givenForm({ items: ['a', 'a', 'b', 'b', 'b'], reverse: [true, false, false, true, false] });
    const people = Array.from({ length: 2000 }, (_, index) =>
      givenResponse(
        (index * 7919 + 13 * index * index)
          .toString(7)
          .padStart(10, '0')
          .slice(-9 - (index % 2)),
        {
          wave: `${index % 3}`,
        },
      ),
    );
    const few = Array.from({ length: 400 }, (_, part) => summarise(form, people.slice(5 * part, 5 * part + 5)));
    expect(few.reduce(mergeSummaries)).toEqual(summarise(form, people));
  });
});

test('Of two parts that have more groups together than anybody could look at, the groups are unknown', () => {
  const form = { ...givenForm({ items: ['a'] }), profile: [{ id: 'name', text: { en: 'name' } }] };
  const named = (from: number, count: number) =>
    summarise(
      form,
      Array.from({ length: count }, (_, index) =>
        givenResponse('01', { answers: { profile: new Map([['name', `n${from + index}`]]) } }),
      ),
    );
  expect(mergeSummaries(named(0, 600), named(400, 600)).segments[0]?.size).toBe(1000);
  expect(mergeSummaries(named(0, 600), named(401, 600)).segments[0]).toBeNull();
});

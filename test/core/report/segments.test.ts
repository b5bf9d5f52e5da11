import { describe, expect, test } from 'vitest';
import { buildReport } from '../../../src/core/report/buildReport.ts';
import { buildSample } from '../../../src/core/report/buildSample.ts';
import { givenForm } from '../given.ts';

const form = { ...givenForm({ items: ['a', 'a'] }), profile: [{ id: 'branch', text: { en: 'Branch' } }] };

/** The segment and its notes in the report of so many branches with four people each, and one with a single person. */
function reportOn(branches: number, minGroup: number) {
  const people = [...Array.from({ length: 4 * branches }, (_, index) => `b${index % branches}`), 'lonely'];
  const responses = people.map((branch, index) => ({
    id: String(index),
    answers: {
      items: `${index % 7}${(3 * index) % 7}${(5 * index) % 7}${(2 * index) % 7}`,
      points: new Map(),
      outcomes: new Map(),
      profile: new Map([['branch', branch]]),
      comments: new Map(),
    },
    ...{ wave: null, respondent: null, token: null, submittedAt: null, language: null, seconds: null },
  }));
  const settings = { read: people.length, duplicates: 0, minGroup, version: 'x', waveOrder: null };
  const { segments, notes } = buildReport({ customer: buildSample(form, responses) }, settings);
  return { segment: segments[0], codes: notes.filter(({ at }) => at === '/segments/0').map(({ code }) => code) };
}

describe('The groups of a segment', () => {
  test('are compared two by two up to fifty: then 50 x 49 / 2 pairs', () => {
    const { segment, codes } = reportOn(49, 1);
    for (const { pairs } of segment?.dimensions ?? []) expect(pairs).toHaveLength(1225);
    expect(codes).toEqual([]);
  });

  test('beyond that are only compared all together, and a note says so', () => {
    const { segment, codes } = reportOn(50, 1);
    for (const { pairs, df1, fDf1 } of segment?.dimensions ?? []) {
      expect(pairs).toEqual([]);
      // One less than the groups; Welch needs two people in each.
      expect([fDf1, df1]).toEqual([50, 49]);
    }
    expect(codes).toEqual(['too-many-pairs']);
  });

  test('that are hidden because they are small do not count', () => {
    const { segment, codes } = reportOn(50, 2);
    expect(segment?.groups.filter(({ isHidden }) => isHidden).map(({ value }) => value)).toEqual(['b0', 'lonely']);
    expect(segment?.dimensions[0]?.pairs).toHaveLength(1176);
    expect(codes).toEqual(['groups-hidden']);
  });
});

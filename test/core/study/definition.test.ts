import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { describeDefinition, parseDefinition } from '../../../src/core/study/definition.ts';
import { settingsSchema, usualSettings } from '../../../src/core/study/settings.ts';
import { servqual } from '../given.ts';

const definition = {
  title: { zh: '云杉旅馆', en: 'Spruce Inn' },
  design: 'direct',
  instrument: servqual,
  settings: { ...usualSettings, languages: ['en'], consent: { en: 'I agree' } },
} as const;
const value = () =>
  JSON.parse(
    JSON.stringify(describeDefinition({ ...definition, settings: settingsSchema.parse(definition.settings) })),
  );
const problemsOf = (changed: unknown) => {
  const parsed = parseDefinition(changed);
  return 'problems' in parsed ? parsed.problems.map(({ path }) => path) : [];
};

describe('The definition of a study', () => {
  test('comes back from its file as it was', () => {
    expect(parseDefinition(value())).toEqual(definition);
  });

  test('says nothing of answers, accounts or addresses', () => {
    expect(Object.keys(value()).sort()).toEqual(['design', 'instrument', 'schema', 'settings', 'title']);
  });

  test('is told where it is wrong, by the path', () => {
    expect(problemsOf({ ...value(), schema: 'fivegaps-study/9' })).toEqual(['schema']);
    expect(problemsOf({ ...value(), title: {} })).toEqual(['title']);
    expect(problemsOf({ ...value(), extra: 1 })).toEqual(['extra']);
    expect(problemsOf({ ...value(), settings: { minGroup: 2 } })).toEqual(['settings.minGroup']);
    const items = value().instrument.items.map((item: object) => ({ ...item, dimension: 'nowhere' }));
    expect(problemsOf({ ...value(), instrument: { ...value().instrument, items } })[0]).toBe(
      'instrument.items.0.dimension',
    );
  });

  test('with a wave that closes before it opens, or two waves of one name, is wrong', () => {
    const wave = { id: '1', opens: '2026-03-02T00:00:00.000Z', closes: '2026-03-01T00:00:00.000Z', quota: null };
    expect(problemsOf({ ...value(), settings: { waves: [wave] } })).toEqual(['settings.waves.0']);
    const open = { id: '1' };
    expect(problemsOf({ ...value(), settings: { waves: [open, open] } })).toEqual(['settings.waves']);
  });

  test('is never a reason to throw, whatever the file holds', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom('', ...Object.keys(value())), (any, key) => {
        const parsed = parseDefinition(key === '' ? any : { ...value(), [key]: any });
        if ('problems' in parsed) expect(parsed.problems.length).toBeGreaterThan(0);
        else expect(parsed.instrument.items.length).toBeGreaterThan(0);
      }),
    );
  });
});

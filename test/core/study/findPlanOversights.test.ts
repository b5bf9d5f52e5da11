import { describe, expect, test } from 'vitest';
import { findPlanOversights } from '../../../src/core/study/findPlanOversights.ts';
import { type StudySettings, settingsSchema, usualSettings } from '../../../src/core/study/settings.ts';
import { describePlanOversights } from '../../../src/words/describePlanOversights.ts';

const title = { zh: '云杉酒店', en: 'Spruce Inn' };
const look = (settings: Partial<StudySettings>) =>
  findPlanOversights({ title, settings: { ...usualSettings, ...settings } });
const waves = (...times: readonly (readonly [opens: string | null, closes: string | null])[]) =>
  settingsSchema.parse({
    waves: times.map(([opens, closes], index) => ({
      id: String(index + 1),
      opens: opens && `2026-${opens}T00:00:00.000Z`,
      closes: closes && `2026-${closes}T00:00:00.000Z`,
    })),
  });

describe('What may be forgotten in a plan', () => {
  test('is nothing in one that has not been touched', () => {
    expect(look({})).toEqual([]);
  });

  test('is a text in one of the languages that the survey is offered in', () => {
    const consent = { zh: '我同意' };
    expect(look({ consent })).toEqual([{ code: 'untranslated', about: 'consent', language: 'en' }]);
    expect(look({ consent, languages: ['zh'] })).toEqual([]);
    expect(look({ words: { organisation: { en: 'Spruce Inn' } } })).toEqual([
      { code: 'untranslated', about: 'organisation', language: 'zh' },
    ]);
    const choices = [{ id: 'a', text: { zh: '东区' } }];
    expect(look({ profile: [{ id: 'q1', text: title, choices }] })).toEqual([
      { code: 'untranslated', about: 'profile', language: 'en' },
    ]);
  });

  test('is a wave that gets no answers, as a later one is open whenever it is', () => {
    const covered = (first: string, second: string) => ({ code: 'covered', first, second });
    expect(look(waves([null, null], [null, null]))).toEqual([covered('1', '2')]);
    expect(look(waves(['03-01', '03-31'], ['02-01', '04-30']))).toEqual([covered('1', '2')]);
    expect(look(waves(['03-01', '03-31'], [null, null]))).toEqual([covered('1', '2')]);
  });

  test('is not a wave that goes before, or that a later one takes over from', () => {
    expect(look(waves(['03-01', '03-31'], ['04-01', '04-30']))).toEqual([]);
    expect(look(waves([null, null], ['04-01', null]))).toEqual([]);
    expect(look(waves(['03-01', null], ['04-01', '04-30']))).toEqual([]);
  });

  test('is said in sentences', () => {
    const tell = (settings: Partial<StudySettings>, language: 'zh' | 'en') =>
      describePlanOversights({ title, settings: { ...usualSettings, ...settings } }, language);
    expect(tell({ consent: { zh: '我同意' } }, 'zh')).toEqual(['知情同意没有英文：读英文的人会看到另一种语言。']);
    expect(tell(waves([null, null], [null, null]), 'en')).toEqual([
      expect.stringMatching(/^Wave 2 is open whenever wave 1 is/),
    ]);
  });
});

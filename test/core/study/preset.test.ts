import { describe, expect, test } from 'vitest';
import { estimateMinutes } from '../../../src/core/study/estimateMinutes.ts';
import { settlePreset } from '../../../src/core/study/preset.ts';
import { servqualForm } from '../given.ts';

const text = (words: string) => ({ en: words });
const branch = {
  id: 'branch',
  text: text('Which branch?'),
  choices: [
    { id: 'east', text: text('East') },
    { id: 'west', text: text('West') },
  ],
};
const age = { id: 'age', text: text('How old are you?') };
const form = { ...servqualForm, profile: [branch, age] };

describe('A link that answers a question about the respondent', () => {
  test('leaves the question out and gives the answer as a field', () => {
    const { asked, settled } = settlePreset(form, new Map([['branch', 'east']]));
    expect(asked).toEqual({ ...form, profile: [age] });
    expect([...settled]).toEqual([['profile.branch', 'east']]);
  });

  test.each([
    ['with a choice that is offered no more', new Map([['branch', 'north']])],
    ['to a question that is asked no more', new Map([['floor', 'east']])],
    ['to a question without choices', new Map([['age', 'east']])],
    ['that has no answer', new Map<string, string>()],
  ])('%s leaves everything to be asked', (_, preset) => {
    expect(settlePreset(form, preset)).toEqual({ asked: form, settled: new Map() });
  });
});

test('A questionnaire takes four seconds a rating: three minutes for SERVQUAL, and at least one', () => {
  expect(estimateMinutes(servqualForm)).toBe(3);
  expect(estimateMinutes({ ...servqualForm, items: servqualForm.items.slice(0, 1) })).toBe(1);
});

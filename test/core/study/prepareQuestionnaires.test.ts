import { describe, expect, test } from 'vitest';
import { listScaleFields } from '../../../src/core/answers/fields.ts';
import type { Instrument } from '../../../src/core/instrument/instrument.ts';
import { buildQuestionnaire } from '../../../src/core/instrument/questionnaire.ts';
import { hasSameLayout, prepareQuestionnaires } from '../../../src/core/study/prepareQuestionnaires.ts';
import { type StudySettings, usualSettings } from '../../../src/core/study/settings.ts';
import { givenForm, servqual, servqualForm } from '../given.ts';
import { givenStaffQuestionnaire, staffForm } from '../givenStaff.ts';

const prepare = (settings: Partial<StudySettings>, instrument: Instrument = servqual) =>
  prepareQuestionnaires(
    { instrument, design: 'chain', settings: { ...usualSettings, paging: 'all', ...settings } },
    staffForm,
  );
const customers = (settings: Partial<StudySettings>) => prepare(settings)[0] ?? servqualForm;

describe('The questionnaires of a study', () => {
  test('without settings of its own are the one of its customers, as the instrument has it', () => {
    expect(prepare({})).toEqual([servqualForm]);
  });

  test('come for each audience that is asked, the customers first', () => {
    const forms = prepare({ staff: ['manager', 'contact'] });
    expect(forms).toEqual([
      servqualForm,
      givenStaffQuestionnaire('manager', 'chain'),
      givenStaffQuestionnaire('contact', 'chain'),
    ]);
  });

  test('ask customers the chosen sides, outcomes and points only', () => {
    const perceived = customers({ sides: ['perception'], outcomes: [], points: false });
    expect(perceived.sides.map(({ side }) => side)).toEqual(['perception']);
    expect([perceived.outcomes, perceived.points]).toEqual([[], false]);
    expect(perceived).toEqual({ ...servqualForm, sides: perceived.sides, outcomes: [], points: false });
    expect(prepare({ sides: ['perception'], staff: ['manager'] })[1]?.sides).toEqual(
      givenStaffQuestionnaire('manager', 'chain').sides,
    );
  });

  test('call those who are served and the organisation by the words of the study', () => {
    const words = {
      customer: { zh: '患者', en: 'patient' },
      customers: { zh: '患者', en: 'patients' },
      organisation: { zh: '仁和医院', en: 'Renhe Hospital' },
    };
    const form = customers({ words });
    const texts = JSON.stringify(form);
    expect(form.items[9]?.text).toEqual({
      zh: '会准确告诉患者什么时候提供服务。',
      en: 'Patients are told exactly when they will be served.',
    });
    expect(form.sides[1]?.stem).toEqual({ zh: '仁和医院就是这样', en: 'Renhe Hospital is like this' });
    expect(texts).not.toMatch(/顾客|[Cc]ustomer(?!")|\$/);
  });

  test('carry profile questions for customers alone, consent and languages for everybody', () => {
    const profile = [{ id: 'q1', text: { en: 'Which branch?' }, choices: [{ id: 'East', text: { en: 'East' } }] }];
    const consent = { zh: '我同意', en: 'I agree' };
    const [customer, manager] = prepare({ profile, consent, languages: ['en'], staff: ['manager'] });
    expect(customer).toMatchObject({ profile, consent, languages: ['en'] });
    expect(manager).toMatchObject({ profile: [], consent, languages: ['en'] });
  });
});

describe('Answers to one questionnaire can be read as answers to another', () => {
  test('that differs in texts, points, outcomes, profile questions, comments and consent', () => {
    const other = customers({
      words: { organisation: { en: 'the inn' } },
      points: false,
      outcomes: [],
      consent: { en: 'I agree' },
    });
    expect(hasSameLayout(servqualForm, { ...other, comments: [] })).toBe(true);
  });

  test('not where items, sides, wording, scale or the way of asking importance differ', () => {
    const reversed = servqualForm.items.map((item, index) => ({ ...item, reverse: index === 3 }));
    for (const change of [
      { items: servqualForm.items.slice(1) },
      { items: servqualForm.items.toReversed() },
      { items: reversed },
      { sides: servqualForm.sides.slice(1) },
      { sides: servqualForm.sides.toReversed() },
      { scale: { ...servqualForm.scale, max: 9 } },
      { isRanked: true },
    ])
      expect(hasSameLayout(servqualForm, { ...servqualForm, ...change })).toBe(false);
  });

  test('not where another instrument words items of the same ids', () => {
    expect(hasSameLayout(servqualForm, { ...servqualForm, instrument: 'hotel' })).toBe(false);
  });

  test('not where the ratings of another design are asked, or dimensions are rated in another order', () => {
    const [chain, direct] = (['chain', 'direct'] as const).map((design) => givenStaffQuestionnaire('contact', design));
    if (!chain || !direct) throw new Error('no form');
    expect(hasSameLayout(chain, direct)).toBe(false);
    expect(hasSameLayout(direct, { ...direct, dimensions: direct.dimensions.toReversed() })).toBe(false);
    // Nobody rates dimensions here, so that their order is one of display.
    expect(hasSameLayout(chain, { ...chain, dimensions: chain.dimensions.toReversed() })).toBe(true);
  });

  test('only where they have the same fields on the scale in the same order', () => {
    const forms = [
      servqualForm,
      givenForm({ items: ['a', 'b'] }),
      givenForm({ items: ['b', 'a'] }),
      givenForm({ items: ['a', 'b'], sides: ['perception'] }),
      buildQuestionnaire(servqual, 'customer', { form: staffForm, design: 'direct' }),
    ];
    for (const a of forms)
      for (const b of forms) if (hasSameLayout(a, b)) expect(listScaleFields(a)).toEqual(listScaleFields(b));
  });
});

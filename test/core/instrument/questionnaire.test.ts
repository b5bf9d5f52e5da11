import { describe, expect, test } from 'vitest';
import { designs } from '../../../src/core/instrument/design.ts';
import { buildQuestionnaire, completeQuestionnaire } from '../../../src/core/instrument/questionnaire.ts';
import { audienceOf, audiences, itemSides, ratingSides, sides } from '../../../src/core/instrument/side.ts';
import { pickText } from '../../../src/core/instrument/text.ts';
import { fillWording } from '../../../src/core/instrument/wording.ts';
import { givenInstrument, instrumentValue, servqual, servqualForm } from '../given.ts';
import { givenStaffQuestionnaire, staffForm } from '../givenStaff.ts';

const asked = (audience: 'manager' | 'contact', design: 'chain' | 'direct') => {
  const { sides, ratings, antecedents, points } = givenStaffQuestionnaire(audience, design);
  return {
    sides: sides.map(({ side }) => side),
    ratings: ratings.map(({ side }) => side),
    gaps: [...new Set(antecedents.map(({ gap }) => gap))],
    points,
  };
};

describe('The sides', () => {
  test('are those of items and then the direct ratings, each of one audience', () => {
    expect(sides).toEqual([...itemSides, ...ratingSides]);
    expect(ratingSides.map((side) => [side, audienceOf(side)])).toEqual([
      ['formalised', 'manager'],
      ['able', 'contact'],
      ['kept', 'contact'],
    ]);
    expect(itemSides.filter((side) => audienceOf(side) !== 'customer')).toEqual([
      'belief',
      'standard',
      'delivery',
      'promise',
    ]);
  });
});

describe('The questionnaire of the chain', () => {
  test('asks managers for belief and standard, contact staff for delivery and promise, of every item', () => {
    expect(asked('manager', 'chain')).toEqual({
      sides: ['belief', 'standard'],
      ratings: [],
      gaps: [1, 2],
      points: true,
    });
    expect(asked('contact', 'chain')).toEqual({
      sides: ['delivery', 'promise'],
      ratings: [],
      gaps: [3, 4],
      points: false,
    });
    for (const audience of ['manager', 'contact'] as const)
      expect(givenStaffQuestionnaire(audience, 'chain').items).toEqual(servqualForm.items);
  });
});

describe('The questionnaire of the direct design', () => {
  test('asks managers for belief and how formal standards are, contact staff for two ratings and no item', () => {
    expect(asked('manager', 'direct')).toEqual({
      sides: ['belief'],
      ratings: ['formalised'],
      gaps: [1, 2],
      points: true,
    });
    expect(asked('contact', 'direct')).toEqual({ sides: [], ratings: ['able', 'kept'], gaps: [3, 4], points: false });
  });
});

describe('The questionnaire of managers and contact staff', () => {
  test('asks for points only where the instrument does: managers guess those of the customers', () => {
    const withoutPoints = givenInstrument(instrumentValue({ items: ['a'] }));
    for (const design of designs)
      for (const audience of audiences)
        expect(givenStaffQuestionnaire(audience, design, withoutPoints).points).toBe(false);
  });

  test('asks for no outcome, which only customers know, and leaves room for a comment', () => {
    for (const audience of ['manager', 'contact'] as const)
      expect(givenStaffQuestionnaire(audience, 'chain')).toMatchObject({ outcomes: [], comments: servqual.comments });
  });

  test('takes the words of the instrument where it asks this audience itself, and still never mixes the designs', () => {
    const own = givenInstrument(instrumentValue({ items: ['a'], sides: ['expectation', 'belief', 'standard'] }));
    const titles = (design: 'chain' | 'direct') =>
      givenStaffQuestionnaire('manager', design, own).sides.map(({ title }) => title['en']);
    expect(titles('chain')).toEqual(['belief', 'standard']);
    expect(titles('direct')).toEqual(['belief']);
    const ofContact = staffForm.sides.filter(({ side }) => side === 'delivery' || side === 'promise');
    expect(givenStaffQuestionnaire('contact', 'chain', own).sides).toEqual(fillWording(ofContact, staffForm.words));
  });

  test('carries the ends of the statements’ scale, which need not be those of the items', () => {
    const { scale, antecedents } = givenStaffQuestionnaire(
      'manager',
      'chain',
      givenInstrument(instrumentValue({ items: ['a'] })),
    );
    expect(scale.lowest).toEqual({ en: 'low' });
    for (const { ends } of antecedents) expect(ends).toEqual(staffForm.agreement);
  });

  test('is, without a staff form, the instrument’s own sides and nothing more', () => {
    expect(buildQuestionnaire(servqual, 'manager')).toMatchObject({
      sides: [],
      ratings: [],
      antecedents: [],
      points: false,
      outcomes: [],
    });
  });

  test('leaves that of the customers as it is, whatever the design', () => {
    for (const design of designs) expect(givenStaffQuestionnaire('customer', design)).toEqual(servqualForm);
    expect(servqualForm).toMatchObject({ ratings: [], antecedents: [], points: true });
    expect(servqualForm.outcomes).toEqual(fillWording(servqual.outcomes, servqual.words));
  });

  test('says in English what nobody has put into Korean, for an instrument in Korean alone', () => {
    const kiosk = givenInstrument({
      ...instrumentValue({ items: ['speed'] }),
      items: [{ id: 's1', dimension: 'speed', text: { ko: '주문이 빠르다' } }],
    });
    const { items, sides, antecedents } = givenStaffQuestionnaire('contact', 'chain', kiosk);
    expect(items.map(({ text }) => pickText(text, 'ko'))).toEqual(['주문이 빠르다']);
    expect(sides.map(({ stem }) => pickText(stem, 'ko'))).toEqual([
      'This is what customers get from us',
      'This is what we promise outside',
    ]);
    for (const { text } of antecedents.flatMap((each) => each.items)) expect(pickText(text, 'ko')).toBe(text['en']);
  });
});

describe('The words for who serves whom', () => {
  const plain = instrumentValue({ items: ['a'] });
  const items = [{ id: 'i0', dimension: 'a', text: { en: 'Every $customer of $organisation is heard.' } }];
  const words = { customer: { en: 'guest' }, organisation: { en: 'this hotel' } };
  const own = givenInstrument({ ...plain, items, words });
  const staff = { form: staffForm, design: 'chain' } as const;
  const ask = (audience: 'customer' | 'manager', studyWords?: typeof words) =>
    buildQuestionnaire(own, audience, staff, studyWords).items.map(({ text }) => text['en']);

  test('are those of the instrument for every audience, and those of a study before them', () => {
    for (const audience of ['customer', 'manager'] as const) {
      expect(ask(audience)).toEqual(['Every guest of this hotel is heard.']);
      expect(ask(audience, { customer: { en: 'visitor' }, organisation: { en: 'the Sea View' } })).toEqual([
        'Every visitor of the Sea View is heard.',
      ]);
    }
  });

  test('fill the staff form as well: the instrument’s first, its own where the instrument has none', () => {
    const stems = (instrument: typeof own) =>
      givenStaffQuestionnaire('contact', 'chain', instrument).sides.map(({ stem }) => stem['en']);
    expect(stems(givenInstrument({ ...plain, words: { customers: { en: 'guests' } } }))).toContain(
      'This is what guests get from us',
    );
    expect(stems(givenInstrument(plain))).toContain('This is what customers get from us');
  });
});

describe('A stored questionnaire', () => {
  test('is read as it was written', () => {
    const form = givenStaffQuestionnaire('contact', 'direct');
    expect(completeQuestionnaire(JSON.parse(JSON.stringify(form)))).toEqual(form);
  });

  test('from before there were ratings and antecedents has none', () => {
    const { ratings, antecedents, ...older } = servqualForm;
    expect(completeQuestionnaire(JSON.parse(JSON.stringify(older)))).toEqual(servqualForm);
  });
});

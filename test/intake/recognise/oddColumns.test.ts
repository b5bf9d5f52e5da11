import { describe, expect, test } from 'vitest';
import { look, questionnaire } from './look.ts';

const texts = questionnaire.items.map(({ text }) => text['en'] ?? '');
/** Statements that name their dimensions, as the published order has these: tangibles first, empathy last. */
const dimensions = questionnaire.items.map(({ dimension }, place) => `${dimension}: saying ${'x'.repeat(place + 1)}`);
const numbers = texts.map((_, place) => `${place + 1}. saying ${'x'.repeat(place + 1)}`);
const both = (items: readonly string[]) =>
  ['Expected', 'Perceived'].flatMap((side) => items.map((item) => `[${side}] ${item}`));
/** What a file comes to: its items, each once, and how they were placed. */
const itemsOf = (...args: Parameters<typeof look>) => {
  const found = look(...args);
  const ids = found?.mapping.columns.flatMap((entry) => ('item' in entry ? [entry.item] : []));
  return found === null ? null : { items: found.items, ids: [...new Set(ids)] };
};
const published = questionnaire.items.map(({ id }) => id);

describe('A pair more than the instrument has leaves the others what they are', () => {
  test.each([
    ['their words', texts, 'known'],
    ['their dimensions', dimensions, 'in-order'],
    ['their numbers', numbers, 'by-number'],
  ])('where these are known by %s', (_, items, placing) => {
    for (const place of [0, 7, 22])
      expect(itemsOf(both(items.toSpliced(place, 0, 'Price level')))).toEqual({ items: placing, ids: published });
  });

  test('it splits nobody, though few answers come again in it', () => {
    const header = both([...texts, 'Price level']);
    const found = look(
      header,
      header.map((name) => (name.includes('Price') ? ['4', '5'] : '5')),
    );
    expect(found?.mapping.columns).toHaveLength(44);
  });

  test('where nothing says which pair is more, all are the own items of the file', () => {
    const sayings = ['Price level', ...texts].map((_, place) => `saying ${'x'.repeat(place + 1)}`);
    expect(itemsOf(both(sayings))).toMatchObject({ items: 'own' });
  });

  test('where as many are more as make another instrument, all are', () => {
    const more = ['a', 'b', 'c', 'd', 'e'].map((letter) => `Price ${letter}`);
    expect(itemsOf(both([...texts, ...more]))).toMatchObject({ items: 'own' });
  });
});

describe('A column that speaks of a side and pairs with nothing is passed over', () => {
  test.each([
    ['of another side', 'Important to me: price'],
    ['of a side that others ask', '[Expected] Price level'],
  ])('%s', (_, odd) => {
    for (const items of [texts, dimensions]) expect(itemsOf([...both(items), odd])?.ids).toEqual(published);
  });

  test('beside own items only where it asks of another side: else its partner may be called otherwise', () => {
    const own = both(['parking', 'rooms', 'breakfast']);
    expect(itemsOf([...own, 'Importance: price'])).toMatchObject({ items: 'own', ids: ['item-1', 'item-2', 'item-3'] });
    expect(itemsOf([...own, '[Expected] price'])).toBeNull();
  });

  test('never where it is an item whose partner is missing', () => {
    expect(itemsOf(both(texts).toSpliced(30, 1))).toBeNull();
    expect(itemsOf(both(texts).toSpliced(30, 1, '[Perceived] Something else'))).toBeNull();
  });
});

describe('Satisfaction with the whole', () => {
  test('alone, or beside too few other ratings, is no instrument', () => {
    expect(look(['Overall satisfaction', 'Age', 'How easy was it?'])).toBeNull();
    expect(look(['Overall satisfaction', 'Satisfaction with food'])).toBeNull();
  });

  test('is no item beside items that have all sides, or beside perceptions alone', () => {
    for (const header of [both(texts), texts.map((text) => `[Perceived] ${text}`)])
      expect(itemsOf([...header, 'Overall satisfaction'])).toEqual({ items: 'known', ids: published });
  });
});

describe('A rating splits nobody into groups', () => {
  const pairs = both(texts);
  /** The groups that a column makes, which holds these answers beside items that hold others. */
  const groupsOf = (name: string, answers: readonly string[], others: string | readonly string[] = '5') =>
    look([...pairs, name], [...pairs.map(() => others), answers])?.mapping.columns.flatMap((entry) =>
      entry.as === 'segment' ? [entry.id] : [],
    );

  test.each([
    ['Satisfaction with price (1-5)'],
    ['How likely are you to come here with friends?'],
    ['How easy was it to find us?'],
    ['您对价格的满意程度'],
    ['价格是否合理'],
  ])('whose words ask for points: “%s”', (name) => {
    expect(groupsOf(name, ['3', '4', '5'], ['4', '5', '6'])).toEqual([]);
  });

  test('that is a row of a matrix, or answered in the words that the items are', () => {
    const rows = ['Price', 'Website', 'Parking lot'].map((row) => `What do you say to these? [${row}]`);
    const cells = [...pairs.map(() => '5'), ...rows.map(() => ['3', '4', '5'])];
    expect(look([...pairs, ...rows], cells)?.mapping.columns).toHaveLength(44);
    expect(groupsOf('The website works', ['Agree', 'Disagree'], ['Agree', 'Disagree', 'Neutral'])).toEqual([]);
  });

  test('nor do fractions, which are means that somebody worked out; whole numbers may be written as 1.0', () => {
    expect(groupsOf('Mean of reliability', ['4', '4.5', '5'])).toEqual([]);
    expect(groupsOf('branch', ['1.0', '2.0', '3.0'])).toEqual(['branch']);
  });

  test('nor do differences, by a number below zero or by their name', () => {
    expect(groupsOf('Price level', ['-1', '0', '1'])).toEqual([]);
    for (const name of ['Clean rooms (Gap)', '设备先进差距']) expect(groupsOf(name, ['0', '1', '4'])).toEqual([]);
  });

  test.each([
    ['branch', ['1', '2', '3']],
    ['Age band', ['1', '2', '3']],
    ['网点', ['1', '2']],
    ['您的年龄段', ['1', '2', '3']],
    ['How often do you come here', ['1', '2', '3']],
    ['Did you rate the room', ['1', '2']],
    ['Income', ['Low', 'Medium', 'High']],
    ['Would you say that prices are reasonable', ['Yes', 'No']],
  ])('but numbers and words of groups do: “%s”', (name, answers) => {
    expect(groupsOf(name, answers)).toEqual([name]);
  });
});

import { describe, expect, test } from 'vitest';
import { fillWording, findOpenBlanks } from '../../../src/core/instrument/wording.ts';

const words = {
  customer: { zh: '客人', en: 'guest' },
  customers: { zh: '客人', en: 'guests' },
  organisation: { zh: '这家酒店', en: 'this hotel' },
};
const fill = (text: Readonly<Record<string, string>>) => fillWording(text, words);

describe('A text that leaves open who is served', () => {
  test('says it in its own language, one or many as the blank asks', () => {
    expect(fill({ zh: '$organisation记得$customer的名字。', en: 'Staff know the names of $customers.' })).toEqual({
      zh: '这家酒店记得客人的名字。',
      en: 'Staff know the names of guests.',
    });
    expect(fill({ en: "Each $customer's room is quiet; no two $customers are alike." })).toEqual({
      en: "Each guest's room is quiet; no two guests are alike.",
    });
  });

  test('begins with a capital where the word opens the sentence, and only there', () => {
    expect(fill({ en: '$organisation lets $customers rest.' })).toEqual({ en: 'This hotel lets guests rest.' });
    expect(fill({ en: '“$organisation” lets $customers rest.' })).toEqual({ en: '“this hotel” lets guests rest.' });
  });

  test('says it in English where there is no word in its language', () => {
    expect(fill({ ko: '모든 $customer' })).toEqual({ ko: '모든 guest' });
    expect(fillWording({ zh: '欢迎$customer' }, { customer: { ko: '손님' } })).toEqual({ zh: '欢迎$customer' });
  });

  test('keeps a blank that there is no word for, though every object carried one of that name', () => {
    for (const text of ['The $price is fair.', '$constructor', 'It costs $5 or $ 5.', 'A $Customer.'])
      expect(fill({ en: text })).toEqual({ en: text });
    expect(fillWording({ en: 'A $customer.' }, {})).toEqual({ en: 'A $customer.' });
  });

  test('may stand anywhere in a value, of which all else stays as it is', () => {
    const value = { id: 'i', points: true, none: null, items: [{ number: 1, text: { en: 'A $customer.' } }] };
    expect(fillWording(value, words)).toEqual({ ...value, items: [{ number: 1, text: { en: 'A guest.' } }] });
    expect(value.items[0]?.text.en).toBe('A $customer.');
  });
});

describe('A blank without a word', () => {
  test('is a problem, each time it stands somewhere, with its path', () => {
    const value = { stem: { en: '$price' }, items: [{ text: { zh: '$customer觉得$price合适', en: 'fair' } }] };
    const problem = { code: 'word-unknown', values: { word: '$price' } };
    expect(findOpenBlanks(value, words)).toEqual([
      { ...problem, path: 'stem.en' },
      { ...problem, path: 'items.0.text.zh' },
    ]);
  });

  test('is one as well where a letter follows the name directly', () => {
    expect(findOpenBlanks({ en: '$customerly' }, words)).toEqual([
      { code: 'word-unknown', path: 'en', values: { word: '$customerly' } },
    ]);
  });

  test('is none where the name has a word, and amounts of money are no blanks', () => {
    expect(findOpenBlanks([{ en: 'A $customer pays $5.' }, null, 7], words)).toEqual([]);
    expect(findOpenBlanks({ en: '$constructor' }, words)).toHaveLength(1);
  });
});

import { expect, test } from 'vitest';
import { chooseScale } from '../../../src/intake/recognise/chooseScale.ts';
import { readPoint } from '../../../src/intake/recognise/readAnswer.ts';
import { readReadingWords } from '../../../src/intake/recognise/readingWords.ts';

const words = await readReadingWords();
const seven = { min: 1, max: 7 };
const zh = ['非常不同意', '不同意', '一般', '同意', '非常同意'];
const en = ['strongly disagree', 'disagree', 'neutral', 'agree', 'strongly agree'];

test.each([
  ...(
    ['4分', '4 星', '4颗星', '4 stars', '4 - agree', '4（同意）', '同意(4)', '★★★★', '★★★★☆', '⭐️⭐️⭐️⭐️'] as const
  ).map((text) => [text, 4] as const),
  ...(['四', '4.5', '5-6', '5-may', '4/7', '40%', '☆☆', 'a.同意'] as const).map((text) => [text, null] as const),
])('%s names the point %s', (text, point) => {
  expect(readPoint(text)).toBe(point);
});

test.each([
  ['behind the letters of choices', zh.map((word, index) => `${'abcde'[index]}.${word}`)],
  ['behind letters that begin with the best', zh.map((word, index) => `${'edcba'[index]}、${word}`)],
  ['behind codes of LimeSurvey', en.map((word, index) => `a${index + 1}. ${word}`)],
  ['behind codes that begin with the best', en.map((word, index) => `[ao0${5 - index}] ${word}`)],
  ['in two languages', zh.map((word, index) => `${word} ${en[index]}`)],
  ['in two languages with a sign between', zh.map((word, index) => `${en[index]} / ${word}`)],
  ['as names in XML', en.map((word) => word.replace(' ', '_'))],
])('Answers in words are known %s', (_, texts) => {
  const { scale, labels } = chooseScale(texts, seven, words) ?? {};
  expect(scale).toEqual({ min: 1, max: 5 });
  expect(texts.map((text) => labels?.[text])).toEqual([1, 2, 3, 4, 5]);
});

test('Words at both ends of numbers are the ends of these numbers, never a point that a number has already', () => {
  const look = (...numbers: readonly number[]) => {
    const { scale, labels } =
      chooseScale(['strongly disagree', ...numbers.map(String), 'strongly agree'], seven, words) ?? {};
    return [scale?.max, labels?.['strongly disagree'], labels?.['strongly agree']];
  };
  expect(look(2, 3, 4)).toEqual([5, 1, 5]);
  expect(look(2, 3, 4, 5, 6)).toEqual([7, 1, 7]);
  expect(look(2, 3, 4, 5)).toEqual([7, 1, 7]);
});

test('Behind codes of LimeSurvey, numbers are points and words are the ends of these', () => {
  const texts = ['a1. strongly disagree', 'a2. 2', 'a3. 3', 'a4. 4', 'a5. 5', 'a6. 6', 'a7. strongly agree'];
  const { scale, labels } = chooseScale(texts, seven, words) ?? {};
  expect(scale).toEqual(seven);
  expect(texts.map((text) => labels?.[text])).toEqual([1, 2, 3, 4, 5, 6, 7]);
});

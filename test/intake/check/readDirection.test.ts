import { expect, test } from 'vitest';
import { readDirection } from '../../../src/intake/check/readDirection.ts';
import { readReadingWords } from '../../../src/intake/recognise/readingWords.ts';

const words = await readReadingWords();

test.each([
  ['您的满意程度（1=非常满意，5=非常不满意）', 'best-first'],
  ['请打分：1 非常满意 2 满意 3 一般', 'best-first'],
  ['非常满意：1', 'best-first'],
  ['How satisfied are you? (1 = very satisfied, 7 = very dissatisfied)', 'best-first'],
  ['7=非常不同意', 'best-first'],
  ['1（非常同意）', 'best-first'],
  ['0 - strongly agree', 'best-first'],
  ['1.非常同意', 'best-first'],
  ['5、非常同意', 'worst-first'],
  ['1=非常不满意 5=非常满意', 'worst-first'],
  ['5（非常满意）', 'worst-first'],
  ['12、非常满意的服务', null],
  ['1. Strongly agree that the staff are polite', null],
  ['服务让我非常满意', null],
  ['期望1', null],
  ['第11题非常满意', null],
])('“%s” says of its numbers: %s', (text, direction) => {
  expect(readDirection(['E1', text], words)).toBe(direction);
});

test('A file that says both says nothing', () => {
  expect(readDirection(['1=非常满意', '7=非常满意'], words)).toBeNull();
});

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
  ['期望（1分表示非常同意，5分表示非常不同意）', 'best-first'],
  ['1代表非常同意，5代表非常不同意', 'best-first'],
  ['1为非常满意，7为非常不满意', 'best-first'],
  ['打分（1是最好，5是最差）', 'best-first'],
  ['期望（1最好，5最差）', 'best-first'],
  ['1最好5最差', 'best-first'],
  ['1（最满意）～5（最不满意）', 'best-first'],
  ['从1“非常同意”到5“非常不同意”', 'best-first'],
  ['非常同意为1分', 'best-first'],
  ['1-5分，1分最高', 'best-first'],
  ['1-非常重要 5-非常不重要', 'best-first'],
  ['1=非常满意，2=很满意，3=满意，4=一般，5=不满意，6=很不满意，7=非常不满意', 'best-first'],
  ['1=满意，2=一般，3=不满意', 'best-first'],
  ['1-5 非常同意—非常不同意', 'best-first'],
  ['非常满意 1 2 3 4 5 非常不满意', 'best-first'],
  ['请从1到5打分：从非常同意到非常不同意', 'best-first'],
  ['Expectations (1 best - 5 worst)', 'best-first'],
  ['1 (best) to 5 (worst)', 'best-first'],
  ['1 means strongly agree, 7 means strongly disagree', 'best-first'],
  ['1 stands for very satisfied', 'best-first'],
  ['1: strongly agree; 5: strongly disagree', 'best-first'],
  ['strongly agree (1) to strongly disagree (5)', 'best-first'],
  ['on a scale of 1 to 7, from strongly agree to strongly disagree', 'best-first'],
  ['1 is the best, 5 is the worst', 'best-first'],
  ['1 = agree, 5 = disagree', 'best-first'],
  ['1-5分，5为非常同意，1为非常不同意', 'worst-first'],
  ['1分表示非常不同意，7分表示非常同意', 'worst-first'],
  ['1最差，5最好', 'worst-first'],
  ['1 (worst) to 5 (best)', 'worst-first'],
  ['1-7 非常不同意到非常同意', 'worst-first'],
  ['7-1，从非常同意到非常不同意', 'worst-first'],
  ['very dissatisfied 1 - 5 very satisfied', 'worst-first'],
  ['not at all important (1), very important (4), extremely important (5)', 'worst-first'],
  ['5=满意，1=不满意', 'worst-first'],
  ['很满意：1', 'best-first'],
  ['5=非常满意，6=不确定', 'worst-first'],
  ['5、非常同意', 'worst-first'],
  ['1=非常不满意 5=非常满意', 'worst-first'],
  ['5（非常满意）', 'worst-first'],
  ['12、非常满意的服务', null],
  ['1. Strongly agree that the staff are polite', null],
  ['服务让我非常满意', null],
  ['1最好的服务', null],
  ['E1 Best interests at heart', null],
  ['21) Best interests of customers at heart', null],
  ['E1 Excellent banks have modern equipment', null],
  ['1-5分', null],
  ['满意（2）', null],
  ['不是很满意：1', null],
  ['期望1', null],
  ['第11题非常满意', null],
])('“%s” says of its numbers: %s', (text, direction) => {
  expect(readDirection(['E1', text], words)).toBe(direction);
});

test('A file that says both says nothing', () => {
  expect(readDirection(['1=非常满意', '7=非常满意'], words)).toBeNull();
});

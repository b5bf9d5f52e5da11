import { describe, expect, test } from 'vitest';
import { findPoints } from '../../../src/intake/recognise/findPoints.ts';
import { readReadingWords } from '../../../src/intake/recognise/readingWords.ts';
import { recogniseLayout } from '../../../src/intake/recognise/recogniseLayout.ts';
import { look, questionnaire } from './look.ts';

const words = await readReadingWords();
const divided = [
  [30, 25, 20, 15, 10],
  [20, 20, 20, 20, 20],
  [60, 10, 10, 10, 10],
  [1, 2, 3, 4, 90],
];
const order = ['tangibles', 'reliability', 'responsiveness', 'assurance', 'empathy'];
const zh = ['有形性', '可靠性', '响应性', '保证性', '移情性'];
const traditional = ['有形性', '可靠性', '反應性', '保證性', '關懷性'];

/** The dimension of each column of a table whose people divide their points so. */
function find(header: readonly string[], points: readonly (readonly (number | string)[])[] = divided) {
  const rows = points.map((cells, index) => ({ row: index + 2, cells: cells.map(String) }));
  const { columns } = recogniseLayout([{ row: 1, cells: header }, ...rows]);
  const found = findPoints(columns, rows, questionnaire, words);
  return header.map((_, place) => found.get(place) ?? null);
}

describe('Points that people divide among the dimensions are known', () => {
  test.each([
    ['Google Forms and LimeSurvey', order.map((id) => `Divide 100 points [${id}]`)],
    ['Qualtrics', order.map((id) => `How much does each matter to you? - ${id}`)],
    ['LimeSurvey by codes', ['tan', 'rel', 'res', 'ass', 'emp'].map((code) => `q5[${code}]`)],
    ['tables', order.map((id) => `Points for ${id}`)],
    ['tables in Chinese', zh.map((name) => `${name}比重`)],
    ['tables in traditional Chinese', traditional.map((name) => `${name}：比重`)],
    ['lists', zh.map((name, index) => `${index + 1}、${name}`)],
  ])('as %s name their columns', (_, header) => {
    expect(find(header)).toEqual(order);
  });

  test('where wjx writes the question in front of the first row alone', () => {
    const first = (joint: string) =>
      zh.map((name, index) => (index === 0 ? `3、请将100分分配给五个方面${joint}${name}` : name));
    for (const joint of ['—', '：']) expect(find(first(joint))).toEqual(order);
  });

  // After the five dimensions as Parasuraman, Zeithaml and Berry (1988), p. 23, explain them.
  test.each([
    [
      'English',
      [
        'How the physical facilities and the staff look',
        'Doing dependably what was promised',
        'Being willing to help',
        'Knowledge and courtesy of the staff',
        'Caring attention to each one',
      ],
    ],
    [
      'Chinese',
      ['设施、设备和人员的外观', '可靠地履行所承诺的事', '乐于帮助顾客', '员工的知识和礼貌', '关心每一位顾客'],
    ],
  ])('by a sentence on each in %s, in any order', (_, sentences) => {
    expect(find(sentences)).toEqual(order);
    expect(find(sentences.toReversed())).toEqual(order.toReversed());
  });

  test("by the instrument's own sentences", () => {
    for (const language of ['zh', 'en']) {
      const about = questionnaire.dimensions.map((dimension) => dimension.about[language] ?? '');
      expect(find(about)).toEqual(questionnaire.dimensions.map(({ id }) => id));
    }
  });

  test.each([['%'], ['％'], ['分'], [' points'], [' pts'], ['点']])('with “%s” behind each number', (unit) => {
    const points = divided.map((cells) => cells.map((each) => `${each}${unit}`));
    expect(find(zh, points)).toEqual(order);
  });

  test('though somebody errs, or leaves empty what gets nothing', () => {
    expect(find(zh, [...divided, ...divided, [50, 50, '', '', ''], [10, 10, 10, 10, 10]])).toEqual(order);
  });
});

describe('Other columns are no points', () => {
  const none = order.map(() => null);

  test('where the numbers are ratings, or are not 100 together', () => {
    expect(
      find(
        zh,
        divided.map((points) => points.map((each) => 1 + (each % 7))),
      ),
    ).toEqual(none);
  });

  test('where two sentences tell of one dimension, or one of two', () => {
    expect(find(['Caring', 'Caring attention', 'Being willing to help', 'Courtesy', 'Appearance'])).toEqual(none);
    expect(
      find(['Appearance', 'Promised service', 'Being willing to help', 'Appearance and courtesy', 'Caring']),
    ).toEqual(none);
  });

  test('where no item of the file is of their dimension', () => {
    const header = ['[Expected] parking', '[Perceived] parking', ...zh.map((name) => `100分的分配—${name}`)];
    expect(look(header, ['5', '4', '30', '25', '20', '15', '10'])?.mapping.columns).toHaveLength(2);
  });
});

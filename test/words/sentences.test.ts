import { describe, expect, test } from 'vitest';
import type { Problem } from '../../src/core/problem.ts';
import { describeFinding, describeInAll, describeProblem, explainProblem } from '../../src/words/sentences.ts';
import { servqualForm } from '../core/given.ts';

describe('A problem says where it is, what is wrong and what to do', () => {
  const problem: Problem = { code: 'off-scale', values: { value: '9', min: 1, max: 7 } };

  test.each<[string, Partial<Problem>, string, string]>([
    ['in a cell', { row: 5, column: 'E1' }, 'Row 5, column “E1”: ', '第 5 行，“E1”列：'],
    ['in a row', { row: 5 }, 'Row 5: ', '第 5 行：'],
    ['in a column', { column: 'E1' }, 'Column “E1”: ', '“E1”列：'],
    ['in a file of settings', { path: 'items.3.id' }, 'At items.3.id: ', 'items.3.id 处：'],
    ['on a page, where its place is plain', { field: 't1.expectation' }, '', ''],
  ])('%s', (_, place, english, chinese) => {
    const sentences = {
      zh: `${chinese}“9”超出范围。请填 1 到 7 的整数，或留空。`,
      en: `${english}“9” is out of range. Give a whole number from 1 to 7, or leave it empty.`,
    };
    expect(describeInAll({ ...problem, ...place })).toEqual(sentences);
    expect(describeProblem({ ...problem, ...place }, 'zh')).toBe(sentences.zh);
    expect(explainProblem({ ...problem, ...place }, 'en')).toBe(sentences.en.replace(english, ''));
  });
});

describe('A finding is a sentence', () => {
  const values = { n: 258, expectation: 6.3376, perception: 5.3924, gap: -0.9452, low: -1.0637, high: -0.8268 };

  test('about a dimension, by its title, with the size of the gap and no sign', () => {
    const finding = { code: 'dimension', verdict: 'shortfall', dimension: 'reliability', values } as const;
    expect(describeFinding(finding, servqualForm, 'en')).toBe('Reliability: 0.95 points short of expectation.');
    expect(describeFinding(finding, servqualForm, 'zh')).toBe('可靠性：低于期望 0.95 分。');
    const better = { ...finding, verdict: 'surplus', values: { ...values, gap: 0.945 } } as const;
    expect(describeFinding(better, servqualForm, 'en')).toBe('Reliability: 0.95 points above expectation.');
    const unclear = { ...finding, verdict: 'not-proven' } as const;
    expect(describeFinding(unclear, servqualForm, 'en')).toBe('Reliability: no gap is proven.');
  });

  test('about the whole, with both means', () => {
    const finding = { code: 'overall', verdict: 'shortfall', values } as const;
    expect(describeFinding(finding, servqualForm, 'en')).toBe(
      'Overall, perception (5.39) falls short of expectation (6.34) by 0.95 points.',
    );
    expect(describeFinding(finding, servqualForm, 'zh')).toBe('总体来看，感知（5.39）低于期望（6.34），差 0.95 分。');
  });

  test('when there is only one side, and when there is nothing', () => {
    const alone = { code: 'perception-only', values: { n: 5, perception: 4.5 } } as const;
    expect(describeFinding(alone, servqualForm, 'en')).toContain('Perception is 4.50 on average');
    for (const language of ['zh', 'en'] as const)
      expect(describeFinding({ code: 'none', values: {} }, servqualForm, language)).not.toMatch(/\{\{|\d/);
  });
});

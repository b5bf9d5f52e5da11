import { describe, expect, test } from 'vitest';
import type { Problem } from '../../src/core/problem.ts';
import type { Finding } from '../../src/core/report/finding.ts';
import {
  describeFinding,
  describeFindings,
  describeInAll,
  describeProblem,
  explainProblem,
  joinSentences,
} from '../../src/words/sentences.ts';
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
    const finding = {
      code: 'dimension',
      kind: 'proven',
      verdict: 'shortfall',
      dimension: 'reliability',
      values,
    } as const;
    expect(describeFinding(finding, servqualForm, 'en')).toBe('Reliability: 0.95 points short of expectation.');
    expect(describeFinding(finding, servqualForm, 'zh')).toBe('可靠性：低于期望 0.95 分。');
    const better = { ...finding, verdict: 'surplus', values: { ...values, gap: 0.945 } } as const;
    expect(describeFinding(better, servqualForm, 'en')).toBe('Reliability: 0.95 points above expectation.');
    const unclear = { ...finding, verdict: 'not-proven' } as const;
    expect(describeFinding(unclear, servqualForm, 'en')).toBe('Reliability: no gap is proven.');
  });

  test('about the whole, with both means', () => {
    const finding = { code: 'overall', kind: 'whole', verdict: 'shortfall', values } as const;
    expect(describeFinding(finding, servqualForm, 'en')).toBe(
      'Overall, perception (5.39) falls short of expectation (6.34) by 0.95 points.',
    );
    expect(describeFinding(finding, servqualForm, 'zh')).toBe('总体来看，感知（5.39）低于期望（6.34），差 0.95 分。');
  });

  test('about a gap inside the organisation, by its number and name, with the interval that speaks for it', () => {
    const finding = { code: 'gap', kind: 'proven', verdict: 'shortfall', gap: 1 } as const;
    const few = { gap: -0.3, low: -0.512, high: -0.088 };
    expect(describeFinding({ ...finding, values: few }, servqualForm, 'en')).toBe(
      'Gap 1, knowledge: a shortfall of 0.30 points (95% interval −0.51 to −0.09).',
    );
    expect(describeFinding({ ...finding, values: few }, servqualForm, 'zh')).toBe(
      '差距 1（认知差距）：不足 0.30 分（95% 区间 −0.51 到 −0.09）。',
    );
  });

  test('about what comes first, with the points people give it where they were asked', () => {
    const finding = { code: 'priority', kind: 'priority', dimension: 'reliability' } as const;
    const plain = { ...finding, values: { rank: 1, n: 258, gap: -0.9452 } };
    const weighted = { ...finding, values: { ...plain.values, weight: 24.351 } };
    expect(describeFinding(plain, servqualForm, 'en')).toBe(
      'Priority 1: Reliability, 0.95 points short of expectation.',
    );
    expect(describeFinding(weighted, servqualForm, 'en')).toBe(
      'Priority 1: Reliability, 0.95 points short of expectation; customers give it 24.35 of 100 points.',
    );
  });

  test('when there is only one side, and when there is nothing', () => {
    const alone = { code: 'perception-only', kind: 'whole', values: { n: 5, perception: 4.5 } } as const;
    expect(describeFinding(alone, servqualForm, 'en')).toContain('Perception is 4.50 on average');
    expect(describeFinding({ ...alone, dimension: 'reliability' }, servqualForm, 'en')).toBe(
      'Reliability: perception is 4.50 on average.',
    );
    for (const language of ['zh', 'en'] as const)
      expect(describeFinding({ code: 'none', kind: 'whole', values: {} }, servqualForm, language)).not.toMatch(
        /\{\{|\d/,
      );
  });
});

describe('Sentences one after the other', () => {
  test('have a space between them in English and none in Chinese', () => {
    expect(joinSentences(['One.', 'Two.'], 'en')).toBe('One. Two.');
    expect(joinSentences(['一。', '二。'], 'zh')).toBe('一。二。');
  });
});

describe('What the data cannot say is a sentence too', () => {
  const caution = (about: Omit<Finding, 'kind'>, language: 'zh' | 'en' = 'en') =>
    describeFinding({ kind: 'caution', ...about }, servqualForm, language);

  test('few people: how many, and whose', () => {
    expect(caution({ code: 'few-people', gap: 2, values: { n: 12 } })).toBe(
      'Gap 2, standards: few people stand behind it (n = 12). Look at the interval, not at the mean alone.',
    );
    expect(caution({ code: 'few-people', gap: 2, values: { n: 12 } }, 'zh')).toContain('n = 12');
  });

  test('expectations at the top of the scale: tolerance zones or perception alone are recommended', () => {
    const ceiling = { code: 'ceiling', values: { percent: 54.125 } } as const;
    expect(caution(ceiling)).toMatch(/^54\.13% of the answers on expectation .* Tolerance zones .*SERVPERF/);
    expect(caution(ceiling, 'zh')).toMatch(/54\.13% .*容忍区.*SERVPERF/);
  });

  test('statements that run against their dimension are named by number and text, one or several', () => {
    const against = (...items: readonly string[]) =>
      ({ code: 'runs-against', items, values: { count: items.length } }) as const;
    expect(caution(against('t2'))).toBe(
      'One statement runs against the others of its dimension: 2 “The premises are pleasant to look at”. If it is worded negatively, its scale must be turned round.',
    );
    expect(caution(against('t2', 't3'))).toContain(
      '2 statements run against the others of their dimension: 2 “The premises are pleasant to look at” and 3 “Staff are dressed neatly and suitably”.',
    );
    expect(caution(against('t2', 't3'), 'zh')).toContain(
      '第 2 题“场所布置得让人看着舒服”和第 3 题“员工穿着整洁、得体”',
    );
  });

  test('flagged responses count, one or several', () => {
    expect(caution({ code: 'flagged', values: { flagged: 1, percent: 0.385 } })).toBe(
      '1 response (0.39%) looks unusual and is flagged. It counts; the figures without it stand beside.',
    );
    expect(caution({ code: 'flagged', values: { flagged: 1012, percent: 10 } })).toContain(
      '1,012 responses (10.00%) look',
    );
  });

  test('that holds for several gaps or dimensions is one sentence that lists them, in its place', () => {
    const few = (gap: 1 | 2 | 4, n: number): Finding => ({ code: 'few-people', kind: 'caution', gap, values: { n } });
    const low = (dimension: string, coefficient: number): Finding => ({
      code: 'unreliable-difference',
      kind: 'caution',
      dimension,
      values: { coefficient, least: 0.7 },
    });
    const findings = [few(1, 18), few(2, 12), few(4, 9), low('assurance', 0.6129), low('empathy', 0.651)];
    const tell = (language: 'zh' | 'en') =>
      describeFindings(findings, servqualForm, language).map(({ sentence }) => sentence);
    expect(tell('en')).toEqual([
      'Few people stand behind Gap 1 (n = 18), Gap 2 (n = 12), and Gap 4 (n = 9). Look at the intervals, not at the means alone.',
      'The reliability of the difference between perception and expectation is below 0.70 in Assurance (0.61) and Empathy (0.65). Do not compare people or small groups by these gaps; perception alone is the steadier measure.',
    ]);
    expect(tell('zh')[0]).toBe(
      '以下差距的人数很少：差距 1（n = 18）、差距 2（n = 12）和差距 4（n = 9）。请看区间，不要只看均值。',
    );
    expect(tell('zh')[1]).toContain('：保证性（0.61）和移情性（0.65）。');
  });

  test('of one gap alone stays what it is', () => {
    const alone = { code: 'few-people', kind: 'caution', gap: 2, values: { n: 12 } } as const;
    const [told] = describeFindings([alone], servqualForm, 'en');
    expect(told?.sentence).toBe(describeFinding(alone, servqualForm, 'en'));
  });

  test('low reliability, of the difference or of the scale, and below what', () => {
    const low = { dimension: 'reliability', values: { coefficient: 0.6129, least: 0.7 } };
    expect(caution({ code: 'unreliable-difference', ...low })).toContain('is 0.61, below 0.70');
    expect(caution({ code: 'unreliable-scale', ...low })).toContain('alpha of perception 0.61, below 0.70');
  });
});

describe('Whatever a report finds', () => {
  const values = { n: 4, rank: 2, expectation: 6, perception: 5, gap: -1, low: -1.5, high: -0.5, weight: 20 };
  const more = { percent: 60, coefficient: 0.5, least: 0.7, count: 2, flagged: 2 };
  const verdicts = ['shortfall', 'surplus', 'not-proven', 'uniform'] as const;
  const found: readonly Finding[] = [
    ...verdicts.map((verdict) => ({ code: 'overall', verdict }) as const),
    ...verdicts.map((verdict) => ({ code: 'dimension', kind: 'proven', verdict, dimension: 'empathy' }) as const),
    ...([1, 2, 3, 4] as const).flatMap((gap) =>
      verdicts.slice(0, 3).map((verdict) => ({ code: 'gap', verdict, gap }) as const),
    ),
    ...(['priority', 'perception-only', 'unreliable-difference', 'unreliable-scale'] as const).map((code) => ({
      code,
      dimension: 'empathy',
    })),
    ...([1, 2, 3, 4, 5] as const).map((gap) => ({ code: 'few-people', gap }) as const),
    ...(['perception-only', 'none', 'no-whole', 'ceiling', 'flagged', 'target-alpha'] as const).map((code) => ({
      code,
    })),
    { code: 'runs-against' as const, items: ['t1', 'e22'] },
  ].map((about) => ({ kind: 'whole', values: { ...values, ...more }, ...about }));

  test.each(found.map((finding) => [`${finding.code} ${finding.verdict ?? ''}`.trim(), finding] as const))(
    'has one whole sentence in each language: %s',
    (_, finding) => {
      const [zh, en] = (['zh', 'en'] as const).map((language) => describeFinding(finding, servqualForm, language));
      expect(zh).toMatch(/\p{Script=Han}.*。$/u);
      expect(en).toMatch(/^[A-Z\d].*\.$/);
      for (const sentence of [zh, en]) {
        expect(sentence).not.toMatch(/\{\{|\}\}|undefined|NaN|null|–/);
        // What is measured is told, never what brought it about.
        expect(sentence).not.toMatch(/because|caused?|due to|leads? to|因为|由于|导致|造成|原因/);
      }
    },
  );
});

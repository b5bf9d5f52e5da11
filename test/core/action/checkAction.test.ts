import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ActionFields, type Aim, checkAction, findProvable } from '../../../src/core/action/checkAction.ts';
import { isSpecific } from '../../../src/core/action/checkWording.ts';
import { explainProblem } from '../../../src/words/sentences.ts';

const aim: Aim = {
  baseline: { wave: '1', n: 120, expectation: 6.2, gap: -0.95, ci: [-1.06, -0.84] },
  scale: { min: 1, max: 7 },
  today: '2026-03-02',
  causes: ['no-goals', 'overload'],
};
const good: ActionFields = {
  cause: 'overload',
  ownCause: '',
  what: 'A second clerk opens the desk from eight to ten',
  owner: 'Wang Min',
  due: '2026-09-30',
  target: '-0.5',
};
const check = (changes: Partial<ActionFields> = {}, changed: Partial<Aim> = {}) =>
  checkAction({ ...good, ...changes }, { ...aim, ...changed });
const codes = (changes: Partial<ActionFields>) => check(changes).problems.map(({ code }) => code);
const doubts = (changes: Partial<ActionFields>) => check(changes).cautions.map(({ code }) => code);

describe('An action', () => {
  test('that is specific, measurable, realistic and dated is taken as it is', () => {
    expect(check()).toEqual({ plan: { ...good, target: -0.5 }, problems: [], cautions: [] });
  });

  test('needs a cause, of the list or in own words; one that is on no list is none', () => {
    expect(codes({ cause: '' })).toEqual(['action-cause-missing']);
    expect(codes({ cause: 'the weather' })).toEqual(['action-cause-missing']);
    expect(check({ cause: '', ownCause: 'Nobody is at the desk at eight' })).toMatchObject({
      plan: { cause: null, ownCause: 'Nobody is at the desk at eight' },
      problems: [],
    });
  });

  test.each([
    '',
    'Improve service',
    'Improving the quality of our service for all customers',
    'Pay more attention',
    'Train staff',
    '提高服务质量',
    '进一步加强和改进我们的服务工作，努力提升顾客满意度',
    '加强培训',
    '加强员工培训',
  ])('that says no more than “%s” is told to name who does what', (what) => {
    expect(codes({ what })).toEqual(['action-vague']);
  });

  test.each(['Train staff weekly', '前台每天早会练习十分钟', '培训前台员工', '每周一培训 front desk'])(
    'may be as short as “%s”',
    (what) => expect(codes({ what })).toEqual([]),
  );

  test('needs somebody who answers for it, and a day after today and within two years', () => {
    expect(codes({ owner: '' })).toEqual(['action-owner-missing']);
    expect(['', 'soon', '2026-02-30', '2026-3-5'].flatMap((due) => codes({ due }))).toEqual(
      Array.from({ length: 4 }, () => 'due-missing'),
    );
    expect(['2026-03-01', '2026-03-02'].flatMap((due) => codes({ due }))).toEqual(['due-past', 'due-past']);
    expect(codes({ due: '2026-03-03' })).toEqual([]);
    expect(codes({ due: '2028-03-02' })).toEqual([]);
    expect(codes({ due: '2028-03-03' })).toEqual(['due-far']);
  });

  test('needs a number as its target, which may be typed on any keyboard', () => {
    expect(codes({ target: '' })).toEqual(['target-missing']);
    expect(['half', '-0.5.', '1e-1', '−'].flatMap((target) => codes({ target }))).toEqual(
      Array.from({ length: 4 }, () => 'target-malformed'),
    );
    for (const target of ['-0.5', '−0.50', '－０．５', '-0,5', '–0.5'])
      expect(check({ target }).plan.target).toBe(-0.5);
    expect(Object.is(check({ target: '-0' }).plan.target, 0)).toBe(true);
  });

  test('is refused a target that is no better than now, or that passes the top of the scale', () => {
    expect(codes({ target: '-0.95' })).toEqual(['target-no-better']);
    expect(codes({ target: '-2' })).toEqual(['target-no-better']);
    // 6.2 and 0.8 are the 7 of the scale.
    expect(codes({ target: '0.8' })).toEqual([]);
    expect(codes({ target: '0.81' })).toEqual(['target-off-scale']);
  });

  test('may keep a doubtful target: better than expected, a point of seven away, or too near to be proven', () => {
    expect(doubts({ target: '0.03' })).toEqual(['target-past-zero']);
    expect(doubts({ target: '0.06' })).toEqual(['target-past-zero', 'target-far']);
    // On five points from 1 to 5, a sixth of the scale is two thirds of a point.
    const ofFive = { baseline: { ...aim.baseline, expectation: 4.5 }, scale: { min: 1, max: 5 } };
    expect(check({ target: '-0.25' }, ofFive).cautions.map(({ code }) => code)).toEqual(['target-far']);
    expect(check({ target: '-0.3' }, ofFive).cautions).toEqual([]);
    // The interval is 0.11 to each side: √2 · 0.11 = 0.156.
    expect(findProvable(aim.baseline)).toBeCloseTo(0.15556, 4);
    expect(doubts({ target: '-0.8' })).toEqual(['target-unprovable']);
    expect(doubts({ target: '-0.79' })).toEqual([]);
  });

  test('is told all its mistakes at once, each at its field', () => {
    const nothing = { cause: '', ownCause: '', what: '', owner: '', due: '', target: '' };
    expect(check(nothing).problems.map(({ field }) => field)).toEqual(['cause', 'what', 'owner', 'due', 'target']);
    expect(check({ owner: 'x'.repeat(101), what: 'one two three '.repeat(40) }).problems).toEqual([
      { code: 'too-long', field: 'what', values: { length: 560, longest: 500 } },
      { code: 'too-long', field: 'owner', values: { length: 101, longest: 100 } },
    ]);
  });
});

test('Every check has a sentence in both languages, with its numbers', () => {
  const bad: readonly Partial<ActionFields>[] = [
    { cause: '', what: '', owner: '', due: '', target: '' },
    { due: '2026-01-01', target: 'half' },
    { due: '2030-01-01', target: '-2' },
    ...['0.9', '0.5', '-0.9'].map((target) => ({ target })),
  ];
  const found = bad.flatMap((fields) => [...check(fields).problems, ...check(fields).cautions]);
  expect(new Set(found.map(({ code }) => code)).size).toBe(13);
  for (const problem of found)
    for (const language of ['zh', 'en'] as const)
      expect(explainProblem(problem, language)).not.toMatch(/\{\{|NaN|undefined/);
});

test('Whatever is typed, a plan without problems is dated in time and reaches for something better that the scale can show', () => {
  const anyText = fc.oneof(fc.constantFrom(...Object.values(good), '-0.1', '0', '7', ' '), fc.string());
  const anyFields: fc.Arbitrary<ActionFields> = fc.record({
    ...{ cause: anyText, ownCause: anyText, what: anyText, owner: anyText },
    due: fc.oneof(
      anyText,
      fc.date({ noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10)),
    ),
    target: fc.oneof(
      anyText,
      fc.double({ min: -7, max: 7, noNaN: true }).map((value) => value.toFixed(2)),
    ),
  });
  fc.assert(
    fc.property(anyFields, (fields) => {
      const { plan, problems } = checkAction(fields, aim);
      if (problems.length > 0) return;
      expect(plan.due > aim.today && plan.due <= '2028-03-02').toBe(true);
      expect(plan.target).toBeGreaterThan(aim.baseline.gap);
      expect(aim.baseline.expectation + plan.target).toBeLessThanOrEqual(7);
      expect(plan.cause !== null || plan.ownCause !== '').toBe(true);
      expect(isSpecific(plan.what)).toBe(true);
    }),
    { numRuns: 500 },
  );
});

test('A text stays specific whatever is added to it', () => {
  fc.assert(
    fc.property(fc.string(), (more) => {
      expect(isSpecific(`${good.what} ${more}`)).toBe(true);
    }),
  );
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Figures } from '../../../src/core/report/figures.ts';
import type { Report } from '../../../src/core/report/report.ts';
import { adjustHolm } from '../../../src/core/statistics/adjustP.ts';
import { anyStudy, givenAnswers, givenForm, servqualForm } from '../given.ts';
import { formOf, packSet, pairedSet, pairedSets, reportOf, reportOfSet } from './paired.ts';

/** What a JSON pointer (RFC 6901) leads to; undefined where it leads nowhere. */
const follow = (report: Report, pointer: string): unknown =>
  pointer
    .split('/')
    .slice(1)
    .reduce<unknown>(
      (value, key) => (typeof value === 'object' && value ? Reflect.get(value, key) : undefined),
      report,
    );

const rowsOf = (report: Report): readonly (readonly [at: string, figures: Figures])[] => [
  ...report.items.map((figures, index) => [`/items/${index}`, figures] as const),
  ...report.dimensions.map((figures, index) => [`/dimensions/${index}`, figures] as const),
  ['/overall/unweighted', report.overall.unweighted],
];

/** Managers and contact staff were not asked. */
const notAsked = [1, 2, 3, 4].map((gap) => ({ at: `/gaps/${gap}`, code: 'side-not-asked' }));

describe('A figure that does not exist', () => {
  test('is null, and a note says why at its place: nobody, a single person, or no variance', () => {
    const one = reportOfSet(pairedSet('one respondent'));
    expect(one.notes).toEqual([
      { at: '/items/0/t', code: 'too-few' },
      { at: '/items/1/t', code: 'too-few' },
      { at: '/items/2/t', code: 'too-few' },
      { at: '/items/3', code: 'no-answers' },
      ...['0', '1'].flatMap((dimension) => [
        { at: `/dimensions/${dimension}/t`, code: 'too-few' },
        ...['expectation', 'perception', 'gap'].map((side) => ({
          at: `/dimensions/${dimension}/alpha/${side}/value`,
          code: 'too-few',
        })),
      ]),
      { at: '/overall/unweighted/t', code: 'too-few' },
      ...notAsked,
    ]);
    const flat = reportOfSet(pairedSet('a gap without variance'));
    expect(flat.notes).toContainEqual({ at: '/dimensions/0/t', code: 'no-variance' });
    expect(flat.dimensions[0]).toMatchObject({ n: 4, gap: -1, sd: 0, ci: [-1, -1], t: null, p: null, dz: null });
  });

  test('always has its note, and a note always leads to a figure that is missing, whatever the answers', () => {
    const known = Object.values(pairedSets).map((set) => [formOf(set), packSet(formOf(set), set)] as const);
    fc.assert(
      fc.property(fc.oneof(anyStudy(6), fc.constantFrom(...known)), ([form, responses]) => {
        fc.pre(responses.length > 0);
        const report = reportOf(form, responses);
        const isPaired = ['expectation', 'perception'].every((side) => form.sides.some((each) => each.side === side));
        for (const [at, { n, t, gap }] of rowsOf(report)) {
          const codes = report.notes.filter((note) => note.at === at || note.at === `${at}/t`).map(({ code }) => code);
          if (n === 0) expect(codes).toEqual(['no-answers']);
          else if (!isPaired || t !== null) expect(codes).toEqual([]);
          else expect([codes, gap === null]).toEqual([[n < 2 ? 'too-few' : 'no-variance'], false]);
        }
        for (const [id, models] of Object.entries(report.regression))
          for (const [on, model] of Object.entries(models))
            expect(report.notes.some(({ at }) => at === `/regression/${id}/${on}`)).toBe(model === null);
        for (const { at, code } of report.notes) {
          if (code === 'no-answers') expect(follow(report, at)).toMatchObject({ n: 0, gap: null, t: null });
          else expect(follow(report, at)).toBeNull();
        }
      }),
    );
  });

  test('is never NaN or infinite: every number of a report is finite, and the report survives JSON', () => {
    fc.assert(
      fc.property(anyStudy(6), ([form, responses]) => {
        const report = reportOf(form, responses);
        expect(JSON.parse(JSON.stringify(report))).toEqual(report);
      }),
    );
  });
});

describe('A group that is too small', () => {
  const set = pairedSet('perception above expectation');
  const form = formOf(set);
  const responses = packSet(form, set);

  test('shows no figure at all: every n is 0, everything else null, and one note for the whole says why', () => {
    const report = reportOf(form, responses, responses.length + 1);
    const nothing = { expectation: null, perception: null, gap: null, sd: null, ci: null };
    for (const [at, figures] of rowsOf(report)) {
      expect(figures, at).toMatchObject({ n: 0, ...nothing, t: null, df: null, p: null, dz: null, verdict: null });
    }
    const { gaps, ...rest } = report;
    expect(gaps[5]).toMatchObject({ value: null, n: 0, ci: null, t: null, df: null, p: null });
    expect(JSON.stringify([rest.items, rest.dimensions, rest.overall, gaps])).not.toMatch(/:-?\d*[1-9]/);
    expect(report.notes).toEqual([{ at: '', code: 'too-few' }]);
    expect(report.findings).toEqual([{ code: 'none', kind: 'whole', values: {} }]);
    expect(report.responses.used).toBe(responses.length);
  });

  test('is not made larger by people who answered no item: they are no cover for those who did', () => {
    const nobody = Array.from({ length: 20 }, () => '.'.repeat(form.items.length * form.sides.length));
    const report = reportOf(form, [...responses, ...nobody], responses.length + 1);
    expect(report.notes).toEqual([{ at: '', code: 'too-few' }]);
    expect(report.responses.used).toBe(responses.length + 20);
  });

  test('is one that has fewer responses than the smallest allowed, so that as many as that are shown', () => {
    expect(reportOf(form, responses, responses.length)).toEqual(reportOf(form, responses, 1));
    expect(reportOf(form, responses, 1).items[0]?.n).toBeGreaterThan(0);
  });
});

describe('A questionnaire on one side only', () => {
  test('that asks perceptions (SERVPERF) has their means, no gap, a note, and a sentence that says so', () => {
    const report = reportOfSet(pairedSet('perception only'));
    expect(report.gaps[5]).toBeNull();
    expect(report.notes).toContainEqual({ at: '/gaps/5', code: 'side-not-asked', side: 'expectation' });
    expect(report.dimensions.map(({ expectation, gap, t, verdict }) => [expectation, gap, t, verdict])).toEqual(
      new Array(3).fill([null, null, null, null]),
    );
    const { n, perception } = pairedSet('perception only').overall;
    expect(report.findings[0]).toEqual({
      code: 'perception-only',
      kind: 'whole',
      values: { n, perception: expect.closeTo(perception ?? 0, 9) },
    });
    expect(report.findings.slice(1, 4).map(({ dimension }) => dimension)).toEqual(['a', 'b', 'c']);
  });

  test('that asks expectations has their means, no gap, a note, and nothing to find', () => {
    const report = reportOfSet(pairedSet('expectation only'));
    expect(report.gaps[5]).toBeNull();
    expect(report.notes).toContainEqual({ at: '/gaps/5', code: 'side-not-asked', side: 'perception' });
    expect(report.overall.unweighted).toMatchObject({ perception: null, gap: null, value: null, verdict: null });
    expect(report.findings).toEqual([{ code: 'none', kind: 'whole', values: {} }]);
  });
});

describe('Findings', () => {
  test.each(Object.entries(pairedSets).filter(([, { E, P }]) => E && P))(
    'on %s follow the intervals of R, and those of several rows its p after Holm',
    (_, set) => {
      const report = reportOfSet(set);
      const verdictOf = ({ ci: [low, high], t }: (typeof set)['overall']) => {
        if (low === null || high === null) return null;
        if (t === null) return 'uniform'; // all differ by the same: there is no test
        return high < 0 ? 'shortfall' : low > 0 ? 'surplus' : 'not-proven';
      };
      const verdictsOf = (rows: typeof set.items) => {
        const holm = adjustHolm(rows.map(({ p }) => p));
        return rows.map((row, index) => {
          const verdict = verdictOf(row);
          return verdict !== null && verdict !== 'uniform' && (holm[index] ?? 0) >= 0.05 ? 'not-proven' : verdict;
        });
      };
      const ofDimensions = verdictsOf(set.dimensionFigures);
      expect(report.overall.unweighted.verdict).toBe(verdictOf(set.overall));
      expect(report.dimensions.map(({ verdict }) => verdict)).toEqual(ofDimensions);
      expect(report.items.map(({ verdict }) => verdict)).toEqual(verdictsOf(set.items));
      const said = report.findings.filter(({ code }) => ['overall', 'priority', 'dimension', 'none'].includes(code));
      const whole = verdictOf(set.overall);
      expect(
        said.filter(({ dimension }) => dimension === undefined).map(({ code, verdict }) => [code, verdict]),
      ).toEqual(whole === null ? [['none', undefined]] : [['overall', whole]]);
      const found = new Map(
        said.map(({ code, dimension, verdict }) => [dimension, code === 'priority' ? 'shortfall' : verdict]),
      );
      for (const [index, dimension] of set.dimensions.entries()) {
        expect(found.get(dimension) ?? null, dimension).toBe(ofDimensions[index] ?? null);
      }
    },
  );

  test('of all kinds are among the sets', () => {
    const verdicts = Object.values(pairedSets).flatMap((set) =>
      reportOfSet(set).findings.map(({ verdict }) => verdict),
    );
    expect(new Set(verdicts)).toEqual(new Set(['shortfall', 'surplus', 'not-proven', 'uniform', undefined]));
  });

  test('say that nothing is known of the whole where everybody answered one dimension only', () => {
    const form = givenForm({ items: ['a', 'b'] });
    const some = [1, 2, 3, 4].map((point) => givenAnswers(form, [7, null], [point, null]));
    const others = [1, 2, 3, 4].map((point) => givenAnswers(form, [null, 7], [null, point]));
    const cautions = (responses: typeof some) =>
      reportOf(form, responses).findings.filter(({ code }) => code === 'no-whole');
    expect(cautions([...some, ...others])).toEqual([{ code: 'no-whole', kind: 'caution', values: { n: 0 } }]);
    const whole = [1, 2].map((point) => givenAnswers(form, [7, 7], [point, point]));
    expect(cautions([...some, ...others, ...whole])).toEqual([]);
  });

  test('give the very figures of their row', () => {
    const { findings, overall, dimensions } = reportOfSet(pairedSet('a restaurant, six dimensions, 5 points'));
    const rows = new Map<string | undefined, Figures>([
      [undefined, overall.unweighted],
      ...dimensions.map((row) => [row.id, row] as const),
    ]);
    const said = findings.filter(({ code }) => code === 'overall' || code === 'dimension');
    expect(said.length).toBeGreaterThan(2);
    for (const { dimension, values } of said) {
      const { n, expectation, perception, gap, ci } = rows.get(dimension) as Figures;
      const means = dimension === undefined ? { expectation, perception } : {};
      expect(values).toEqual({ n, ...means, gap, low: ci?.[0], high: ci?.[1] });
    }
  });
});

describe('A report', () => {
  test('says what it is, of which instrument, on which scale, and of how many responses', () => {
    const report = reportOf(servqualForm, ['.'.repeat(44)]);
    expect(report).toMatchObject({
      schema: 'fivegaps-report/1',
      instrument: 'servqual-1991',
      scale: { min: 1, max: 7 },
      responses: { read: 1, duplicates: 0, used: 1 },
    });
    expect(report.items.map(({ id }) => id)).toEqual(servqualForm.items.map(({ id }) => id));
    expect(report.dimensions.map(({ id }) => id)).toEqual(servqualForm.dimensions.map(({ id }) => id));
  });

  test('of nobody has no figure and says so, instead of failing', () => {
    const report = reportOf(servqualForm, []);
    expect(report.notes).toEqual([
      ...report.items.map((_, index) => ({ at: `/items/${index}`, code: 'no-answers' })),
      ...report.dimensions.map((_, index) => ({ at: `/dimensions/${index}`, code: 'no-answers' })),
      { at: '/overall/unweighted', code: 'no-answers' },
      ...notAsked,
      ...['gaps', 'perceptions'].map((on) => ({ at: `/regression/satisfaction/${on}`, code: 'too-few' })),
    ]);
    expect(rowsOf(report).map(([, { n, gap }]) => [n, gap])).toEqual(new Array(22 + 5 + 1).fill([0, null]));
    expect(report.findings).toEqual([{ code: 'none', kind: 'whole', values: {} }]);
  });

  test('is the same when perceptions are asked before expectations', () => {
    const [e, p] = [
      [7, 6, 5],
      [4, 6, 2],
    ] as const;
    const first = givenForm({ items: ['a', 'a', 'b'] });
    const second = givenForm({ items: ['a', 'a', 'b'], sides: ['perception', 'expectation'] });
    const report = reportOf(first, [givenAnswers(first, e, p), givenAnswers(first, p, p)]);
    expect(report.overall.unweighted.n).toBe(2);
    expect(reportOf(second, [givenAnswers(second, p, e), givenAnswers(second, p, p)])).toEqual(report);
  });
});

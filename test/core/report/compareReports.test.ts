import { expect, test } from 'vitest';
import { compareReports } from '../../../src/core/report/compareReports.ts';

const report = {
  software: { version: '1' },
  items: [{ id: 'a', gap: -0.1, p: 0.25, verdict: 'shortfall' }],
  bootstrap: { overall: { percentile: [-1, 1] } },
  notes: [],
};

test('A report found again is confirmed figure by figure, by whatever version', () => {
  expect(compareReports(report, { ...report, software: { version: '2' } })).toEqual({ confirmed: 4, differing: [] });
});

test.each([
  ['a closed form in its last bit', { gap: -0.1 - 2 ** -56 }, ['/items/0/gap']],
  ['a p-value by more than 1e-6 of itself', { p: 0.2500003 }, ['/items/0/p']],
  ['a word', { verdict: 'surplus' }, ['/items/0/verdict']],
  ['a figure that is no longer there', { gap: null }, ['/items/0/gap']],
])('What differs is named: %s', (_, change, differing) => {
  const again = { ...report, items: [{ ...report.items[0], ...change }] };
  expect(compareReports(report, again).differing).toEqual(differing);
});

test('A p-value is held to 1e-6 of itself however small it is, and to the ends of floating point', () => {
  const of = (p: number) => ({ ...report, items: [{ ...report.items[0], p }] });
  const differing = (ours: number, theirs: number) => compareReports(of(ours), of(theirs)).differing;
  for (const p of [0.25, 1.3e-25, 1e-290]) {
    expect(differing(p, p * 1.0000005)).toEqual([]);
    expect(differing(p, p * 10)).toEqual(['/items/0/p']);
  }
  expect(differing(1e-12, 0)).toEqual(['/items/0/p']);
  expect(differing(5e-324, 0)).toEqual([]);
});

test('What is drawn or searched for may differ in the last digits, but not in length', () => {
  const drawn = (percentile: readonly number[]) => ({ ...report, bootstrap: { overall: { percentile } } });
  expect(compareReports(report, drawn([-1 - 1e-12, 1])).differing).toEqual([]);
  expect(compareReports(report, drawn([-1, 1, 2])).differing).toEqual(['/bootstrap/overall/percentile/2']);
});

test('An interval over the studentized range may differ in its last digits, but not the difference in it', () => {
  const pair = { diff: 0.5, ci: [0.25, 0.75] };
  const of = (given: object) => ({ segments: [{ dimensions: [{ pairs: [{ ...pair, ...given }] }] }] });
  expect(compareReports(of({}), of({ ci: [0.25 + 2 ** -50, 0.75] })).differing).toEqual([]);
  expect(compareReports(of({}), of({ ci: [0.25 + 1e-8, 0.75] })).differing).toEqual([
    '/segments/0/dimensions/0/pairs/0/ci/0',
  ]);
  expect(compareReports(of({}), of({ diff: 0.5 + 2 ** -50 })).differing).toEqual([
    '/segments/0/dimensions/0/pairs/0/diff',
  ]);
});

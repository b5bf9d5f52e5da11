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
  ['a p-value by more than its last digits', { p: 0.25001 }, ['/items/0/p']],
  ['a word', { verdict: 'surplus' }, ['/items/0/verdict']],
  ['a figure that is no longer there', { gap: null }, ['/items/0/gap']],
])('What differs is named: %s', (_, change, differing) => {
  const again = { ...report, items: [{ ...report.items[0], ...change }] };
  expect(compareReports(report, again).differing).toEqual(differing);
});

test('What is drawn or searched for may differ in the last digits, but not in length', () => {
  const drawn = (percentile: readonly number[]) => ({ ...report, bootstrap: { overall: { percentile } } });
  expect(compareReports(report, drawn([-1 - 1e-12, 1])).differing).toEqual([]);
  expect(compareReports(report, drawn([-1, 1, 2])).differing).toEqual(['/bootstrap/overall/percentile/2']);
});

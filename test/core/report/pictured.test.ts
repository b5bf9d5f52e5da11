import { describe, expect, test } from 'vitest';
import { buildLeague } from '../../../src/core/report/buildLeague.ts';
import { crossItems } from '../../../src/core/report/crossItems.ts';
import { listShortfalls } from '../../../src/core/report/listShortfalls.ts';
import { buildWaveLevels } from '../../../src/core/report/waveLevels.ts';
import { givenStudy } from '../../export/gallery/givenStudies.ts';
import { makeStudy } from '../../export/givenReports.ts';

describe('Items by place and dimension', () => {
  const { report, questionnaire } = givenStudy('areas and moments of contact');

  test.each(['area', 'touchpoint'] as const)(
    'stand each in one cell, with the mean of their gaps and the smallest n: %s',
    (by) => {
      const rows = crossItems(report, questionnaire, by);
      const cells = rows.flatMap((row) => row.cells.flatMap((cell) => (cell ? [{ ...cell, place: row.place }] : [])));
      expect(cells.flatMap(({ items }) => items).sort((a, b) => a - b)).toEqual(
        questionnaire.items.map((_, item) => item),
      );
      for (const { items, place, gap, n, proven } of cells) {
        const figures = items.flatMap((item) => report.items[item] ?? []);
        expect(items.map((item) => questionnaire.items[item]?.[by])).toEqual(items.map(() => place));
        expect(gap).toBeCloseTo(figures.reduce((sum, each) => sum + (each.gap ?? 0), 0) / figures.length, 12);
        expect(n).toBe(Math.min(...figures.map((each) => each.n)));
        expect(proven).toBe(figures.filter(({ verdict }) => verdict === 'shortfall').length);
      }
    },
  );

  test('have no cell where nothing was asked, and are not crossed where no item names a place', () => {
    const rows = crossItems(report, questionnaire, 'touchpoint');
    expect(rows.find(({ place }) => place === 'booking')?.cells.filter(Boolean)).toHaveLength(1);
    const { report: plain, questionnaire: form } = givenStudy('one response');
    expect(crossItems(plain, form, 'area')).toEqual([]);
  });
});

describe('Shortfalls', () => {
  test('come widest first, and their shares add up to all of what is missing', () => {
    const { items } = givenStudy('forty branches').report;
    const found = listShortfalls([
      ...items.slice(0, 3),
      ...items.slice(3).map((each, i) => ({ ...each, gap: i % 2 ? 0.5 : -0.1 * i - 0.1 })),
    ]);
    const gaps = found.map(({ figures }) => figures.gap ?? 0);
    expect(gaps).toEqual([...gaps].sort((a, b) => a - b));
    expect(gaps.every((gap) => gap < 0)).toBe(true);
    const sum = gaps.reduce((all, gap) => all + gap, 0);
    let so = 0;
    for (const [index, { share, cumulative }] of found.entries()) {
      so += gaps[index] ?? 0;
      expect(share).toBeCloseTo((gaps[index] ?? 0) / sum, 12);
      expect(cumulative).toBeCloseTo(so / sum, 12);
    }
    expect(found.at(-1)?.cumulative).toBeCloseTo(1, 12);
  });
});

describe('A league of groups', () => {
  const { report, samples } = givenStudy('forty branches');
  const [segment] = report.segments;
  const league = segment && buildLeague(samples.customer, segment);

  test('has every group that is shown, its own mean between those drawn to the middle and none', () => {
    expect(league?.rows).toHaveLength(40);
    const shrunk = league?.rows.map((row) => row.shrunk) ?? [];
    expect(shrunk).toEqual([...shrunk].sort((a, b) => a - b));
    for (const { value, n, mean, ci, kept, limits } of league?.rows ?? []) {
      const group = segment?.groups.find((each) => each.value === value);
      expect(n).toBe(group?.n);
      // Everybody answered everything, so that the mean of the dimensions is that of the people.
      const dimensions = group?.dimensions.map(({ gap }) => gap ?? 0) ?? [];
      expect(mean).toBeCloseTo(dimensions.reduce((sum, gap) => sum + gap, 0) / dimensions.length, 12);
      expect(ci?.[0]).toBeLessThan(mean);
      expect(kept).toBeGreaterThan(0);
      expect(kept).toBeLessThan(1);
      expect(limits.outer[0]).toBeLessThan(limits.inner[0]);
      expect((limits.inner[0] + limits.inner[1]) / 2).toBeCloseTo(league?.overall ?? 0, 12);
    }
  });

  test('keeps more of a mean, and has narrower limits, the more people a group has', () => {
    const bySize = [...(league?.rows ?? [])].sort((a, b) => a.n - b.n);
    for (const [index, row] of bySize.entries()) {
      const next = bySize[index + 1] ?? row;
      expect(next.kept).toBeGreaterThanOrEqual(row.kept);
      expect(next.limits.outer[0]).toBeGreaterThanOrEqual(row.limits.outer[0]);
    }
  });

  test('leaves out groups that are hidden, and does not exist of fewer than three', () => {
    if (!segment) throw new Error('no segment');
    const hide = (most: number) => ({
      ...segment,
      groups: segment.groups.map((group, index) => (index < most ? group : { ...group, isHidden: true, n: null })),
    });
    const shown = buildLeague(samples.customer, hide(3));
    expect(shown?.rows.map(({ value }) => value).sort()).toEqual(segment.groups.slice(0, 3).map(({ value }) => value));
    expect(buildLeague(samples.customer, hide(2))).toBeNull();
  });
});

test('Levels of two waves differ by the change that the report has', () => {
  const { report, samples } = makeStudy();
  const [change] = report.waves;
  if (!change) throw new Error('no change');
  const levels = buildWaveLevels(samples.customer, change);
  expect(levels.map(({ id }) => id)).toEqual(change.dimensions.map(({ id }) => id));
  for (const { id, from, to } of levels) {
    const figures = change.dimensions.find((each) => each.id === id);
    expect(to.value - from.value).toBeCloseTo(figures?.diff ?? Number.NaN, 12);
    expect([to.n, from.n]).toEqual(figures?.n);
  }
  expect(buildWaveLevels(samples.customer, { ...change, to: 'nobody' })).toEqual([]);
});

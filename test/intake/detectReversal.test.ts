import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { buildQuestionnaire } from '../../src/core/instrument/questionnaire.ts';
import { startReversalSearch } from '../../src/intake/detectReversal.ts';
import { givenAnswers, givenForm, givenInstrument, readYaml, servqualForm } from '../core/given.ts';

const edition1988 = givenInstrument(readYaml('surveys/servqual-1988.yaml'));
const suspects = new Set(edition1988.items.filter(({ reverse }) => reverse).map(({ id }) => id));
const numbers = Array.from({ length: 22 }, (_, index) => index + 1);

type Row = { readonly E: readonly (number | null)[]; readonly P: readonly (number | null)[] };

/** The file that R made: items 10 to 13 and 18 to 22 are answered as they are worded, against the others. */
const cells: readonly Readonly<Record<string, string>>[] = parse(
  readFileSync(new URL('../oracle/synthetic-22x2/wide_E1-22_P1-22_raw.csv', import.meta.url)),
  { columns: true },
);
const raw = cells.map((row): Row => {
  const read = (side: string) => numbers.map((n) => (row[side + n] ? Number(row[side + n]) : null));
  return { E: read('E'), P: read('P') };
});

const isSuspect = (item: number) => suspects.has(servqualForm.items[item]?.id ?? '');

/** The same people with answers turned round, on the sides named. */
function turnAll(rows: readonly Row[], isTurned = isSuspect, sides = 'EP'): readonly Row[] {
  const turn = (points: Row['E']) =>
    points.map((point, item) => (point !== null && isTurned(item) ? 8 - point : point));
  return rows.map(({ E, P }) => ({ E: sides.includes('E') ? turn(E) : E, P: sides.includes('P') ? turn(P) : P }));
}

function search(rows: readonly Row[], form = servqualForm, sides: readonly (keyof Row)[] = ['E', 'P']): boolean {
  const found = startReversalSearch(form, suspects);
  for (const row of rows) found.add(givenAnswers(form, ...sides.map((side) => row[side])));
  return found.finish() === 'against';
}

describe('Items that another edition words negatively', () => {
  test('are those that the 1988 edition had: numbers 10 to 13 and 18 to 22', () => {
    const places = servqualForm.items.flatMap(({ id }, index) => (suspects.has(id) ? [index + 1] : []));
    expect(places).toEqual([10, 11, 12, 13, 18, 19, 20, 21, 22]);
  });

  test('are found where they run against the others on both sides', () => {
    expect(search(raw)).toBe(true);
  });

  test('are not found once they are turned round', () => {
    expect(search(turnAll(raw))).toBe(false);
  });

  test('go along with the others when they are turned round, or only few people answered, when nothing can be said', () => {
    const finish = (rows: readonly Row[]) => {
      const found = startReversalSearch(servqualForm, suspects);
      for (const { E, P } of rows) found.add(givenAnswers(servqualForm, E, P));
      return found.finish();
    };
    expect(finish(turnAll(raw))).toBe('along');
    expect(finish(turnAll(raw).slice(0, 20))).toBeNull();
  });

  test('must run against the others on every side that was asked', () => {
    expect(search(turnAll(raw, isSuspect, 'E'))).toBe(false);
    expect(search(turnAll(raw, isSuspect, 'P'))).toBe(false);
  });

  test('are found in perceptions alone, where nothing else was asked', () => {
    const form = buildQuestionnaire(
      givenInstrument({
        ...edition1988,
        sides: edition1988.sides.filter(({ side }) => side === 'perception'),
      }),
      'customer',
    );
    expect(search(raw, form, ['P'])).toBe(true);
    expect(search(turnAll(raw), form, ['P'])).toBe(false);
  });

  test('one of the nine may go the other way, two may not', () => {
    // Without those who gave one answer to everything.
    const read = raw.filter(({ E, P }) => new Set(E).size > 2 && new Set(P).size > 2);
    const turnFirst = (count: number) => turnAll(read, (item) => isSuspect(item) && item < 9 + count);
    expect(search(turnFirst(1))).toBe(true);
    expect(search(turnFirst(2))).toBe(false);
  });

  test('are never found among fewer than 30 people, however plain it looks', () => {
    const plain = Array.from({ length: 30 }, (_, index) => {
      const points = numbers.map((_, item) => {
        const point = (index % 2 === 0 ? 5 : 1) + (item % 3);
        return isSuspect(item) ? 8 - point : point;
      });
      return { E: points, P: points };
    });
    expect(search(plain)).toBe(true);
    expect(search(plain.slice(1))).toBe(false);
  });

  test('are found whoever gives one answer to everything, and not feigned where that was turned round', () => {
    const straight = Array.from({ length: 60 }, (_, index) => {
      const points = numbers.map(() => (index % 2 === 0 ? 7 : 1));
      return { E: points, P: points };
    });
    expect(search([...raw, ...straight])).toBe(true);
    expect(search(turnAll([...raw, ...straight]))).toBe(false);
  });

  test('are not looked for in an instrument that has none of them, or nothing else', () => {
    const form = givenForm({ items: ['d', 'd'] });
    expect(startReversalSearch(form, suspects).finish()).toBeNull();
    expect(startReversalSearch(form, new Set(['i0', 'i1'])).finish()).toBeNull();
  });
});

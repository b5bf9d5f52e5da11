import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findFieldwork, findImportWave, findWaveOf } from '../../../src/core/study/fieldwork.ts';
import type { Wave } from '../../../src/core/study/settings.ts';

const at = (day: number, hour = 0) => new Date(Date.UTC(2026, 2, day, hour)).toISOString();
const wave = (id: string, opens: string | null, closes: string | null): Wave => ({ id, opens, closes, quota: null });
const before = wave('before', at(1), at(8));
const after = wave('after', at(15), at(22));
const both = [before, after];

describe('A study takes answers', () => {
  test('for ever, where its one wave has no times', () => {
    const always = [wave('1', null, null)];
    for (const now of [at(1), '1970-01-01T00:00:00.000Z', '2999-12-31T23:59:59.999Z'])
      expect(findFieldwork(always, now)).toEqual({ state: 'open', wave: always[0] });
  });

  test('from the instant a wave opens to just before the instant it closes', () => {
    expect(findFieldwork(both, at(1))).toEqual({ state: 'open', wave: before });
    expect(findFieldwork(both, '2026-03-07T23:59:59.999Z')).toEqual({ state: 'open', wave: before });
    expect(findFieldwork(both, at(8))).toEqual({ state: 'not-yet', wave: after });
  });

  test('not yet before its first wave and between two, and no more after the last', () => {
    expect(findFieldwork(both, '2026-02-28T23:59:59.999Z')).toEqual({ state: 'not-yet', wave: before });
    expect(findFieldwork(both, at(10))).toEqual({ state: 'not-yet', wave: after });
    expect(findFieldwork(both, at(22))).toEqual({ state: 'closed', wave: after });
  });

  test('in the later wave where two are open at once', () => {
    const overlapping = [wave('first', at(1), at(20)), wave('second', at(10), at(30))];
    expect(findFieldwork(overlapping, at(9)).wave.id).toBe('first');
    expect(findFieldwork(overlapping, at(10)).wave.id).toBe('second');
    expect(findFieldwork(overlapping, at(25)).wave.id).toBe('second');
  });
});

describe('What is sent', () => {
  test('belongs to the wave that is open, and soon after it has closed still to that one', () => {
    expect(findWaveOf(both, at(2), at(1, 12))).toBe(before);
    expect(findWaveOf(both, at(8), '2026-03-07T23:45:00.000Z')).toBe(before);
    expect(findWaveOf(both, at(15), '2026-03-14T23:45:00.000Z')).toBe(after);
    expect(findWaveOf(both, at(9), at(8))).toBeNull();
    expect(findWaveOf(both, '2026-02-28T00:00:00.000Z', '2026-02-27T23:45:00.000Z')).toBeNull();
  });

  test('in a file without a wave belongs to the one that is open, else to the last that was, else to the first', () => {
    expect(findImportWave(both, at(2))).toBe(before);
    expect(findImportWave(both, at(10))).toBe(before);
    expect(findImportWave(both, at(30))).toBe(after);
    expect(findImportWave(both, at(1).replace('2026', '2025'))).toBe(before);
  });

  test('always finds a wave that was open at one of the two moments, if there was one', () => {
    const instants = fc.integer({ min: 1, max: 28 }).map((day) => at(day));
    const waves = fc
      .array(fc.tuple(instants, instants), { minLength: 1, maxLength: 4 })
      .map((times) => times.map(([opens, closes], index) => wave(String(index), opens, closes)));
    fc.assert(
      fc.property(waves, instants, instants, (all, now, earlier) => {
        const isOpen = ({ opens, closes }: Wave, moment: string) =>
          (opens ?? '') <= moment && (closes === null || moment < closes);
        const found = findWaveOf(all, now, earlier);
        const open = all.filter((each) => isOpen(each, now) || isOpen(each, earlier));
        if (found === null) expect(open).toEqual([]);
        else expect(open).toContain(found);
      }),
    );
  });
});

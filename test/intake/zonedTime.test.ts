import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isZone, readZonedTime, writeZonedTime } from '../../src/intake/zonedTime.ts';

describe('A time on the clocks of a zone', () => {
  test('is one instant: Shanghai is eight hours ahead all year, London one hour in summer', () => {
    // IANA time zone database: Asia/Shanghai +08:00; Europe/London +00:00, +01:00 from the last Sunday of March.
    expect(readZonedTime('2026-12-01T09:00', 'Asia/Shanghai')).toBe('2026-12-01T01:00:00.000Z');
    expect(readZonedTime('2026-12-01T09:00', 'Europe/London')).toBe('2026-12-01T09:00:00.000Z');
    expect(readZonedTime('2026-07-01T09:00', 'Europe/London')).toBe('2026-07-01T08:00:00.000Z');
  });

  test('that the clocks skip in spring is the one that they then show, and of two in autumn the earlier', () => {
    // In 2026 the clocks of London go on from 01:00 to 02:00 on 29 March, and back from 02:00 to 01:00 on 25 October.
    expect(readZonedTime('2026-03-29T01:30', 'Europe/London')).toBe('2026-03-29T01:30:00.000Z');
    expect(writeZonedTime('2026-03-29T01:30:00.000Z', 'Europe/London')).toBe('2026-03-29T02:30');
    expect(readZonedTime('2026-10-25T01:30', 'Europe/London')).toBe('2026-10-25T00:30:00.000Z');
  });

  test('is written as it was read, in any zone', () => {
    const zones = fc.constantFrom('Asia/Shanghai', 'America/New_York', 'Asia/Kathmandu', 'Pacific/Chatham', 'UTC');
    // Noon is never skipped or shown twice.
    const days = fc.date({
      min: new Date(Date.UTC(2000, 0, 1)),
      max: new Date(Date.UTC(2099, 11, 31)),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(zones, days, (zone, day) => {
        const local = `${day.toISOString().slice(0, 10)}T12:00`;
        expect(writeZonedTime(readZonedTime(local, zone) ?? '', zone)).toBe(local);
      }),
    );
  });

  test.each([
    '',
    'soon',
    '2026-13-01T09:00',
    '2026-02-30T09:00',
    '2026-12-01',
    '2026-12-01T25:00',
    '2026-12-01T09:00Z',
  ])('%j is none', (text) => {
    expect(readZonedTime(text, 'Asia/Shanghai')).toBeNull();
  });
});

test('A zone is one that the time zone database names', () => {
  for (const zone of ['Asia/Shanghai', 'Europe/London', 'UTC']) expect(isZone(zone)).toBe(true);
  for (const zone of ['', 'Beijing', 'Asia/Nowhere', '../etc/passwd']) expect(isZone(zone)).toBe(false);
});

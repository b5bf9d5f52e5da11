import { describe, expect, test } from 'vitest';
import { listTicks } from '../../../src/export/picture/axis.ts';
import { measureText, wrapText } from '../../../src/export/picture/text.ts';

describe('A text in a picture', () => {
  test('is broken between words, and into lines of about the same length', () => {
    expect(wrapText('Service delivery with contacts before and after', 16)).toEqual([
      'Service delivery with',
      'contacts before and after',
    ]);
  });

  test('is broken between Chinese characters, and no line begins with a closing mark', () => {
    const lines = wrapText('服务传递（包括事前、事后的接触）', 8);
    expect(lines.join('')).toBe('服务传递（包括事前、事后的接触）');
    expect(lines).toHaveLength(2);
    for (const line of lines) expect(line).not.toMatch(/^[、）]/);
  });

  test('loses nothing and fits, whatever its words', () => {
    for (const text of ['Donaudampfschifffahrtsgesellschaft', 'a b', '', 'один два три четыре']) {
      const lines = wrapText(text, 8);
      expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
      for (const line of lines) expect(measureText(line)).toBeLessThanOrEqual(8);
    }
  });
});

test.each([
  [{ min: 1, max: 7 }, [1, 2, 3, 4, 5, 6, 7]],
  [{ min: 0, max: 10 }, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]],
  [{ min: 1, max: 36 }, [1, 5, 10, 15, 20, 25, 30, 36]],
  [{ min: -3, max: 3 }, [-3, -2, -1, 0, 1, 2, 3]],
  [{ min: -1.5, max: 0.5 }, [-1.5, -1, -0.5, 0, 0.5]],
  [{ min: 0, max: 1 }, [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1]],
])('A scale has round numbers and both its ends: %o', (scale, ticks) => {
  expect(listTicks(scale, 10)).toEqual(ticks);
});

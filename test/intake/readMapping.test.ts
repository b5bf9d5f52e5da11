import { describe, expect, test } from 'vitest';
import { readMapping } from '../../src/intake/readMapping.ts';
import { writeTemporary } from './writeTemporary.ts';

const whole = JSON.stringify({ scale: { min: 1, max: 7 }, columns: [{ column: 'x', as: 'ignore' }] }, null, 2);

describe('A mapping file that is no JSON', () => {
  test.each([
    ['a comma is missing', whole.replace('"min": 1,', '"min": 1'), 4],
    ['a comma is too many', whole.replace('"max": 7', '"max": 7,'), 5],
    ['a quotation mark is never closed', whole.replace('"ignore"', '"ignore'), 9],
    ['it ends too early', whole.slice(0, whole.indexOf('"as"')), 8],
    ['it is empty', '', 1],
    ['it is something else', 'scale: 1 to 7\n', 1],
  ])('says at which line: %s', async (_, text, line) => {
    expect(await readMapping(writeTemporary(text, 'map.json'))).toEqual({
      problems: [{ code: 'json-broken', path: '.', values: { line } }],
    });
  });

  test('and one of more than a megabyte is not read', async () => {
    const path = writeTemporary(whole + ' '.repeat(2 ** 20), 'map.json');
    expect(await readMapping(path)).toEqual({ problems: [{ code: 'file-too-long', path: '.' }] });
  });
});

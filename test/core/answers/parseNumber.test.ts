import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseWholeNumber } from '../../../src/core/answers/parseNumber.ts';

/** U+FF10 FULLWIDTH DIGIT ZERO and so on, of the Unicode block Halfwidth and Fullwidth Forms. */
const widen = (text: string) => text.replace(/[-+.\d]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));

/** Every character that Unicode names a hyphen, a dash of text or a minus and that people type before a number. */
const minusSigns = ['-', '\u2010', '\u2011', '\u2012', '\u2013', '\u2014', '\u2015', '\u2212', '\ufe63', '\uff0d'];

describe('A whole number', () => {
  test('is read however it is dressed: full-width, with a ".0" of a spreadsheet, any minus sign, spaces around it', () => {
    const spaces = fc.constantFrom('', ' ', '\t', '\u00a0', '\u3000', ' \r\n');
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 999_999_999 }),
        fc.constantFrom('', '+', ...minusSigns),
        fc.constantFrom('', '.', '.0', '.00'),
        fc.boolean(),
        spaces,
        spaces,
        (size, sign, zeros, wide, before, after) => {
          const plain = `${sign}${size}${zeros}`;
          const expected = sign === '' || sign === '+' ? size : 0 - size;
          expect(parseWholeNumber(before + (wide ? widen(plain) : plain) + after)).toBe(expected);
        },
      ),
    );
  });

  test.each(minusSigns)('keeps its minus when that is written %j', (sign) => {
    expect(parseWholeNumber(`${sign}9`)).toBe(-9);
  });

  test('that is nought has no sign', () => {
    expect(parseWholeNumber('-0')).toBe(0);
  });

  test.each(['4.5', '4.05', '-3.1', '４．５'])('is not what %j is: a number, but not a whole one', (text) => {
    expect(parseWholeNumber(text)).toBe('not-a-whole-number');
  });

  test.each([
    ...[
      '',
      ' ',
      '-',
      '+',
      '.',
      '.0',
      '--9',
      '5e0',
      '0x5',
      '1_000',
      '1,000',
      '5,0',
      '4 5',
      '5.0.0',
      '5-',
      'NaN',
      'Infinity',
    ],
    ...['五', '五分', '5分', '①', '5²', '½', 'Ⅴ', '٥', '5\u0000', 'true', '[object Object]', '1234567890'],
  ])('is never guessed from %j', (text) => {
    expect(parseWholeNumber(text)).toBe('not-a-number');
  });

  test('has the value that its digits have: nothing else in the text can change it', () => {
    const unit = fc.constantFrom(...'0123456789.+-eExX_, ', '\uff10', '\uff19', '\uff0e', '\u2212', '²', '①', '五');
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit, maxLength: 6 }), fc.string({ unit: 'binary' })), (text) => {
        const number = parseWholeNumber(text);
        if (typeof number === 'string') return;
        const ascii = text.replace(/[\uff0b-\uff19]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0));
        expect(number).toBe(Number(ascii.trim().replace(/^[\u2010-\u2015\u2212\ufe63]/, '-')) + 0);
      }),
      { numRuns: 2000 },
    );
  });
});

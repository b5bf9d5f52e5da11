import { scryptSync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { checkPassword, hashPassword } from '../../src/web/manage/passwords.ts';
import { hashQuickly } from './hashQuickly.ts';

describe('A password', () => {
  test('is stored as a salted scrypt hash of 32 MiB, which any other scrypt can check', async () => {
    const [one, two] = [await hashPassword('a dozen grey geese'), await hashPassword('a dozen grey geese')];
    expect(one).not.toBe(two);
    const [name, N, r, p, salt = '', key = ''] = (one ?? '').split('$');
    expect([name, N, r, p]).toEqual(['scrypt', '32768', '8', '3']);
    expect(Buffer.from(salt, 'base64url')).toHaveLength(16);
    const expected = scryptSync('a dozen grey geese', Buffer.from(salt, 'base64url'), 32, {
      N: 32768,
      r: 8,
      p: 3,
      maxmem: 2 ** 26,
    });
    expect(key).toBe(expected.toString('base64url'));
  });

  test('fits its own hash only, whatever the strength it was made with', async () => {
    const stored = hashQuickly('correct horse');
    expect(await checkPassword('correct horse', stored)).toBe(true);
    for (const wrong of ['correct hors', 'correct horse ', 'Correct horse', '', stored])
      expect(await checkPassword(wrong, stored)).toBe(false);
  });

  test('fits however the keyboard composes its letters', async () => {
    // The same word with é as one letter and as e with an accent, and ASCII as a Chinese keyboard widens it.
    expect(await checkPassword('cafe\u0301 one two', hashQuickly('caf\u00e9 one two'))).toBe(true);
    expect(await checkPassword('ａｂｃ１２３', hashQuickly('abc123'))).toBe(true);
  });

  test('of nobody fits never, not even when it is empty', async () => {
    expect(await checkPassword('', undefined)).toBe(false);
  });

  test('waits its turn behind at most twenty others, so that a burst of sign-ins cannot take all memory', async () => {
    const stored = hashQuickly('correct horse');
    const answers = await Promise.all(Array.from({ length: 30 }, () => checkPassword('correct horse', stored)));
    expect(answers.filter((answer) => answer === true)).toHaveLength(20);
    expect(answers.filter((answer) => answer === null)).toHaveLength(10);
    expect(await checkPassword('correct horse', stored)).toBe(true);
  });
});

import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

export const shortestPassword = 12;
export const longestPassword = 128;

/** OWASP's second choice: 32 MiB and three passes, about half a second. Kept in each hash, so that it can be raised. */
const strength = { N: 2 ** 15, r: 8, p: 3 };
const keyLength = 32;
const longestQueue = 20;

let waiting = 0;
let last: Promise<unknown> = Promise.resolve();

/** A salted scrypt hash as text, `scrypt$N$r$p$salt$key`; null when too many are waiting. */
export async function hashPassword(password: string): Promise<string | null> {
  const salt = randomBytes(16);
  const key = await deriveKey(password, salt, strength);
  const { N, r, p } = strength;
  return key && ['scrypt', N, r, p, salt.toString('base64url'), key.toString('base64url')].join('$');
}

/**
 * Whether a password fits a stored hash; null when too many are waiting. Without a hash, as for an unknown name, it takes
 * as long and fits never.
 */
export async function checkPassword(password: string, stored: string | undefined): Promise<boolean | null> {
  const [, N, r, p, salt = '', key = ''] = (stored ?? '').split('$');
  const cost = stored ? { N: Number(N), r: Number(r), p: Number(p) } : strength;
  const derived = await deriveKey(password, Buffer.from(salt, 'base64url'), cost);
  if (derived === null) return null;
  const wanted = Buffer.from(key, 'base64url');
  return derived.length === wanted.length && timingSafeEqual(derived, wanted);
}

/** One at a time: each takes 32 MiB, and a burst of sign-ins must not take the survey's memory. */
async function deriveKey(password: string, salt: Buffer, cost: typeof strength): Promise<Buffer | null> {
  if (waiting >= longestQueue) return null;
  waiting++;
  const turn = last.then(
    () =>
      new Promise<Buffer>((resolve, reject) => {
        scrypt(
          password.normalize('NFKC').slice(0, longestPassword),
          salt,
          keyLength,
          { ...cost, maxmem: 2 ** 26 },
          (error, key) => (error ? reject(error) : resolve(key)),
        );
      }),
  );
  last = turn.catch(() => undefined);
  try {
    return await turn;
  } finally {
    waiting--;
  }
}

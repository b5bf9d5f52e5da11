import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fillForm, responseId, startSite, type TestSite } from '../site.ts';

let site: TestSite;
beforeAll(async () => {
  site = await startSite();
});
afterAll(() => site.close());

type Pair = readonly [name: string, value: string];
interface Post {
  readonly pairs: readonly Pair[];
  readonly send: 'form' | 'json' | 'torn' | 'text' | 'huge';
}

const names = [...fillForm('').keys()];
const anyName = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...names) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('__proto__', 'constructor', 'comment.comment', 'consent', 'profile.a', '', 'a[]'),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 8 }) },
);
const anyValue = fc.oneof(
  fc.integer({ min: -10, max: 110 }).map(String),
  fc.constantFrom(
    '',
    ' ',
    '-9',
    '-7',
    '７',
    '5.0',
    '4.5',
    '5e0',
    '0x5',
    'null',
    '五',
    '<b>',
    '\0',
    '\ud800',
    "' --",
    'NaN',
  ),
  fc.string({ unit: 'binary', maxLength: 30 }),
);

/** One way in which a form can be unlike the one that our page sends. */
const mutation: fc.Arbitrary<(post: Post) => Post> = fc.oneof(
  fc.tuple(anyName, anyValue).map(([name, value]) => (post: Post) => ({
    ...post,
    pairs: post.pairs.map((pair): Pair => (pair[0] === name ? [name, value] : pair)),
  })),
  fc.tuple(anyName, anyValue).map(([name, value]) => (post: Post) => ({
    ...post,
    pairs: [...post.pairs, [name, value]] as const,
  })),
  fc.nat(60).map((place) => (post: Post) => ({ ...post, pairs: post.pairs.filter((_, index) => index !== place) })),
  fc.nat(60).map((place) => (post: Post) => ({ ...post, pairs: post.pairs.slice(0, place) })),
  fc
    .constantFrom('json' as const, 'json' as const, 'torn' as const, 'text' as const, 'huge' as const)
    .map((send) => (post: Post) => ({ ...post, send })),
  // The id of somebody else, among the first few: the same answers again, or others.
  fc.integer({ min: 1, max: 20 }).map((number) => (post: Post) => ({
    ...post,
    pairs: post.pairs.map((pair): Pair => (pair[0] === 'response' ? ['response', responseId(number)] : pair)),
  })),
);

const runs = 1500;

let lastNumber = 0;
const anyPost: fc.Arbitrary<Post> = fc
  .tuple(fc.constantFrom('1', '4', '7'), fc.array(mutation, { maxLength: 3 }))
  .map(([point, mutations]) => {
    const form = fillForm(responseId(++lastNumber), { 't1.perception': point });
    return mutations.reduce((post, mutate) => mutate(post), { pairs: [...form], send: 'form' } as Post);
  });

function send({ pairs, send }: Post, accept: string): Promise<Response> {
  const path = `/s/${site.study.survey}`;
  const form = new URLSearchParams(pairs.map(([name, value]) => [name, value])).toString();
  // So many pages need not be packed and unpacked.
  const plain = { accept, 'accept-encoding': 'identity' };
  const type = { ...plain, 'content-type': send === 'json' ? 'application/json' : 'application/x-www-form-urlencoded' };
  if (send === 'json') return site.post(path, JSON.stringify(Object.fromEntries(pairs)), type);
  if (send === 'torn') return site.post(path, form.replaceAll('%', '%%').slice(0, form.length - 7), type);
  if (send === 'text') return site.post(path, form, { ...type, 'content-type': 'text/plain' });
  return site.post(path, send === 'huge' ? form + '&x='.repeat(2 ** 17) : form, type);
}

test('Whatever is posted to a survey, the answer is one of the known ones, and one response is stored or none', async () => {
  const seen = new Map<number, number>();
  let rows = await site.countRows();
  await fc.assert(
    fc.asyncProperty(anyPost, fc.constantFrom('text/html', 'application/json'), async (post, accept) => {
      const { status } = await send(post, accept).then(async (response) => {
        expect(await response.text()).not.toMatch(/\n\s+at |\/src\/|SQLITE_/);
        return response;
      });
      seen.set(status, (seen.get(status) ?? 0) + 1);
      expect([200, 201, 303, 400, 409, 413, 415, 422]).toContain(status);
      const now = await site.countRows();
      // New and stored beside another one: a row. The same again or refused: none. 303 and 409 may be either.
      if (status === 201) expect(now - rows).toBe(1);
      else if (status === 303 || status === 409) expect([0, 1]).toContain(now - rows);
      else expect(now - rows).toBe(0);
      rows = now;
    }),
    { numRuns: runs, endOnFailure: true },
  );
  expect(site.logged).toEqual([]);
  // A test in which nothing gets through, or everything does, would prove nothing.
  const share = (...statuses: readonly number[]) =>
    statuses.reduce((sum, each) => sum + (seen.get(each) ?? 0), 0) / runs;
  expect(share(201, 303)).toBeGreaterThan(0.1);
  for (const status of [200, 201, 303, 409, 413, 415, 422]) expect(share(status), `${status}`).toBeGreaterThan(0.001);
}, 180_000);

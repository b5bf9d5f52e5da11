import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Staff, setUpAccount, startSite, type TestSite } from '../site.ts';
import { readTree } from '../words/readWords.ts';
import { listTags } from './readPage.ts';

let site: TestSite;
beforeAll(async () => {
  site = await startSite({ demo: true });
});
afterAll(() => site.close());

/** Fetches as a phone does, and counts the bytes that come through the air. */
async function load(
  path: string,
  cookie: Readonly<Record<string, string>> = {},
): Promise<{ readonly bytes: number; readonly answer: IncomingMessage }> {
  const { hostname, port } = new URL(site.origin);
  const headers = { 'accept-encoding': 'gzip, deflate', 'accept-language': 'zh-CN', ...cookie };
  const [answer] = (await once(request({ hostname, port, path, headers }).end(), 'response')) as [IncomingMessage];
  let bytes = JSON.stringify(answer.rawHeaders).length;
  for await (const piece of answer) bytes += (piece as Buffer).length;
  return { bytes, answer };
}

/** The addresses of all that a page makes the browser fetch. */
function listFetched(html: string): readonly string[] {
  return listTags(html)
    .flatMap(({ attributes }) => attributes.get('src') ?? [])
    .concat(listTags(html).flatMap(({ name, attributes }) => (name === 'link' ? (attributes.get('href') ?? []) : [])));
}

describe('The survey of 44 ratings, which phones on slow networks open,', () => {
  test('comes in at most four requests, all to this site, and in at most 30 KB', async () => {
    const survey = `/s/${site.study.survey}`;
    const page = await (await site.get(survey)).text();
    expect(page.match(/type="radio" name="\w+\.(expectation|perception)" value="1"/g)).toHaveLength(44);
    const addresses = [survey, ...listFetched(page)];
    expect(addresses.length).toBeLessThanOrEqual(4);
    expect(addresses.filter((address) => !/^\/\w/.test(address))).toEqual([]);
    let sum = 0;
    for (const address of addresses) {
      const { bytes, answer } = await load(address);
      expect(answer.statusCode, address).toBe(200);
      sum += bytes;
    }
    expect(sum).toBeGreaterThan(5_000);
    expect(sum).toBeLessThanOrEqual(30 * 1024);
  });

  test('fetches its style and script once a year, unless they have changed', async () => {
    const page = await (await site.get(`/s/${site.study.survey}`)).text();
    const assets = listFetched(page);
    expect(assets).toHaveLength(3);
    for (const address of assets) {
      expect(address).toMatch(/\?v=[\w-]{10}$/);
      const { answer } = await load(address);
      expect(answer.headers['cache-control']).toBe('public, max-age=31536000, immutable');
      expect((await load(`${address}x`)).answer.headers['cache-control']).toBe('public, max-age=3600');
    }
  });
});

test('A report in a file brings the very styles of the shared report, and a page has none of their comments', async () => {
  const page = await (await site.get(`/r/${site.study.report}`)).text();
  const [address = ''] = listFetched(page).filter((each) => each.includes('.css'));
  expect(address).toMatch(/^\/assets\/report\.css/);
  const styles = readTree('views', '.css');
  const parts =
    readTree('views', '.ejs')
      .get('views/parts/alone.ejs')
      ?.matchAll(/include\('\/(assets\/[\w/]+\.css)'\)/g) ?? [];
  const alone = [...parts].map(([, part]) => styles.get(`views/${part}`)).join('');
  expect(await (await site.get(address)).text()).toBe(alone.replace(/\/\*.*?\*\/\n?/gs, ''));
});

describe('What staff see', () => {
  let staff: Staff;
  beforeAll(async () => {
    staff = await setUpAccount(site);
  });

  test('comes compressed: a report in at most 150 KB, with its pictures and all that it fetches', async () => {
    for (const name of ['report', 'pictures']) {
      const path = `/studies/${site.study.id}/${name}`;
      const { bytes, answer } = await load(path, staff.cookie);
      expect(answer.headers['content-encoding']).toBe('gzip');
      let sum = bytes;
      for (const address of listFetched(await (await site.get(path, staff.cookie)).text()))
        sum += (await load(address, staff.cookie)).bytes;
      expect(sum).toBeGreaterThan(10_000);
      expect(sum).toBeLessThanOrEqual(150 * 1024);
    }
  });

  test('has another form token in each page, as the length of a compressed page would tell of one that stays', async () => {
    const tokens: (string | undefined)[] = [];
    for (let page = 0; page < 3; page++)
      tokens.push(/name="token" value="([^"]+)"/.exec(await (await site.get('/studies', staff.cookie)).text())?.[1]);
    expect(new Set(tokens).size).toBe(3);
    for (const token of tokens) {
      const sent = await site.post('/studies', new URLSearchParams({ token: token ?? '', name: '' }), staff.cookie);
      expect(sent.status).not.toBe(403);
    }
  });
});

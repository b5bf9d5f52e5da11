import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readVersion } from '../../../src/cli/readVersion.ts';
import { verifyBundle } from '../../../src/web/analyse/verify/verifyBundle.ts';
import { callFivegaps } from '../../cli/callFivegaps.ts';
import { answerAll, servqualHeader } from '../../cli/runFivegaps.ts';
import { writeTemporary } from '../../intake/writeTemporary.ts';
import { startSite, type TestSite } from '../../site.ts';
import { makeToken, startCaller } from './callApi.ts';

let site: TestSite;
let api: ReturnType<typeof startCaller>;
let bundle: Uint8Array<ArrayBuffer>;
let calls = 0;
beforeAll(async () => {
  site = await startSite({
    change: (given) => ({
      ...given,
      // What another version wrote is judged otherwise.
      version: readVersion(),
      verifyElsewhere(job) {
        calls++;
        return verifyBundle(job);
      },
    }),
  });
  api = startCaller(site, await makeToken(site));
  const rows = [2, 3, 5, 6, 7, 4].map(answerAll);
  await api.sendFile('/studies/inn/imports', [servqualHeader, ...rows, ''].join('\n'));
  bundle = new Uint8Array(await (await api.get('/studies/inn/bundle.zip')).arrayBuffer());
});
afterAll(() => site.close());

const zip = { 'content-type': 'application/zip' };
const send = (body: FormData | Uint8Array<ArrayBuffer>, headers: object = zip) =>
  api.sendFile('/verify', body, headers);

/** The bundle with one file changed. */
function change(name: string, edit: (text: string) => string): Uint8Array<ArrayBuffer> {
  const parts = unzipSync(bundle);
  return new Uint8Array(zipSync({ ...parts, [name]: strToU8(edit(strFromU8(parts[name] ?? new Uint8Array()))) }));
}

describe('A bundle that a program has verified', () => {
  test('is judged as on the command line, in a thread of its own where the site has one', async () => {
    const changed = change('responses.csv', (text) => text.replace(/,6/, ',5'));
    const count = calls;
    for (const each of [bundle, changed]) {
      const answer = await send(each);
      const file = writeTemporary(Buffer.from(each), 'bundle.zip');
      const { stdout } = await callFivegaps(['verify', file, '--json']);
      expect([answer.status, await answer.json()]).toEqual([200, JSON.parse(stdout)]);
    }
    expect(calls).toBe(count + 2);
    const confirmed = await (await send(bundle)).json();
    expect(confirmed).toEqual({ confirmed: expect.any(Number), figures: [], files: [] });
    expect(confirmed.confirmed).toBeGreaterThan(100);
    expect((await (await send(changed)).json()).files).toEqual(['responses.csv']);
  });

  test('is none where a file in it is nested or filled beyond measure', async () => {
    const nested = '['.repeat(200_000) + ']'.repeat(200_000);
    const filled = `[${'[],'.repeat(2 ** 22)}0]`;
    for (const text of [nested, filled]) {
      const sums = (each: string) =>
        each.replace(/\S+(?= {2}report.json)/, createHash('sha256').update(text).digest('hex'));
      // What shrinks too well is refused for that.
      const parts = unzipSync(change('SHA256SUMS', sums));
      const made = zipSync({ ...parts, 'report.json': strToU8(text) }, { level: 0 });
      const answer = await send(new Uint8Array(made));
      expect([answer.status, (await answer.json()).problems]).toMatchObject([422, [{ code: 'no-bundle' }]]);
    }
    expect(site.logged).toEqual([]);
  });

  test('may come as a form, and leaves nothing behind', async () => {
    const form = new FormData();
    form.append('file', new Blob([bundle]), '../../bundle.zip');
    expect(await (await send(form, {})).json()).toMatchObject({ figures: [], files: [] });
    expect(readdirSync(site.uploads)).toEqual([]);
  });

  test('is refused where it is none, in the language of the call, and leaves nothing behind', async () => {
    const other = zipSync({ 'a.txt': strToU8('a') });
    const broken = change('bundle.json', () => '{}');
    for (const body of [strToU8('text'), other, bundle.slice(0, 5000)]) {
      const refused = await send(new Uint8Array(body));
      const problem = await refused.json();
      expect([refused.status, problem.problems]).toEqual([
        422,
        [{ code: 'no-bundle', sentence: expect.stringMatching(/^This is no bundle of FiveGaps/) }],
      ]);
    }
    const { files } = await (await send(broken)).json();
    expect(files).toEqual(['bundle.json']);
    const chinese = await send(new Uint8Array(other), { ...zip, 'accept-language': 'zh-CN' });
    expect((await chinese.json()).problems[0].sentence).toMatch(/^这不是 FiveGaps 的报告包/);
    expect((await send(bundle, { 'content-type': 'text/csv' })).status).toBe(415);
    expect(readdirSync(site.uploads)).toEqual([]);
    expect(site.logged).toEqual([]);
  });
});

import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { callFivegaps } from '../../cli/callFivegaps.ts';
import { answerAll, servqualHeader } from '../../cli/runFivegaps.ts';
import { fillForm, responseId, startSite, type TestSite } from '../../site.ts';
import { makeToken, startCaller } from './callApi.ts';

let site: TestSite;
let api: ReturnType<typeof startCaller>;
beforeAll(async () => {
  site = await startSite();
  api = startCaller(site, await makeToken(site));
});
afterAll(() => site.close());

let lastGuest = 0;
/** Imports so many people, of whom nobody came before, and gives what the API says of it. */
async function importGuests(count: number, fileName = 'guests.csv') {
  const rows = Array.from({ length: count }, () => `guest-${++lastGuest},${answerAll(5)}`);
  const form = new FormData();
  form.append('file', new Blob([[`id,${servqualHeader}`, ...rows, ''].join('\n')]), fileName);
  const { stored } = await (await api.sendFile('/studies/inn/imports', form)).json();
  return stored as { readonly import: number; readonly created: number };
}
const list = async () => (await (await api.get('/studies/inn/imports')).json()).imports;

describe('The imports of a study', () => {
  test('are listed as the command line lists them, the last first, and each is known by the number that its import told', async () => {
    const [first, second] = [await importGuests(3, '=spring.csv'), await importGuests(2)];
    const imports = await list();
    expect(imports).toEqual([
      expect.objectContaining({ import: second.import, file: 'guests.csv', stored: 2, undone: null }),
      expect.objectContaining({ import: first.import, file: '=spring.csv', audience: 'customer', read: 3, stored: 3 }),
    ]);
    expect(imports[0].time).toMatch(/^2026-03-02T08:0\d:00\.000Z$/);
    const { stdout } = await callFivegaps(['imports', 'list', 'inn', '--json', '--db', site.file]);
    expect(imports).toEqual(JSON.parse(stdout));
  });

  test('are refused by one problem where words have no points for sure, with the mapping that wants these', async () => {
    const before = await site.countRows();
    const words = ['非常不满意', '不满意', '一般', '满意', '非常满意'];
    const rows = Array.from({ length: 40 }, (_, row) => `w${row},${answerAll(words[row % 5] ?? '')}`);
    const form = new FormData();
    form.append('file', new Blob([[`id,${servqualHeader}`, ...rows, ''].join('\n')]), 'words.csv');
    const answer = await api.sendFile('/studies/inn/imports', form);
    const refused = await answer.json();
    expect(answer.status).toBe(422);
    expect(refused.problems).toEqual([expect.objectContaining({ code: 'labels-unknown' })]);
    expect(refused.mapping.labels).toEqual(Object.fromEntries(words.map((word) => [word, null])));
    expect(await site.countRows()).toBe(before);
  });

  test('are undone one by one: what an import brought is gone from study, report and disk, and nothing else is', async () => {
    await site.post(`/s/${site.study.survey}`, fillForm(responseId(1)));
    const { import: kept } = await importGuests(2);
    const { import: number, created } = await importGuests(6);
    const before = await site.countRows();
    const read = async () => (await (await api.get('/studies/inn/report')).json()).responses.used;
    expect(await read()).toBe(before);
    const gone = `guest-${lastGuest}`;
    const onDisk = () => [site.file, `${site.file}-wal`].some((file) => readFileSync(file, 'latin1').includes(gone));
    expect(onDisk()).toBe(true);

    const answer = await api.remove(`/studies/inn/imports/${number}`);
    const undone = await answer.json();
    expect([answer.status, undone.wasUndone, undone.import, undone.stored]).toEqual([200, false, number, 6]);
    expect(await site.countRows()).toBe(before - created);
    expect(await read()).toBe(before - created);
    expect(onDisk()).toBe(false);
    const stands = (await list()).map((each: { import: number; undone: string | null }) => [each.import, each.undone]);
    expect(stands).toEqual(
      expect.arrayContaining([
        [kept, null],
        [number, undone.undone],
      ]),
    );
  });

  test('stay undone however often that is asked for, also at the same moment, and who asks is told since when', async () => {
    const { import: number } = await importGuests(2);
    const before = await site.countRows();
    const path = `/studies/inn/imports/${number}`;
    const answers = await Promise.all(Array.from({ length: 4 }, async () => (await api.remove(path)).json()));
    expect(answers.map(({ wasUndone }) => wasUndone).sort()).toEqual([false, true, true, true]);
    expect(await site.countRows()).toBe(before - 2);
    site.pass(3_600_000);
    const again = await api.remove(path);
    const { undone, wasUndone } = await again.json();
    expect([again.status, wasUndone, undone]).toEqual([200, true, answers[0].undone]);
    expect(undone).toMatch(/^2026-03-02T08:/);
  });

  test('may be had again: the same file is then stored anew', async () => {
    const { import: number } = await importGuests(1);
    lastGuest--;
    await api.remove(`/studies/inn/imports/${number}`);
    expect((await importGuests(1)).created).toBe(1);
    lastGuest--;
    expect(await importGuests(1)).toMatchObject({ import: null, created: 0 });
  });

  test('are not found by a number that none has, nor in another study', async () => {
    const { import: number } = await importGuests(1);
    const before = await site.countRows();
    for (const path of [
      'inn/imports/999',
      'inn/imports/0',
      'inn/imports/x',
      `inn/imports/${number}.0`,
      `x/imports/${number}`,
    ]) {
      const refused = await api.remove(`/studies/${path}`);
      expect([path, refused.status]).toEqual([path, 404]);
      expect(refused.headers.get('content-type')).toContain('application/problem+json');
    }
    expect((await api.get('/studies/nowhere/imports')).status).toBe(404);
    expect((await api.remove(`/studies/inn/imports/${number}?dry-run`)).status).toBe(400);
    expect(await site.countRows()).toBe(before);
  });

  test('are undone by nobody who may only send and import answers', async () => {
    const { import: number } = await importGuests(1);
    const before = await site.countRows();
    const sender = startCaller(site, await makeToken(site, ['responses:read', 'responses:write']));
    expect((await sender.remove(`/studies/inn/imports/${number}`)).status).toBe(403);
    const other = await fetch(`${site.origin}/api/v1/studies/inn/imports/${number}`, { method: 'DELETE' });
    expect(other.status).toBe(401);
    expect(await site.countRows()).toBe(before);
  });
});

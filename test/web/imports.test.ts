import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { basename } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startResponseWriter } from '../../src/storage/responseWriter.ts';
import { importHere } from '../../src/web/analyse/import/importHere.ts';
import { startImportRuns } from '../../src/web/analyse/import/importRuns.ts';
import { answerAll, servqualHeader } from '../cli/runFivegaps.ts';
import { fillForm, responseId, type Staff, setUpAccount, startSite, type TestSite } from '../site.ts';
import { answersOf, deliver, submit } from '../storage/given.ts';
import { readAll, readForm, readText } from './readPage.ts';

let site: TestSite;
let staff: Staff;
/** Lets the next import go on that waits in the middle; each of them does. */
let goOn = () => {};

beforeAll(async () => {
  site = await startSite({
    change: (each) => ({
      ...each,
      imports: startImportRuns(async (job, tell, signal) => {
        tell(0.4);
        await new Promise<void>((resolve) => {
          goOn = resolve;
          signal.addEventListener('abort', () => resolve());
        });
        return importHere(site.file)(job, tell, signal);
      }, 0),
    }),
  });
  staff = await setUpAccount(site);
});
afterAll(() => site.close());

let lastGuest = 0;
const makeFile = (count: number, answer = 6) =>
  [`id,${servqualHeader}`, ...Array.from({ length: count }, () => `g${++lastGuest},${answerAll(answer)}`), ''].join(
    '\n',
  );

const get = async (path: string) => {
  const answer = await site.get(path, staff.cookie);
  return { answer, page: await answer.text(), location: answer.headers.get('location') ?? '' };
};
const post = (path: string, fields: Readonly<Record<string, string>> = {}) =>
  site.post(path, new URLSearchParams({ token: staff.token, ...fields }), staff.cookie);

/** Sends a file; gives the address that leads to what becomes of it. */
async function upload(content: string, name = 'data.csv'): Promise<string> {
  const form = new FormData();
  form.append('token', staff.token);
  form.append('file', new Blob([content]), name);
  const answer = await site.post('/studies/inn/import?lang=en', form, staff.cookie);
  expect(answer.status).toBe(303);
  return answer.headers.get('location') ?? '';
}

const comesAnew = ({ page }: { readonly page: string }) =>
  page.includes('<noscript><meta http-equiv="refresh" content="1">');

/** Waits for a page that is no longer that of the progress. */
async function finish(address: string) {
  for (;;) {
    goOn();
    const found = await get(address);
    if (!comesAnew(found)) return found;
  }
}

/** Checks and stores a file, and gives the news. */
async function importFile(content: string, name?: string): Promise<string> {
  const address = await upload(content, name);
  await finish(address);
  await post(address, { decision: 'store' });
  const { location } = await finish(address);
  return location;
}

const readImports = async () => (await get('/studies/inn/imports?lang=en')).page;
const readSections = async () => readAll(await readImports(), 'section');

describe('A file that takes longer than a moment', () => {
  test('leads to a page that shows how far it is, comes anew by itself, and in the end is the preview', async () => {
    const address = await upload(makeFile(3), '../<b>my data.csv');
    expect(address).toMatch(/^\/studies\/inn\/import\/[\w-]+\?lang=en$/);
    const shown = await get(address);
    const { answer, page } = shown;
    expect([answer.status, comesAnew(shown)]).toEqual([200, true]);
    expect(page).toContain('<progress max="100" value="40">');
    expect(readText(page)).toContain('<b>my data.csv');
    expect(page).not.toContain('<b>my');
    const { page: preview } = await finish(address);
    expect(readText(preview)).toContain('3 rows can be imported');
    // It stays there, in either language.
    expect(readText((await get(address.replace('lang=en', 'lang=zh'))).page)).toContain('3 行可以导入');
    await post(address, { decision: 'cancel' });
  });

  test('tells the script of that page how far it is, and that others come first, until something has come of it', async () => {
    const [first, second] = [await upload(makeFile(2)), await upload(makeFile(1))];
    const ask = async (address: string) =>
      (await site.get(address, { ...staff.cookie, accept: 'application/json' })).json();
    expect(await ask(first)).toEqual({ percent: 40, sentence: '40% has been read' });
    expect(await ask(second)).toEqual({ percent: 0, sentence: 'Other files come first; this one begins by itself.' });
    for (const address of [first, second])
      while ((await ask(address)) !== null) {
        goOn();
        await sleep(5);
      }
    // The page itself still finds it.
    expect(readText((await get(first)).page)).toContain('2 rows can be imported');
    for (const address of [first, second]) await post(address, { decision: 'cancel' });
  });

  test('is described in between where nobody recognises it, and then read anew, whatever was under way', async () => {
    const before = await site.countRows();
    const header = ['who', ...Array.from({ length: 44 }, (_, index) => `question ${index + 1}`)];
    const address = await upload([header.join(), `o1,${answerAll(4)}`, ''].join('\n'));
    const first = await finish(address);
    expect([first.answer.status, readText(first.page)]).toEqual([422, expect.stringContaining('Say below what')]);
    const form = readForm(first.page);
    const choose = (who: string) =>
      post(address, {
        ...Object.fromEntries(form),
        ...{ 'begin.expectation': '1', 'begin.perception': '23', 'column.0': who, decision: 'check' },
      });
    // Whoever thinks again while the file is read gets the page of what was said last.
    for (const who of ['source', 'respondent']) expect((await choose(who)).headers.get('location')).toBe(address);
    expect(comesAnew(await get(address))).toBe(true);
    const { page } = await finish(address);
    expect(readText(page)).toContain('1 row can be imported');
    expect(readForm(page).get('column.0')).toBe('respondent');
    expect(readdirSync(site.uploads)).toHaveLength(2);
    await post(address, { ...Object.fromEntries(readForm(page)), decision: 'store' });
    expect((await finish(address)).location).toContain('imported=1');
    expect(readdirSync(site.uploads)).toEqual([]);
    expect(await site.countRows()).toBe(before + 1);

    // The next one of its kind is read in the same way.
    const next = await upload([header.join(), `o2,${answerAll(4)}`, ''].join('\n'));
    expect(readText((await finish(next)).page)).toContain('is read as that one was');
    await post(next, { decision: 'cancel' });
  });

  test('is stored in the same way, once, and then leads to the news', async () => {
    const before = await site.countRows();
    const address = await upload(makeFile(4));
    await finish(address);
    for (const press of [1, 2]) {
      const answer = await post(address, { decision: 'store' });
      expect([press, answer.status, answer.headers.get('location')]).toEqual([press, 303, address]);
    }
    expect((await get(address)).page).toContain('<progress');
    expect((await finish(address)).location).toBe('/studies/inn?imported=4&already=0&left=0&lang=en');
    expect((await get(address)).location).toBe('/studies/inn?imported=4&already=0&left=0&lang=en');
    expect(await site.countRows()).toBe(before + 4);
  });

  test('can be stopped at any time, and then leaves nothing behind', async () => {
    const before = await site.countRows();
    for (const isStored of [false, true]) {
      const address = await upload(makeFile(2));
      if (isStored) {
        await finish(address);
        await post(address, { decision: 'store' });
      }
      const stopped = await post(address, { decision: 'cancel' });
      expect([stopped.status, stopped.headers.get('location')]).toEqual([303, '/studies/inn?lang=en']);
      expect((await get(address)).location).toBe('/studies/inn/import?lang=en&gone=1');
      expect(readdirSync(site.uploads)).toEqual([]);
    }
    expect(await site.countRows()).toBe(before);
  });

  test('belongs to who sent it: of nobody else’s anything is seen', async () => {
    const address = await upload(makeFile(1));
    expect((await site.get(address)).status).toBe(303);
    expect((await get(address.replace('/inn/', '/museum/'))).answer.status).toBe(404);
    await post(address, { decision: 'cancel' });
  });
});

test('Whoever waits for a file that is stopped or read otherwise meanwhile is led to what became of it', async () => {
  const began: string[] = [];
  const other = await startSite({
    change: (each) => ({
      ...each,
      imports: startImportRuns(async (job, tell, signal) => {
        const isFirst = began.push(basename(job.path, '.csv')) % 2 === 1;
        if (isFirst) await once(signal, 'abort');
        return importHere(other.file)(job, tell, signal);
      }, 60_000),
    }),
  });
  const { token, cookie } = await setUpAccount(other);
  for (const decision of ['check', 'cancel']) {
    const form = new FormData();
    form.append('token', token);
    form.append('file', new Blob([makeFile(1)]), 'data.csv');
    const waiting = other.post('/studies/inn/import?lang=en', form, cookie);
    const count = began.length;
    while (began.length === count) await sleep(5);
    const address = `/studies/inn/import/${began.at(-1)}?lang=en`;
    // As it is pressed on the page in another window.
    const asked = { token, decision, missing: '' };
    const pressed = await other.post(address, new URLSearchParams(asked), cookie);
    expect(pressed.status).toBe(decision === 'check' ? 200 : 303);
    expect((await waiting).headers.get('location')).toBe(decision === 'check' ? address : '/studies/inn?lang=en');
  }
  await other.close();
});

describe('The imports of a study', () => {
  test('stand on a page with their file and what became of its rows; each can be undone, which asks first', async () => {
    const before = await site.countRows();
    const file = makeFile(5);
    await importFile(file, 'spring <i>.csv');
    expect(await site.countRows()).toBe(before + 5);
    const [last] = await readSections();
    expect(last).toMatch(/^Import \d+, 2 March 2026 at \d\d:\d\d spring <i>\.csv Customers Stored 5 Stored before 0/);
    expect(last).toContain('The 5 responses that it brought are deleted for good.');
    expect(await readImports()).not.toContain('<i>');

    const action = /action="(\/studies\/inn\/imports\/\d+)[^"]*"/.exec(await readImports())?.[1] ?? '';
    for (const press of [1, 2])
      expect([press, (await post(`${action}?lang=en`)).headers.get('location')]).toEqual([
        press,
        '/studies/inn/imports?lang=en',
      ]);
    expect(await site.countRows()).toBe(before);
    expect((await readSections())[0]).toContain('Undone on 2 March 2026');

    // An undone file may be imported again.
    const address = await upload(file);
    expect((await finish(address)).page).not.toContain('This very file was imported before');
    await post(address, { decision: 'store' });
    expect((await finish(address)).location).toContain('imported=5');
  });

  test('are remembered by the content of the file: the preview says of the same one when it was imported', async () => {
    const file = makeFile(2);
    await importFile(file, 'first.csv');
    const address = await upload(file, 'second.csv');
    const { page } = await finish(address);
    expect(readText(page)).toMatch(
      /This very file was imported before, on 2 March 2026 at .*, as import \d+ \(first\.csv\)/,
    );
    const count = (await readSections()).length;
    await post(address, { decision: 'store' });
    expect((await finish(address)).location).toContain('imported=0&already=2');
    // What adds nothing is no import.
    expect(await readSections()).toHaveLength(count);
  });

  test('are undone without what people sent themselves, corrections among it', async () => {
    const id = responseId(77);
    const header = `response,${servqualHeader}`;
    await importFile([header, `${id},${answerAll(2)}`, ''].join('\n'));
    await site.post(`/s/${site.study.survey}`, fillForm(responseId(78)));
    const writer = startResponseWriter(site.db);
    const [correction] = await writer.write([deliver(submit(id, answersOf(5)))]);
    await writer.correct('inn', correction?.id ?? '');
    const action = /action="(\/studies\/inn\/imports\/\d+)/.exec(await readImports())?.[1] ?? '';
    await post(action);
    const rows = await site.db.selectFrom('response').select(['id', 'superseded_by']).execute();
    const left = rows.map((row) => row.id);
    expect(left).not.toContain(id);
    expect(left).toEqual(expect.arrayContaining([responseId(78), correction?.id]));
  });

  test('are not found by a number that none has', async () => {
    for (const number of ['999', '0', 'x']) expect((await post(`/studies/inn/imports/${number}`)).status).toBe(404);
  });
});

test('A shared report that counts an import stands still when it is undone, until enough others have answered', async () => {
  await importFile(makeFile(7, 3));
  const readShared = async () => readText(await (await site.get(`/r/${site.study.report}?lang=en`)).text());
  const before = await readShared();
  expect(before).toContain('responses');
  const action = /action="(\/studies\/inn\/imports\/\d+)/.exec(await readImports())?.[1] ?? '';
  await post(action);
  expect(await readShared()).toBe(before);
  await importFile(makeFile(9, 2));
  expect(await readShared()).not.toBe(before);
});

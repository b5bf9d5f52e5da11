import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { archiveStudy, findLastArrival } from '../../src/storage/studies.ts';
import { signOpening } from '../../src/web/respond/opening.ts';
import { withdrawalCode } from '../../src/web/respond/withdrawalCode.ts';
import { fillForm, responseId, setUpAccount, siteSecret, startSite, type TestSite } from '../site.ts';
import { submittedAt } from '../storage/given.ts';
import { readAll, readForm, readText } from './readPage.ts';

let site: TestSite;
let survey: string;
beforeAll(async () => {
  site = await startSite();
  survey = `/s/${site.study.survey}`;
});
afterAll(() => site.close());

let lastNumber = 7000;
const freshId = () => responseId(++lastNumber);
const answer = (id: string, changes = {}) => site.post(`${survey}?lang=en`, fillForm(id, changes));
const ask = (code: string, lang = 'en') => site.post(`${survey}/withdraw?lang=${lang}`, new URLSearchParams({ code }));
const erase = (code: string) => site.post(`${survey}/withdraw?lang=en`, new URLSearchParams({ code, really: 'yes' }));
const codeOf = (id: string) => withdrawalCode(siteSecret, id);
const hasRow = async (id: string) =>
  (await site.db.selectFrom('response').select('id').where('id', '=', id).execute()).length > 0;

describe('A receipt', () => {
  test('shows the withdrawal code, which begins with its number, in both languages and whenever it is opened again', async () => {
    const id = freshId();
    const sent = await answer(id);
    const path = sent.headers.get('location') ?? '';
    for (const lang of ['en', 'zh']) {
      const page = await (await site.get(path.replace('lang=en', `lang=${lang}`))).text();
      const [code = ''] = /[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(readText(page)) ?? [];
      expect(code).toBe(codeOf(id));
      expect(code.startsWith(readAll(page, 'dd')[0] ?? '?')).toBe(true);
      expect(page).toContain(`${survey}/withdraw?code=${code}`);
    }
    // The other language keeps the code.
    const [other = ''] = /href="([^"]+lang=zh)"/.exec(await (await site.get(path)).text()) ?? [];
    expect(other).toContain(codeOf(id));
  });

  test('does not show it to those who know the id or the answers from an export', async () => {
    const id = freshId();
    await answer(id);
    const readCode = async (path: string) => (await (await site.get(path)).text()).includes(codeOf(id).slice(-9));
    expect(await readCode(`${survey}/receipts/${id}`)).toBe(false);
    expect(await readCode(`${survey}/receipts/${id}?code=${codeOf(freshId())}`)).toBe(false);
    const again = (await answer(id)).headers.get('location') ?? '';
    expect(await readCode(again)).toBe(false);
    const opened = signOpening(siteSecret, id, new Date(submittedAt));
    expect(await readCode((await answer(id, { opened })).headers.get('location') ?? '')).toBe(true);
    const own = signOpening(siteSecret, freshId(), new Date(submittedAt));
    expect(await readCode((await answer(id, { opened: own })).headers.get('location') ?? '')).toBe(false);
  });
});

describe('Who types the withdrawal code', () => {
  test('is asked again, and then the answers are gone from the database, the counts and the staff’s report', async () => {
    const { cookie } = await setUpAccount(site);
    const id = freshId();
    await answer(id);
    const rows = await site.countRows();
    const arrivals = await findLastArrival(site.db, 'inn');
    const asked = await ask(codeOf(id));
    expect([asked.status, await hasRow(id)]).toEqual([200, true]);
    const form = readForm(await asked.text());
    expect([...form.keys()]).toEqual(['code']);
    form.set('really', 'yes');
    const done = await site.post(`${survey}/withdraw?lang=en`, form);
    expect([done.status, done.headers.get('location')]).toEqual([303, `${survey}/withdrawn?lang=en`]);
    const page = await site.get(`${survey}/withdrawn?lang=en`);
    expect([page.status, readAll(await page.text(), 'h1')]).toEqual([200, ['Your answers are erased']]);
    expect([await hasRow(id), await site.countRows()]).toEqual([false, rows - 1]);
    expect(await findLastArrival(site.db, 'inn')).toBe(arrivals + 1);
    expect((await site.get(`${survey}/receipts/${id}?code=${codeOf(id)}`)).status).toBe(404);
    const study = readText(await (await site.get('/studies/inn?lang=en', cookie)).text());
    expect(study).toContain('1 person had their answers erased.');
    const csv = await (await site.get('/studies/inn/responses.csv', cookie)).text();
    expect(csv).not.toContain(id);
  });

  test('may leave out dashes, write small or full-width letters, and O for 0', async () => {
    const id = freshId();
    await answer(id);
    const code = codeOf(id);
    const typed = [
      code.toLowerCase(),
      code.replaceAll('-', ''),
      ` ${code.replaceAll('-', ' ')} `,
      code.replaceAll('-', ' – '),
      code.replaceAll('0', 'o').replaceAll('1', 'l'),
      code.replace(/[0-9A-Z]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0)),
    ];
    for (const each of typed) expect((await ask(each)).status, each).toBe(200);
  });

  test('erases as well when the study is archived, and nobody else’s answers', async () => {
    const [id, other] = [freshId(), freshId()];
    await answer(id);
    await answer(other);
    await archiveStudy(site.db, 'inn', submittedAt);
    expect((await erase(codeOf(id))).status).toBe(303);
    await archiveStudy(site.db, 'inn', null);
    expect([await hasRow(id), await hasRow(other)]).toEqual([false, true]);
  });

  test('erases what was corrected along with the correction, by either code', async () => {
    for (const by of ['first', 'second']) {
      const [id, other] = [freshId(), freshId()];
      await answer(id);
      const opened = signOpening(siteSecret, id, new Date(submittedAt));
      const conflict = await answer(id, { opened, 't1.perception': '1' });
      const kept = readForm(await conflict.text());
      const second = kept.get('response') ?? '';
      // Somebody else sent the same form, which may be another person.
      const third = await site.post(survey, fillForm(id, { 't1.perception': '2' }), { accept: 'application/json' });
      const { response } = (await third.json()) as { response: string };
      await answer(other);
      const receipt = await site.post(`${survey}/corrections?lang=en`, kept);
      expect(await (await site.get(receipt.headers.get('location') ?? '')).text()).toContain(codeOf(second));
      expect((await erase(codeOf(by === 'first' ? id : second))).status).toBe(303);
      const left = await Promise.all([id, second, response, other].map(hasRow));
      expect(left).toEqual([false, false, true, true]);
    }
  });

  test('is told kindly when there are no such answers, with the code still there; a second time as well', async () => {
    const id = freshId();
    await answer(id);
    await erase(codeOf(id));
    const wrong = `${codeOf(id).slice(0, -1)}${codeOf(id).endsWith('0') ? '2' : '0'}`;
    for (const typed of [codeOf(id), wrong, '', '<b>"', 'x'.repeat(1000)]) {
      site.pass(61_000);
      for (const send of [ask, erase]) {
        const refused = await send(typed);
        const page = await refused.text();
        expect(refused.status).toBe(422);
        expect(readText(page)).toContain('There are no answers here with this code.');
        expect(readForm(page).get('code')).toBe(typed);
      }
    }
    expect(await (await ask('', 'zh')).text()).toContain('这里没有与这个撤回码对应的回答');
  });

  test('has to wait when many wrong ones were typed, and then can go on', async () => {
    site.pass(61_000);
    const id = freshId();
    await answer(id);
    for (let count = 0; count < 30; count++) expect((await ask('0000-0001-0000-0000')).status).toBe(422);
    const busy = await erase(codeOf(id));
    expect([busy.status, Number(busy.headers.get('retry-after'))]).toEqual([503, 60]);
    expect(await hasRow(id)).toBe(true);
    site.pass(60_000);
    expect((await erase(codeOf(id))).status).toBe(303);
  });

  test('needs the address of a survey that there is', async () => {
    for (const path of ['/s/nowhere/withdraw', '/s/nowhere/withdrawn']) expect((await site.get(path)).status).toBe(404);
    expect((await site.post('/s/nowhere/withdraw', new URLSearchParams({ code: 'x' }))).status).toBe(404);
  });
});

test('The receipt of answers that are gone says so, and is found no more', async () => {
  const id = freshId();
  const path = (await answer(id)).headers.get('location') ?? '';
  await erase(codeOf(id));
  const gone = await site.get(path);
  expect(gone.status).toBe(404);
  expect(readText(await gone.text())).toContain('have been withdrawn and erased');
});

test('What was erased stands nowhere in the files of the database any more', async () => {
  const fresh = await startSite();
  const path = `/s/${fresh.study.survey}`;
  const id = freshId();
  // The long one does not fit into a page of the file.
  const [short, long] = ['canary-of-the-inn', '金丝雀的歌很长 '.repeat(200)];
  const expected = '1234567';
  const changes = Object.fromEntries(
    [...'t1 t2 t3 t4'.split(' ')].map((item, index) => [`${item}.perception`, expected.charAt(index)]),
  );
  const others = () => Promise.all(Array.from({ length: 40 }, () => fresh.post(path, fillForm(freshId()))));
  await others();
  await fresh.post(path, fillForm(id, { ...changes, 'comment.comment': short }));
  await fresh.post(path, fillForm(id, { ...changes, 'comment.comment': long }));
  const rows = await fresh.db.selectFrom('response').select(['id', 'answers']).execute();
  const own = rows.filter((row) => row.id === id);
  const packed = own[0]?.answers ?? '';
  expect(packed).toHaveLength(44);
  await others();
  const canaries = [short, '金丝雀的歌', packed];
  const readFiles = () =>
    [fresh.file, `${fresh.file}-wal`].map((file) => (existsSync(file) ? readFileSync(file, 'utf8') : '')).join('');
  for (const canary of canaries) expect(readFiles().includes(canary), canary).toBe(true);
  const mine = await fresh.db.selectFrom('response').select('id').where('answers', '=', packed).execute();
  expect(mine).toHaveLength(2);
  for (const each of mine)
    await fresh.post(`${path}/withdraw`, new URLSearchParams({ code: codeOf(each.id), really: 'yes' }));
  for (const canary of canaries) expect(readFiles().includes(canary), canary).toBe(false);
  expect(await fresh.countRows()).toBe(80);
  expect(fresh.logged).toEqual([]);
  await fresh.close();
});

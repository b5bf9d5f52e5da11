import SQLite from 'better-sqlite3';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { fillForm, responseId, startSite, type TestSite } from '../site.ts';
import { readAll, readText } from './readPage.ts';

const json = { accept: 'application/json' };

describe('A bug in the program', () => {
  test('shows the visitor a number, which also stands in the log, and nothing of its inside', async () => {
    const error = new Error('secret detail in /home/mei/data');
    const site = await startSite({
      change: (given) => ({
        ...given,
        newId: () => {
          throw error;
        },
      }),
    });
    const answer = await site.get(`/s/${site.study.survey}?lang=en`);
    const page = await answer.text();
    expect(answer.status).toBe(500);
    expect(readAll(page, 'h1')).toEqual(['The program made a mistake', '程序出了错']);
    expect(readAll(page, 'code')).toEqual([site.logged[0]?.number]);
    expect(site.logged).toEqual([{ number: expect.stringMatching(/^[0-9a-f]{8}$/), error }]);

    const told = await site.get(`/s/${site.study.survey}`, json);
    const body = await told.text();
    expect([told.status, JSON.parse(body)]).toEqual([
      500,
      { error: 'unexpected', number: site.logged[1]?.number, message: expect.any(Array) },
    ]);
    for (const text of [page, body]) expect(text).not.toMatch(/secret|\/home|Error|node_modules|\.ts/);
    await site.close();
  });

  test('does not take the site down', async () => {
    const site = await startSite({ change: (given) => ({ ...given, lanOrigin: null, now: failOnce(given.now) }) });
    expect((await site.get(`/s/${site.study.survey}`)).status).toBe(500);
    expect((await site.get(`/s/${site.study.survey}`)).status).toBe(200);
    await site.close();
  });

  test('of the visitor is no entry in the log, so that answers never get there', async () => {
    const site = await startSite();
    const survey = `/s/${site.study.survey}`;
    await site.post(survey, '{"comment.comment":"private', { 'content-type': 'application/json' });
    await site.post(survey, 'comment.comment=private', { 'content-type': 'text/plain' });
    await site.post(survey, `comment.comment=${'private'.repeat(40_000)}`, {
      'content-type': 'application/x-www-form-urlencoded',
    });
    await site.post(survey, new URLSearchParams({ 'comment.comment': 'private' }));
    expect(site.logged).toEqual([]);
    await site.close();
  });

  function failOnce<Value>(read: () => Value): () => Value {
    let isFirst = true;
    return () => {
      if (!isFirst) return read();
      isFirst = false;
      throw new Error('a bug');
    };
  }
});

describe('While the disk is full', () => {
  /** Lets the database grow no further, or again. */
  async function fill(site: TestSite, isFull: boolean): Promise<void> {
    await sql`pragma max_page_count = ${sql.raw(isFull ? '1' : '1000000')}`.execute(site.db);
  }

  test('a response is answered with 503 and when to try again; none is lost, and afterwards all go through', async () => {
    const site = await startSite();
    const survey = `/s/${site.study.survey}`;
    const long = { 'comment.comment': '慢'.repeat(1000) };
    const send = (number: number, headers = {}) => site.post(survey, fillForm(responseId(number), long), headers);
    expect((await send(1, json)).status).toBe(201);
    await fill(site, true);

    const statuses = new Map<number, number>();
    for (let number = 2; number <= 20; number++) statuses.set(number, (await send(number, json)).status);
    const group = await Promise.all(Array.from({ length: 20 }, (_, index) => send(21 + index, json)));
    for (const [index, { status }] of group.entries()) statuses.set(21 + index, status);
    expect(new Set(statuses.values())).toContain(503);
    expect([201, 503]).toEqual(expect.arrayContaining([...statuses.values()]));

    const stored = await site.db.selectFrom('response').select('id').execute();
    const acknowledged = [...statuses].filter(([, status]) => status === 201).map(([number]) => responseId(number));
    expect(stored.map(({ id }) => id).sort()).toEqual([responseId(1), ...acknowledged].sort());

    const refused = await send(99);
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '5']);
    expect(readText(await refused.text())).toContain(
      'Your answers are not saved yet. Please send them again in a moment.',
    );
    expect((await site.get(`${survey}/receipts/${responseId(99)}`)).status).toBe(404);
    // What needs no room goes on: to read the survey, the report, and what was stored before.
    for (const path of [survey, `/r/${site.study.report}`, `${survey}/receipts/${responseId(1)}`])
      expect((await site.get(path)).status).toBe(200);
    expect((await send(1, json)).status).toBe(200);

    await fill(site, false);
    for (const [number, status] of statuses) expect((await send(number, json)).status).toBe(status === 201 ? 200 : 201);
    expect(await site.countRows()).toBe(40);
    expect(site.logged).toEqual([]);
    await site.close();
  });
});

describe('While another program writes for longer than one can wait', () => {
  test('a response is answered with 503, and goes through as soon as that is over', async () => {
    const site = await startSite({ longestWait: 20 });
    const survey = `/s/${site.study.survey}`;
    const other = new SQLite(site.file);
    other.exec('begin immediate');
    const refused = await site.post(survey, fillForm(responseId(1)), json);
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '5']);
    expect(await refused.json()).toMatchObject({ error: 'busy' });
    other.exec('commit');
    other.close();
    expect((await site.post(survey, fillForm(responseId(1)), json)).status).toBe(201);
    await site.close();
  });
});

import { readdirSync } from 'node:fs';
import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { callFivegaps } from '../../cli/callFivegaps.ts';
import { answerAll, servqualHeader } from '../../cli/runFivegaps.ts';
import { makeWorkbook, writeRows } from '../../intake/workbook/makeWorkbook.ts';
import { writeTemporary } from '../../intake/writeTemporary.ts';
import { responseId, type Staff, setUpAccount, startSite, type TestSite } from '../../site.ts';
import { makeToken, startCaller } from './callApi.ts';

let site: TestSite;
let staff: Staff;
let api: ReturnType<typeof startCaller>;
beforeAll(async () => {
  site = await startSite();
  staff = await setUpAccount(site);
  api = startCaller(site, await makeToken(site));
});
afterAll(() => site.close());

let lastGuest = 0;
const guest = () => `guest-${++lastGuest}`;
const header = `id,${servqualHeader}`;
const makeFile = (...rows: readonly string[]) => [header, ...rows, ''].join('\n');
const row = (point: number) => `${guest()},${answerAll(point)}`;
const bad = () => row(5).replace(/,5/, ',8');
const send = (file: string | FormData | Uint8Array<ArrayBuffer>, query = '', headers = {}) =>
  api.sendFile(`/studies/inn/imports${query}`, file, headers);

describe('A file that a program imports', () => {
  test('is checked and stored, and the same file again adds nothing', async () => {
    const file = makeFile(row(5), row(6), row(4));
    const before = await site.countRows();
    const checked = await (await send(file, '?dry-run')).json();
    expect(checked).toMatchObject({ read: 3, good: 3, bad: 0, duplicates: 0, stored: null });
    expect(await site.countRows()).toBe(before);
    for (const stored of [
      { created: 3, same: 0, refusals: [] },
      { created: 0, same: 3, refusals: [] },
    ])
      expect(await (await send(file)).json()).toMatchObject({ stored });
    expect(await site.countRows()).toBe(before + 3);
    expect(readdirSync(site.uploads)).toEqual([]);
  });

  test('is held against what the study has, so that a dry run says how much would be stored', async () => {
    const makeTable = (...points: readonly number[]) =>
      [
        `response,${servqualHeader}`,
        ...points.map((each, index) => `${responseId(index)},${answerAll(each)}`),
        '',
      ].join('\n');
    await send(makeTable(6, 5));
    const checked = await (await send(makeTable(6, 3, 4), '?dry-run')).json();
    const compared = { fresh: 1, otherwise: 0, same: 1, changed: 1, changedRows: [3] };
    expect(checked).toMatchObject({ good: 3, compared, stored: null });
    const { stored } = await (await send(makeTable(6, 3, 4))).json();
    expect(stored).toMatchObject({ created: compared.fresh, same: compared.same, refusals: [{ row: 3 }] });
  });

  test('with bad rows is not stored, but for its good rows where the others are to be left out', async () => {
    const file = makeFile(row(5), bad(), row(6));
    const before = await site.countRows();
    const refused = await send(file);
    const problem = await refused.json();
    expect([refused.status, problem.problemCount]).toEqual([422, 1]);
    const place = { code: 'off-scale', row: 3, column: 'E1' };
    expect(problem.problems).toEqual([expect.objectContaining(place)]);
    expect(problem.problems[0].sentence).toMatch(/^Row 3, column “E1”: “8” is out of range/);
    expect(await site.countRows()).toBe(before);
    const checked = await send(file, '?dry-run=true');
    expect([checked.status, (await checked.json()).bad]).toEqual([200, 1]);
    const stored = await (await send(file, '?skip-bad-rows&dry-run=false')).json();
    expect(stored).toMatchObject({ bad: 1, stored: { created: 2 } });
    expect(await site.countRows()).toBe(before + 2);
  });

  test('is never stored because of a misspelt dry run', async () => {
    const before = await site.countRows();
    for (const query of ['?dryrun', '?dry_run=true', '?dry-run=yes', '?dry-run&dry-run'])
      expect((await send(makeFile(row(5)), query)).status).toBe(400);
    expect(await site.countRows()).toBe(before);
  });

  test('may be a workbook, or come with a mapping as a form, and be of managers', async () => {
    const cells = makeFile(row(5)).trim().split('\n');
    const workbook = makeWorkbook({ sheets: [writeRows(cells.map((line) => line.split(',')))] });
    const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
    const stored = await (await send(new Uint8Array(workbook), '', { 'content-type': type })).json();
    expect(stored).toMatchObject({ stored: { created: 1 } });

    const form = new FormData();
    form.append('file', new Blob([`who,Q1\n${guest()},6\n`]), '../../data.csv');
    const columns = [
      { column: 'who', as: 'respondent' },
      { column: 'Q1', item: 't1', side: 'belief', audience: 'manager' },
    ];
    form.append('mapping', new Blob([JSON.stringify({ columns })]), 'mapping.json');
    const managers = await send(form, '?audience=manager');
    expect(await managers.json()).toMatchObject({ stored: { created: 1 } });
    expect(readdirSync(site.uploads)).toEqual([]);
  });

  test.each<[string, (form: FormData) => void, string]>([
    ['a mapping by another name', (form) => form.append('maping', new Blob(['{}']), 'map.json'), 'maping'],
    ['a mapping that is no file', (form) => form.append('mapping', '{}'), 'mapping'],
    ['a dry run asked for in the form', (form) => form.append('dry-run', 'true'), 'dry-run'],
    ['a second file', (form) => form.append('file', new Blob([makeFile(row(4))]), 'b.csv'), 'file'],
  ])('with %s is refused, and nothing is stored', async (_, add, part) => {
    const before = await site.countRows();
    const form = new FormData();
    form.append('file', new Blob([makeFile(row(6))]), 'data.csv');
    add(form);
    for (const path of ['/studies/inn/imports', '/analyze']) {
      const refused = await api.sendFile(path, form);
      const { problems } = await refused.json();
      expect([refused.status, problems]).toMatchObject([400, [{ code: 'form-part-unfit', field: part }]]);
    }
    expect(await site.countRows()).toBe(before);
    expect(readdirSync(site.uploads)).toEqual([]);
  });

  test('that nobody recognises is refused with the mapping that it would need', async () => {
    const refused = await send('what,else\nsome,thing\n');
    expect(refused.status).toBe(422);
    expect(await refused.json()).toMatchObject({
      problems: [{ code: 'not-recognised' }],
      mapping: {
        columns: [
          { column: 'what', as: 'ignore' },
          { column: 'else', as: 'ignore' },
        ],
      },
    });
  });

  test('with a wrong mapping hears what is wrong with it, and of no place on the machine', async () => {
    const wrong = { '{': 'json-broken', '{"columns": [{ "column": "a", "as": "nothing" }]}': 'value-not-listed' };
    for (const [mapping, code] of Object.entries(wrong)) {
      const form = new FormData();
      form.append('file', new Blob(['a\n1\n']), 'data.csv');
      form.append('mapping', new Blob([mapping]), 'mapping.json');
      for (const path of ['/studies/inn/imports', '/analyze']) {
        const refused = await api.sendFile(path, form);
        const body = await refused.text();
        expect([refused.status, JSON.parse(body).problems[0].code]).toEqual([422, code]);
        expect(body).not.toMatch(/\/tmp|fivegaps-|api-/);
      }
    }
  });

  test('of more than 50 MB is refused, and leaves nothing behind', async () => {
    const piece = new Uint8Array(2 ** 20).fill(0x35);
    let count = 0;
    const stream = new ReadableStream({
      pull(controller) {
        if (count++ < 51) controller.enqueue(piece);
        else controller.close();
      },
    });
    const body = { body: stream, duplex: 'half' } as RequestInit;
    const authorization = `Bearer ${await makeToken(site)}`;
    const headers = { authorization, 'content-type': 'text/csv' };
    const refused = await fetch(`${site.origin}/api/v1/studies/inn/imports`, { ...body, method: 'POST', headers });
    expect(refused.status).toBe(413);
    expect(readdirSync(site.uploads)).toEqual([]);
    expect(site.logged).toEqual([]);
  });
});

test('A file whose sender goes away half way leaves nothing behind, and no entry in the log', async () => {
  const { hostname, port } = new URL(site.origin);
  const headers = {
    authorization: `Bearer ${await makeToken(site)}`,
    'content-type': 'text/csv',
    'content-length': 1e6,
  };
  const path = '/api/v1/studies/inn/imports';
  const sending = request({ hostname, port, path, method: 'POST', headers }).on('error', () => {});
  sending.write('E1,P1\n');
  await vi.waitFor(() => expect(readdirSync(site.uploads)).toHaveLength(1));
  sending.destroy();
  await vi.waitFor(() => expect(readdirSync(site.uploads)).toEqual([]));
  expect(site.logged).toEqual([]);
});

describe('What programs read', () => {
  test('as a file is what staff download, to the byte', async () => {
    const choices = ['?audience=manager', '?without=flagged', '?raw=1', '?form=long', '?form=long&raw=1'];
    const texts = new Set<string>();
    for (const query of ['', ...choices]) {
      const [byApi, byPage] = await Promise.all([
        api.get(`/studies/inn/responses.csv${query}`),
        site.get(`/studies/inn/responses.csv${query}`, staff.cookie),
      ]);
      expect(byApi.headers.get('content-disposition')).toBe(byPage.headers.get('content-disposition'));
      const text = await byApi.text();
      expect(text).toBe(await byPage.text());
      texts.add(text);
    }
    // No choice was passed over.
    expect(texts.size).toBe(choices.length + 1);
    for (const query of ['?form=tall', '?raw=2', '?raw=1&raw=1'])
      expect((await api.get(`/studies/inn/responses.csv${query}`)).status).toBe(400);
  });

  test('as the report of a study is what the command line makes of the same answers', async () => {
    const csv = await (await api.get('/studies/inn/responses.csv')).text();
    const report = await (await api.get('/studies/inn/report')).json();
    const path = writeTemporary(csv, 'answers.csv');
    const { stdout } = await callFivegaps([
      'analyze',
      path,
      '--json',
      '--instrument',
      'servqual-1991',
      '--min-group',
      '5',
    ]);
    const { overall, items, dimensions, bootstraps, factors } = JSON.parse(stdout);
    expect(report.responses.used).toBeGreaterThanOrEqual(5);
    expect(report).toMatchObject({ overall, items, dimensions, ...(bootstraps && { bootstraps }), factors });
  });

  test('of too few people has no figure', async () => {
    const own = await startSite();
    const program = startCaller(own, await makeToken(own));
    const few = makeFile(row(5), row(6), row(4), row(3));
    await program.sendFile('/studies/inn/imports', few);
    const read = async () => (await program.get('/studies/inn/report')).json();
    const hidden = await read();
    expect(hidden.responses.used).toBe(4);
    expect(hidden.overall.unweighted.value).toBeNull();
    const drawn = JSON.stringify([hidden.bootstrap, hidden.factors, hidden.importance]);
    expect(drawn).toContain('null');
    expect(drawn).not.toMatch(/\d\.\d/);
    await program.sendFile('/studies/inn/imports', makeFile(row(5)));
    expect((await read()).overall.unweighted.value).not.toBeNull();
    await own.close();
  });
});

describe('A file that a program has analysed', () => {
  test('gives the report that the command line gives, and nothing of it is stored', async () => {
    const before = await site.countRows();
    const file = makeFile(...[2, 3, 5, 6, 7].map((point) => row(point)), bad());
    const answer = await (await api.sendFile('/analyze', file)).json();
    const { stdout } = await callFivegaps(['analyze', writeTemporary(file, 'answers.csv'), '--json']);
    const { software: _, ...expected } = JSON.parse(stdout);
    expect(answer.report).toMatchObject(expected);
    expect(answer.problemCount).toBe(1);
    expect(answer.problems[0]).toMatchObject({ code: 'off-scale', row: 7, column: 'E1' });
    expect(await site.countRows()).toBe(before);
    expect(readdirSync(site.uploads)).toEqual([]);
  });

  test('may come with those of managers and contact staff, for all five gaps', async () => {
    const form = new FormData();
    const add = (name: string, text: string) => form.append(name, new Blob([text]), `${name}.csv`);
    const names = (letter: string) => Array.from({ length: 22 }, (_, index) => `${letter}${index + 1}`).join();
    const points = (point: number) => Array.from({ length: 22 }, () => point).join();
    add('file', makeFile(row(5), row(6), row(4)));
    add(
      'managers',
      `${names('M')},${names('S')}\n${[5, 6, 4].map((each) => `${points(each)},${points(each - 1)}`).join('\n')}\n`,
    );
    add(
      'contact',
      `${names('D')},${names('A')}\n${[5, 6, 4].map((each) => `${points(each)},${points(each - 1)}`).join('\n')}\n`,
    );
    const { report } = await (await api.sendFile('/analyze', form)).json();
    for (const gap of ['1', '2', '3', '4', '5']) expect(report.gaps[gap].value).not.toBeNull();
  });

  test('names an instrument by its id alone, never by a place on the machine', async () => {
    const known = await api.sendFile('/analyze?instrument=hotel', makeFile(row(5)));
    expect((await known.json()).report.instrument).toBe('hotel');
    for (const id of ['nowhere', '../surveys/hotel.yaml', '/etc/passwd', '']) {
      const refused = await api.sendFile(`/analyze?instrument=${encodeURIComponent(id)}`, makeFile(row(5)));
      const { problems } = await refused.json();
      expect([refused.status, problems[0].code]).toEqual([422, 'instrument-unknown']);
      expect(problems[0].sentence).toContain('servqual-1991, ');
      expect(problems[0].sentence).not.toMatch(/YAML|folder/);
    }
  });

  test('tells a person what to know of it', async () => {
    const { messages } = await (await api.sendFile('/analyze', `extra,${header}\n1,${row(5)}\n`)).json();
    expect(messages).toEqual(['Columns not used: extra']);
  });
});

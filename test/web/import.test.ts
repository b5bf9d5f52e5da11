import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { createStudy } from '../../src/storage/createStudy.ts';
import { answerAll, oracle, servqualHeader } from '../cli/runFivegaps.ts';
import { servqualForm } from '../core/given.ts';
import { encodeText } from '../intake/encodeText.ts';
import { fillForm, responseId, type Staff, setUpAccount, startSite, type TestSite } from '../site.ts';
import { nextOf, noPlan } from '../storage/given.ts';
import { roundDigits } from '../words/roundDigits.ts';
import { readAll, readForm, readText } from './readPage.ts';
import { readRows, readTable } from './readTables.ts';
import { startStudy } from './startStudy.ts';

let site: TestSite;
let staff: Staff;
beforeAll(async () => {
  site = await startSite();
  staff = await setUpAccount(site);
  const museum = { id: 'museum', title: { en: 'Museum' }, isMade: false, ...noPlan, design: 'chain' } as const;
  await createStudy(site.db, museum, [servqualForm], nextOf('museum-survey', 'museum-report'), '2026');
});
afterAll(() => site.close());
afterEach(() => {
  for (const name of readdirSync(site.uploads)) rmSync(join(site.uploads, name));
});

const address = '/studies/inn/import';
let lastGuest = 0;
/** Ids of people whom no other test has used. */
const freshGuests = (count: number) => Array.from({ length: count }, () => `guest-${++lastGuest}`);
const makeFile = (rows: readonly string[], header = `id,${servqualHeader}`) => [header, ...rows, ''].join('\n');

/** Chooses files on the import page and presses "check". */
function upload(
  content: string | Buffer | null,
  {
    mapping,
    study = 'inn',
    as = staff,
    name = 'data.csv',
    audience,
  }: { mapping?: string; study?: string; as?: Staff; name?: string; audience?: string } = {},
): Promise<Response> {
  const form = new FormData();
  form.append('token', as.token);
  if (audience !== undefined) form.append('audience', audience);
  // Without a choice a browser sends an empty file without a name.
  form.append(
    'file',
    new Blob(content === null ? [] : [new Uint8Array(Buffer.from(content))]),
    content === null ? '' : name,
  );
  if (mapping !== undefined) form.append('mapping', new Blob([mapping]), 'mapping.json');
  return site.post(`/studies/${study}/import?lang=en`, form, as.cookie);
}

/** The preview of a usable file: what it says, and the address to which its buttons send. */
async function preview(content: string | Buffer, options = {}) {
  const answer = await upload(content, options);
  const page = await answer.text();
  expect(answer.status, readText(page)).toBe(200);
  const action = /action="(\/studies\/inn\/import\/[^"]+)"/.exec(page)?.[1] ?? '';
  const tally = readAll(/<ul class="tally">.*?<\/ul>/s.exec(page)?.[0] ?? '', 'li');
  const listed = /class="wide list".*?<tbody>(.*?)<\/tbody>/s.exec(page)?.[1] ?? '';
  const problems = readAll(listed, 'tr');
  return { page, action, tally, problems, id: action.replace(/.*\/|\?.*/g, '') };
}

const decide = (action: string, decision: string, as = staff) =>
  site.post(action, new URLSearchParams({ token: as.token, decision }), as.cookie);

/** The news on the study's page after a decision. */
async function readNews(answer: Response): Promise<readonly string[]> {
  expect(answer.status).toBe(303);
  const page = await (await site.get(answer.headers.get('location') ?? '', staff.cookie)).text();
  return readAll(/<div class="news".*?<\/div>/s.exec(page)?.[0] ?? '', 'p');
}

describe('A file whose negatively worded items were answered in the other wording', () => {
  const raw = readFileSync(oracle('wide_E1-22_P1-22_raw.csv'));
  const turned = (text: string) => {
    const [header = '', ...rows] = text.trim().split('\n');
    const names = header.replaceAll('"', '').split(',');
    const isTurned = names.map((name) => /^[EP](1[0-3]|18|19|2[0-2])$/.test(name));
    const turn = (cell: string, column: number) =>
      isTurned[column] && /^[1-7]$/.test(cell) ? String(8 - Number(cell)) : cell;
    return [header, ...rows.map((row) => row.split(',').map(turn).join())].join('\n');
  };
  /** The gap of item 10 over everybody who is stored in a study. */
  const readGap = async (study: string) => {
    const page = await (await site.get(`/studies/${study}/report?lang=en`, staff.cookie)).text();
    const name = [...readRows(page, 'items').keys()].find((row) => row.startsWith('10. '));
    return readRows(page, 'items').get(name ?? '')?.['gap'];
  };
  const check = async (study: string, content: string | Buffer) => {
    const page = await (await upload(content, { study })).text();
    return { page, action: new RegExp(`action="(/studies/${study}/import/[^"]+)"`).exec(page)?.[1] ?? '' };
  };
  const expected = roundDigits(readTable('ref_items.csv')[9]?.['gap'] ?? '', true);

  test.each([
    ['servqual-1991', 'the raw answers to the wording of 1988', raw],
    ['servqual-1988', 'answers to the wording of 1991', turned(raw.toString('utf8'))],
  ])(
    'is asked about, in a study of %s with %s, and turned round gives the gap of R',
    async (instrument, _, content) => {
      const study = await startStudy(site, staff, instrument, instrument);
      const { page, action } = await check(study, content);
      expect(readText(page)).toContain('items 10, 11, 12, 13, 18, 19, 20, 21, and 22 run the other way');
      expect((await decide(action, 'turn')).status).toBe(303);
      expect(await readGap(study)).toBe(expected);
    },
  );

  test.each([
    ['servqual-1988', raw],
    ['servqual-1991', turned(raw.toString('utf8'))],
  ])('is not asked about in a study of %s that words them as they were answered', async (instrument, content) => {
    const study = await startStudy(site, staff, instrument, instrument);
    const { page, action } = await check(study, content);
    expect(page).not.toContain('value="turn"');
    await decide(action, 'store');
    expect(await readGap(study)).toBe(expected);
  });

  test('can be stored as it is, if the analyst says so', async () => {
    const study = await startStudy(site, staff, 'Spruce', 'servqual-1991');
    await decide((await check(study, raw)).action, 'store');
    expect(await readGap(study)).not.toBe(expected);
  });
});

describe('A file', () => {
  test('is checked first: the page says what is in it, and nothing is stored', async () => {
    const [one, two, three, four] = freshGuests(4);
    const file = makeFile([
      `${one},${answerAll(6)}`,
      `${two},${answerAll(5)}`,
      `${one},${answerAll(6)}`,
      `${three},8,${answerAll(4).slice(2)}`,
      `${four},${answerAll(4)},1`,
      `${four},,${answerAll('x').slice(2)}`,
    ]);
    const before = await site.countRows();
    const { page, tally, problems, action } = await preview(file);
    expect(tally).toEqual([
      '6 rows of data read',
      '2 rows can be imported',
      '3 rows have problems',
      '1 row is a duplicate and counts once',
    ]);
    expect(problems).toHaveLength(1 + 1 + 43);
    expect(problems.slice(0, 3)).toEqual([
      '5 E1 “8” is out of range. Give a whole number from 1 to 7, or leave it empty.',
      '6 This row has 46 cells, but the header has 45 columns. Look for a missing or an extra comma.',
      '7 P1 “x” is not a number. Give a whole number from 1 to 7, or leave it empty.',
    ]);
    expect(readText(page)).toContain('Nothing is stored yet.');
    expect(await site.countRows()).toBe(before);
    await decide(action, 'cancel');
  });

  test('leaves only its good rows in the study, and only once they are agreed to', async () => {
    const [one, two, three] = freshGuests(3);
    const before = await site.countRows();
    const file = makeFile([`${one},${answerAll(6)}`, `${two},9,${answerAll(4).slice(2)}`, `${three},${answerAll(3)}`]);
    const { page, action } = await preview(file);
    expect(readAll(page, 'button')).toContain('Import only the 2 good rows');
    expect(await readNews(await decide(action, 'store'))).toEqual(['2 responses were imported.']);
    expect(await site.countRows()).toBe(before + 2);
    const rows = await site.db
      .selectFrom('response')
      .selectAll()
      .where('respondent', 'in', [one, two, three].map(String))
      .execute();
    expect(rows.map(({ respondent, answers, source }) => [respondent, answers, source])).toEqual(
      expect.arrayContaining([
        [one, '5'.repeat(44), 'import'],
        [three, '2'.repeat(44), 'import'],
      ]),
    );
  });

  test('adds nothing when it is imported again, under whatever name', async () => {
    const file = makeFile(freshGuests(3).map((guest) => `${guest},${answerAll(6)}`));
    await decide((await preview(file)).action, 'store');
    const before = await site.countRows();
    const again = await preview(file, { name: '../../etc/passwd' });
    expect(await readNews(await decide(again.action, 'store'))).toEqual([
      '3 had been imported before and were not added again.',
    ]);
    expect(await site.countRows()).toBe(before);
  });

  test('without ids adds nothing when it is imported again either, though two equal rows are two people', async () => {
    const file = makeFile([answerAll(6), answerAll(6)], servqualHeader);
    const before = await site.countRows();
    await decide((await preview(file)).action, 'store');
    await decide((await preview(file)).action, 'store');
    expect(await site.countRows()).toBe(before + 2);
  });

  test('that has other answers under the id of a stored response leaves that one as it is, and says so', async () => {
    const id = responseId(1);
    await site.post(`/s/${site.study.survey}`, fillForm(id));
    const header = `response,${servqualHeader}`;
    const { action } = await preview(makeFile([`${id},${answerAll(1)}`, `${responseId(2)},${answerAll(2)}`], header));
    expect(await readNews(await decide(action, 'store'))).toEqual([
      '1 response was imported.',
      '1 row was not imported.',
    ]);
    const kept = await site.db.selectFrom('response').select('answers').where('id', '=', id).executeTakeFirst();
    expect(kept?.answers).toBe('54'.repeat(22));
  });

  test('may be in GB18030 with Chinese headers, and may come with a mapping', async () => {
    const [one, two] = freshGuests(2);
    const chinese = [
      '编号',
      ...['期望', '感知'].flatMap((side) => Array.from({ length: 22 }, (_, i) => `${side}${i + 1}`)),
    ];
    const { tally, action } = await preview(
      encodeText(makeFile([`${one},${answerAll(6)}`], chinese.join()), 'gb18030'),
    );
    expect(tally).toEqual(['1 row of data read', '1 row can be imported']);
    await decide(action, 'cancel');

    const mapping = {
      labels: { 很好: 7 },
      columns: [
        { column: 'who', as: 'respondent' },
        { column: '设备', item: 't1', side: 'perception' },
      ],
    };
    const mapped = await preview(`who,设备,rest\n${two},很好,x\n`, { mapping: JSON.stringify(mapping) });
    expect(readAll(mapped.page, 'code')).toEqual(['rest']);
    await decide(mapped.action, 'store');
    const row = await site.db
      .selectFrom('response')
      .select('answers')
      .where('respondent', '=', two ?? '')
      .executeTakeFirst();
    expect(row?.answers).toBe(`.6${'.'.repeat(42)}`);
  });

  test('is forgotten when the analyst cancels', async () => {
    const before = await site.countRows();
    const { action } = await preview(makeFile([answerAll(6)], servqualHeader));
    expect(readdirSync(site.uploads)).toHaveLength(1);
    const cancelled = await decide(action, 'cancel');
    expect([cancelled.status, cancelled.headers.get('location')]).toEqual([303, '/studies/inn?lang=en']);
    expect(readdirSync(site.uploads)).toEqual([]);
    expect((await decide(action, 'store')).status).toBe(422);
    expect(await site.countRows()).toBe(before);
  });

  test('is imported once when the button is pressed twice, and both presses lead to what was done', async () => {
    const before = await site.countRows();
    const { action } = await preview(makeFile(freshGuests(400).map((guest) => `${guest},${answerAll(6)}`)));
    const both = await Promise.all([decide(action, 'store'), decide(action, 'store')]);
    for (const answer of both) expect(await readNews(answer)).toEqual(['400 responses were imported.']);
    expect(await site.countRows()).toBe(before + 400);
  });

  test('is gone after half an hour', async () => {
    const before = await site.countRows();
    const { action } = await preview(makeFile([answerAll(5)], servqualHeader));
    site.pass(30 * 60_000);
    const late = await decide(action, 'store');
    expect(late.status).toBe(422);
    expect(readText(await late.text())).toContain('This check has expired. Please choose the file again.');
    expect(await site.countRows()).toBe(before);
    // The next upload clears it away.
    expect(readdirSync(site.uploads)).toHaveLength(1);
    await upload(null);
    expect(readdirSync(site.uploads)).toEqual([]);
  });

  test('of one account or study is unknown to any other', async () => {
    const { id, action } = await preview(makeFile([answerAll(4)], servqualHeader));
    await site.db.insertInto('account').values({ id: 'eve', name: 'eve', password: 'x', created_at: '2026' }).execute();
    const session = await site.db.selectFrom('session').selectAll().executeTakeFirstOrThrow();
    const before = await site.countRows();

    expect((await decide(`/studies/museum/import/${id}`, 'store')).status).toBe(422);
    await site.db.updateTable('session').set({ account_id: 'eve' }).execute();
    expect((await decide(action, 'store')).status).toBe(422);
    expect((await decide(action, 'cancel')).status).toBe(422);
    await site.db.updateTable('session').set({ account_id: session.account_id }).execute();
    for (const strange of ['x', '..%2f..%2fetc', '__proto__'])
      expect((await decide(`/studies/inn/import/${strange}`, 'store')).status).toBe(422);
    expect(await site.countRows()).toBe(before);
    expect((await decide(action, 'cancel')).status).toBe(303);
  });
});

describe('A file that cannot be used', () => {
  const good = `1,${answerAll(6)}`;
  const header = `id,${servqualHeader}`;
  const cases: readonly (readonly [string, string | Buffer | null, string])[] = [
    ['not chosen', null, 'Please choose a file with answers.'],
    ['empty', '', 'The file is empty. Choose one with a header row and data.'],
    ['nothing but empty lines', '\n\n  \n', 'The file is empty.'],
    ['binary', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3]), 'This is neither a text file nor an .xlsx workbook.'],
    ['a broken workbook', Buffer.from('PK\x03\x04 workbook'), 'This workbook is damaged'],
    [
      'in half a character of UTF-16',
      Buffer.from(`\ufeff${header}\n${good}\n`, 'utf16le').subarray(0, -1),
      'this line has damaged bytes',
    ],
    ['a header only', `${header}\n`, 'The file has a header but no rows of data.'],
    [
      'one with a quotation that never ends',
      `${header}\n${good}\n2,"6${',6'.repeat(43)}\n`,
      'column “E1”: A quotation mark that opens here is never closed.',
    ],
    ['a line of 3 MB', `${header}\n${'x'.repeat(3 * 2 ** 20)}\n`, 'This line is too long for a table of data.'],
    [
      'larger than 50 MB',
      Buffer.alloc(51 * 2 ** 20, `${good}\n`),
      'The file is too large: the page takes at most 50 MB.',
    ],
  ];

  test.each(cases)(
    'because it is %s gets 422 and a sentence, and nothing of it is kept',
    async (_, content, sentence) => {
      const before = await site.countRows();
      const answer = await upload(content);
      const page = await answer.text();
      expect(answer.status).toBe(422);
      const shown = /role="alert".*?<\/div>/s.exec(page)?.[0] ?? '';
      expect(readText(shown)).toContain(sentence);
      expect(readText(shown)).not.toContain(site.uploads);
      expect(readForm(page).get('token')).toBeTruthy();
      expect(readdirSync(site.uploads)).toEqual([]);
      expect(await site.countRows()).toBe(before);
    },
  );

  test('because its study is archived gets 422 and hears how that is brought back, as whoever opens the page does', async () => {
    const before = await site.countRows();
    const id = await startStudy(site, staff, 'Old', 'servqual-1991');
    const archive = () =>
      site.post(`/studies/${id}/archive`, new URLSearchParams({ token: staff.token }), staff.cookie);
    await archive();
    const [page, answer] = [
      await site.get(`/studies/${id}/import?lang=en`, staff.cookie),
      await upload(`${header}\n${good}\n`, { study: id }),
    ];
    expect(answer.status).toBe(422);
    for (const shown of [page, answer])
      expect(readText(await shown.text())).toContain('archived and takes no answers, whichever way they come');
    expect(readdirSync(site.uploads)).toEqual([]);
    expect(await site.countRows()).toBe(before);
    await archive();
    expect((await upload(`${header}\n${good}\n`, { study: id })).status).toBe(200);
  });

  test.each([
    ['no JSON', '{', 'Mapping file: This is not proper JSON at line 1.'],
    ['not a mapping', '{"columns":5}', 'Mapping file: At columns: A list belongs here.'],
    [
      'about a column that is not there',
      '{"columns":[{"column":"X","item":"t1","side":"perception"}]}',
      'Column “X”: The mapping names this column, but the file does not have it.',
    ],
    [
      'about an item that is not asked',
      '{"columns":[{"column":"E1","item":"z9","side":"perception"}]}',
      'The instrument has no item “z9”.',
    ],
  ])('because its mapping is %s gets 422 and a sentence, and nothing of it is kept', async (_, mapping, sentence) => {
    const answer = await upload(`${header}\n${good}\n`, { mapping });
    expect(answer.status).toBe(422);
    expect(readText(await answer.text())).toContain(sentence);
    expect(readdirSync(site.uploads)).toEqual([]);
  });

  test('names files, headers and cells as they are, without running what is in them', async () => {
    const evil = '<script>alert(1)</script>';
    const twice = await upload(`"${evil}","${evil}"\n1,2\n`, { name: `${evil}.csv` });
    const page = await twice.text();
    expect(readText(page)).toContain(`${evil} #1, ${evil} #2`);
    expect(page).not.toContain(evil);
    const bad = await preview(`${header},${evil}\n1,${evil},${answerAll(6).slice(2)},x\n`);
    expect(bad.page).not.toContain(evil);
    expect(bad.problems.join()).toContain(`“${evil}” is not a number.`);
    await decide(bad.action, 'cancel');
  });

  test('because the form is torn, not multipart, or has its token behind the file is refused', async () => {
    const torn = `--b\r\nContent-Disposition: form-data; name="token"\r\n\r\n${staff.token}\r\n--b\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\nE1`;
    const type = { 'content-type': 'multipart/form-data; boundary=b' };
    expect((await site.post(address, torn, { ...staff.cookie, ...type })).status).toBe(415);
    const noBoundary = { ...staff.cookie, 'content-type': 'multipart/form-data' };
    expect((await site.post(address, torn, noBoundary)).status).toBe(415);
    expect((await site.post(address, new URLSearchParams({ token: staff.token }), staff.cookie)).status).toBe(415);
    const late = new FormData();
    late.append('file', new Blob([`${header}\n${good}\n`]), 'data.csv');
    late.append('token', staff.token);
    expect((await site.post(address, late, staff.cookie)).status).toBe(403);
    await sleep(50);
    expect(readdirSync(site.uploads)).toEqual([]);
  });
});

describe('A file of staff', () => {
  const letters = (...sides: readonly string[]) =>
    sides.flatMap((side) => Array.from({ length: 22 }, (_, index) => `${side}${index + 1}`)).join();
  const managers = (guests: readonly string[]) =>
    makeFile(
      guests.map((guest) => `${guest},${answerAll(5)}`),
      `id,${letters('M', 'S')}`,
    );
  const rowsOf = (ids: readonly string[]) =>
    site.db.selectFrom('response').selectAll().where('respondent', 'in', ids).orderBy('respondent').execute();

  test('is read by the questionnaire of those it is said to come from, and stored as theirs', async () => {
    const page = await (await site.get(`${address}?lang=en`, staff.cookie)).text();
    expect(readAll(page, 'option')).toEqual(['Customers', 'Managers', 'Contact staff']);
    const [one = '', two = '', three = ''] = freshGuests(3);
    const found = await preview(managers([one, two]), { audience: 'manager' });
    expect(found.tally).toEqual(['Managers', '2 rows of data read', '2 rows can be imported']);
    expect(await readNews(await decide(found.action, 'store'))).toEqual(['2 responses were imported.']);
    const rows = await rowsOf([one, two]);
    expect(rows.map(({ audience, source, wave }) => [audience, source, wave])).toEqual([
      ['manager', 'import', '1'],
      ['manager', 'import', '1'],
    ]);
    // Of the statements after the items, which the file does not have, nothing is known.
    for (const { answers } of rows) expect(answers).toMatch(/^4{44}\.+$/);

    const contact = makeFile([`${three},${answerAll(3)}`], `id,${letters('D', 'A')}`);
    const { action } = await preview(contact, { audience: 'contact' });
    await decide(action, 'store');
    expect((await rowsOf([three])).map(({ audience }) => audience)).toEqual(['contact']);
  });

  test('is not taken for customers, nor the other way round: the page says what is wrong and keeps the choice', async () => {
    const [guest = ''] = freshGuests(1);
    for (const [audience, content] of [
      ['customer', managers([guest])],
      ['manager', makeFile([`${guest},${answerAll(6)}`])],
    ] as const) {
      const answer = await upload(content, { audience });
      expect(answer.status).toBe(422);
      const page = await answer.text();
      expect(page).toMatch(new RegExp(`<option value="${audience}" selected>`));
    }
    expect(await rowsOf([guest])).toEqual([]);
  });

  test('cannot be brought into a study that does not ask them, nor as somebody unknown', async () => {
    const page = await (await site.get('/studies/museum/import?lang=en', staff.cookie)).text();
    expect(page).not.toContain('name="audience"');
    const [guest = ''] = freshGuests(1);
    expect((await upload(managers([guest]), { study: 'museum', audience: 'manager' })).status).toBe(400);
    expect((await upload(managers([guest]), { audience: 'everybody' })).status).toBe(400);
    expect(readdirSync(site.uploads)).toEqual([]);
  });
});

test('The time of an answer is the one in the file, else the minute of the import', async () => {
  const [one = '', two = ''] = freshGuests(2);
  const file = makeFile(
    [`${one},2026-02-27 14:05:33,${answerAll(6)}`, `${two},,${answerAll(6)}`],
    `id,submitted,${servqualHeader}`,
  );
  site.pass(90_500);
  const { action } = await preview(file);
  await decide(action, 'store');
  const rows = await site.db
    .selectFrom('response')
    .select(['respondent', 'submitted_at'])
    .where('respondent', 'in', [one, two])
    .execute();
  const times = new Map(rows.map((row) => [row.respondent, row.submitted_at]));
  expect(times.get(one)).toBe('2026-02-27T14:05:33');
  expect(times.get(two)).toMatch(/^2026-03-02T\d\d:\d\d:00\.000Z$/);
});

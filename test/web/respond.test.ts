import { request as httpRequest } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createStudy } from '../../src/storage/createStudy.ts';
import { signOpening } from '../../src/web/respond/opening.ts';
import { withdrawalCode } from '../../src/web/respond/withdrawalCode.ts';
import { servqualForm } from '../core/given.ts';
import { fillForm, responseId, setUpAccount, siteSecret, startSite, type TestSite } from '../site.ts';
import { nextOf, noPlan, submittedAt } from '../storage/given.ts';
import { listTags, readAll, readElement, readForm, readText } from './readPage.ts';

let site: TestSite;
let survey: string;
beforeAll(async () => {
  site = await startSite();
  survey = `/s/${site.study.survey}`;
  const museum = { id: 'museum', title: { en: 'Museum' }, isMade: false, ...noPlan, design: 'chain' } as const;
  await createStudy(site.db, museum, [servqualForm], nextOf('museum-survey', 'museum-report'), '2026');
});
afterAll(() => site.close());

const json = { accept: 'application/json' };
const english = { 'accept-language': 'en' };
const formType = { 'content-type': 'application/x-www-form-urlencoded' };
const jsonType = { 'content-type': 'application/json' };
let lastNumber = 0;
/** A response id that no other test has used. */
const freshId = () => responseId(++lastNumber);
const receiptOf = (id: string) => `${id.slice(0, 4)}-${id.slice(4, 8)}`;
const codeOf = (id: string) => withdrawalCode(siteSecret, id);
/** The sign in the form of an id that it was opened. */
const openingOf = (id: string) => signOpening(siteSecret, id, new Date(submittedAt));

const readRow = (id: string) => site.db.selectFrom('response').selectAll().where('id', '=', id).executeTakeFirst();
const listCodes = (body: unknown) =>
  (body as { problems: { code: string; field?: string }[] }).problems.map(({ code, field }) => [code, field]);

describe('A survey that is sent in', () => {
  test('leads on to a receipt, from where going back and sending again leads to the same receipt', async () => {
    const id = freshId();
    const rows = await site.countRows();
    for (const _ of ['first', 'again']) {
      const answer = await site.post(`${survey}?lang=en`, fillForm(id, { opened: openingOf(id) }));
      expect(answer.status).toBe(303);
      expect(answer.headers.get('location')).toBe(`${survey}/receipts/${id}?code=${codeOf(id)}&lang=en`);
    }
    const receipt = await site.get(`${survey}/receipts/${id}?lang=en`);
    expect(receipt.status).toBe(200);
    const page = await receipt.text();
    expect(readAll(page, 'h1')).toEqual(['Thank you!']);
    expect(readAll(page, 'dd')).toEqual([receiptOf(id)]);
    expect(await site.countRows()).toBe(rows + 1);
  });

  test('answers a program with 201 when it is new, and with 200 when it is the same again', async () => {
    const id = freshId();
    const receipt = { response: id, receipt: receiptOf(id) };
    const first = await site.post(survey, fillForm(id), json);
    expect([first.status, await first.json()]).toEqual([201, { outcome: 'created', ...receipt, code: codeOf(id) }]);
    const again = await site.post(survey, fillForm(id), json);
    expect([again.status, await again.json()]).toEqual([200, { outcome: 'same', ...receipt }]);
  });

  test('is stored with every answer in its place, one character each', async () => {
    const id = freshId();
    const form = fillForm(id, {
      't1.expectation': '7',
      't1.perception': '1',
      't2.expectation': '-9',
      't2.perception': null,
      'e22.perception': '２', // a full-width 2
      'weight.reliability': '40',
      'weight.tangibles': '',
      'outcome.satisfaction': '3',
      'comment.comment': '  很好 & "fine"  ',
    });
    await site.post(`${survey}?lang=en`, form);
    expect(await readRow(id)).toMatchObject({
      study_id: 'inn',
      audience: 'customer',
      version: 1,
      wave: '1',
      source: 'link',
      // An answer is its distance from 1, "no opinion" a question mark, a blank a full stop.
      answers: `60?.${'54'.repeat(19)}51`,
      points: '{"reliability":40,"responsiveness":20,"assurance":20,"empathy":20}',
      outcomes: '{"satisfaction":3}',
      comments: '{"comment":"很好 & \\"fine\\""}',
      language: 'en',
      submitted_at: '2026-03-02T08:00:00.000Z',
    });
  });

  test('as JSON means the same as the form', async () => {
    const id = freshId();
    const fields: Record<string, unknown> = {};
    for (const [name, value] of fillForm(id)) fields[name] = name === 'response' ? value : Number(value);
    const sent = await site.post(survey, JSON.stringify(fields), { ...json, ...jsonType });
    expect(sent.status).toBe(201);
    const again = await site.post(survey, fillForm(id), json);
    expect(again.status).toBe(200);
  });

  test('by a double click, on a slow phone or by thirty nervous fingers is one response', async () => {
    const id = freshId();
    const rows = await site.countRows();
    const form = fillForm(id, { opened: openingOf(id) });
    const answers = await Promise.all(Array.from({ length: 30 }, () => site.post(survey, form)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([303]));
    expect(new Set(answers.map(({ headers }) => headers.get('location'))).size).toBe(1);
    expect(await site.countRows()).toBe(rows + 1);
  });

  test('by a class of 120 at once is 120 responses', async () => {
    const rows = await site.countRows();
    const answers = await Promise.all(Array.from({ length: 120 }, () => site.post(survey, fillForm(freshId()), json)));
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 201));
    expect(await site.countRows()).toBe(rows + 120);
  });

  test.each([
    ['one answer', { 't1.expectation': '4' }],
    ['"no opinion" once', { 'e22.perception': '-9' }],
    ['a comment', { 'comment.comment': '。' }],
    ['points for one dimension', { 'weight.empathy': '100' }],
    ['points that do not sum to 100', { 'weight.empathy': '100', 'weight.tangibles': '100' }],
    ['the outcome', { 'outcome.satisfaction': '1' }],
  ])('with nothing but %s is taken', async (_, fields) => {
    const sent = await site.post(survey, new URLSearchParams({ response: freshId(), ...fields }), json);
    expect(sent.status).toBe(201);
  });
});

describe('The same form sent with other answers', () => {
  test('is kept as well, and a page with status 409 explains it in both languages', async () => {
    const id = freshId();
    await site.post(survey, fillForm(id));
    const rows = await site.countRows();
    const pages: string[] = [];
    for (const language of ['en', 'zh']) {
      const sent = await site.post(`${survey}?lang=${language}`, fillForm(id, { 't1.perception': '1' }));
      expect(sent.status).toBe(409);
      pages.push(await sent.text());
    }
    expect(await site.countRows()).toBe(rows + 1);
    expect(readAll(pages[0] ?? '', 'h1')).toEqual(['Both sets of answers are saved']);
    expect(readAll(pages[1] ?? '', 'h1')).toEqual(['两份回答都保存了']);
    const kept = readForm(pages[0] ?? '').get('response') ?? '';
    expect(await readRow(kept)).toMatchObject({
      conflict_of: id,
      superseded_by: null,
      answers: `50${'54'.repeat(21)}`,
    });
    expect(readAll(pages[0] ?? '', 'dd')).toEqual([receiptOf(kept)]);
  });

  test('asks what is meant in the other language as well, with the code, and changes nothing', async () => {
    const id = freshId();
    const opened = openingOf(id);
    await site.post(survey, fillForm(id, { opened }));
    const asked = readForm(await (await site.post(survey, fillForm(id, { opened, 't1.perception': '1' }))).text());
    asked.set('switch', 'en');
    const other = await site.post(`${survey}/corrections?lang=en`, asked);
    const page = await other.text();
    expect([other.status, other.headers.get('cache-control')]).toEqual([409, 'no-store']);
    expect(readAll(page, 'h1')).toEqual(['Both sets of answers are saved']);
    expect(page).toContain(codeOf(asked.get('response') ?? ''));
    expect(readForm(page).get('response')).toBe(asked.get('response'));
    expect(await readRow(id)).toMatchObject({ superseded_by: null });
  });

  test('answers a program with 409 and the id that it was kept under', async () => {
    const id = freshId();
    await site.post(survey, fillForm(id));
    const sent = await site.post(survey, fillForm(id, { 'comment.comment': 'Somebody else' }), json);
    expect(sent.status).toBe(409);
    const receipt = (await sent.json()) as Record<string, string>;
    expect(receipt['outcome']).toBe('conflict');
    expect(receipt['response']).not.toBe(id);
    expect((await readRow(receipt['response'] ?? ''))?.comments).toBe('{"comment":"Somebody else"}');
  });

  test('replaces the earlier one where the person says that it corrects it', async () => {
    const id = freshId();
    await site.post(survey, fillForm(id));
    const conflict = await (await site.post(`${survey}?lang=en`, fillForm(id, { 't1.perception': '1' }))).text();
    const kept = readForm(conflict);
    for (const _ of ['once', 'twice']) {
      const sent = await site.post(`${survey}/corrections?lang=en`, kept);
      expect(sent.status).toBe(303);
      const receipt = await site.get(sent.headers.get('location') ?? '');
      expect(receipt.status).toBe(200);
      expect(readText(await receipt.text())).toContain('The correction is noted. Only your latest answers count now.');
    }
    expect(await readRow(id)).toMatchObject({ superseded_by: kept.get('response'), answers: '54'.repeat(22) });
  });

  test('corrects nothing by an id that is not that of a second set of answers', async () => {
    const id = freshId();
    await site.post(survey, fillForm(id));
    for (const wrong of [id, freshId(), '', 'x'.repeat(1000)]) {
      const sent = await site.post(`${survey}/corrections`, new URLSearchParams({ response: wrong }));
      expect(sent.status).toBe(404);
    }
    expect(await readRow(id)).toMatchObject({ superseded_by: null });
  });
});

describe('A survey with problems', () => {
  const hostile = '</textarea><script>alert(1)</script>"\' onfocus=alert(2) &amp; <!--';

  test('comes back with all of them at once, each beside its question, and with everything that was typed', async () => {
    const id = freshId();
    const typed = {
      opened: 'when it was opened',
      step: '1',
      website: '',
      't2.expectation': '-9',
      'weight.reliability': '"><img src=x onerror=alert(1)>',
      'weight.empathy': '101',
      'weight.tangibles': '2.5',
      'comment.comment': hostile.repeat(100),
    };
    const rows = await site.countRows();
    const sent = await site.post(`${survey}?lang=en`, fillForm(id, typed));
    expect(sent.status).toBe(422);
    expect(await site.countRows()).toBe(rows);
    const page = await sent.text();

    expect(readForm(page).toString()).toBe(sortLike(fillForm(id, typed), readForm(page)));
    const tags = listTags(page);
    expect(tags.filter(({ name }) => name === 'img')).toEqual([]);
    expect(tags.filter(({ name, attributes }) => name === 'script' && !attributes.has('src'))).toEqual([]);
    expect(tags.flatMap(({ attributes }) => [...attributes.keys()]).filter((name) => name.startsWith('on'))).toEqual(
      [],
    );
    const listed = readAll(readElement(page, 'content'), 'li');
    expect(listed).toEqual([
      'Reliability “"><img src=x onerror=alert(1)>” is not a number. Give a whole number from 0 to 100, or leave it empty.',
      'Empathy “101” is out of range. Give a whole number from 0 to 100, or leave it empty.',
      'Tangibles “2.5” is not a whole number. Give a whole number from 0 to 100, or leave it empty.',
      expect.stringMatching(/^Is there anything else .* The text is too long \(6600 characters, at most 4000\)\./),
    ]);
    for (const field of ['weight.reliability', 'weight.empathy', 'weight.tangibles', 'comment.comment']) {
      expect(page).toContain(`<a href="#at-${field}">`);
      const question = readElement(page, `at-${field}`);
      expect(question).toContain(`aria-invalid="true" aria-describedby="problem-${field}"`);
      expect(readAll(question, 'p')[0]).toMatch(/leave it empty|too long/);
    }
    expect(readText(readElement(page, 'at-weight.assurance'))).not.toMatch(/leave it empty/);
  });

  test('that a browser cannot make, but a program can, names the statement', async () => {
    const sent = await site.post(
      `${survey}?lang=en`,
      fillForm(freshId(), { 't1.expectation': '8', 'e22.perception': 'x' }),
    );
    expect(sent.status).toBe(422);
    const page = await sent.text();
    expect(readAll(readElement(page, 'content'), 'li')).toEqual([
      '1. The equipment is up to date. “8” is out of range. Give a whole number from 1 to 7, or leave it empty.',
      '22. Staff understand what this particular customer needs. “x” is not a number. Give a whole number from 1 to 7, or leave it empty.',
    ]);
    expect(readText(readElement(page, 'at-t1.expectation'))).toContain('“8” is out of range.');
  });

  test('can be sent again as it came back, once it is corrected, and is then one response', async () => {
    const id = freshId();
    const rows = await site.countRows();
    const sent = await site.post(survey, fillForm(id, { 'weight.empathy': 'many', 'comment.comment': hostile }));
    const form = readForm(await sent.text());
    form.set('weight.empathy', '20');
    expect((await site.post(survey, form)).status).toBe(303);
    expect(await readRow(id)).toMatchObject({
      comments: JSON.stringify({ comment: hostile }),
      answers: '54'.repeat(22),
    });
    expect(await site.countRows()).toBe(rows + 1);
  });

  test('without a single answer is not stored, in whatever way it is empty', async () => {
    const rows = await site.countRows();
    const empty = new URLSearchParams([...fillForm(freshId()).keys()].map((name) => [name, '']));
    empty.set('response', freshId());
    for (const form of [empty, new URLSearchParams({ response: freshId(), unknown: '5' })]) {
      const sent = await site.post(survey, form, json);
      expect([sent.status, listCodes(await sent.json())]).toEqual([422, [['nothing-answered', undefined]]]);
    }
    expect(await site.countRows()).toBe(rows);
  });

  test('tells a program what they are: code, field, and a sentence in both languages', async () => {
    const sent = await site.post(survey, fillForm(freshId(), { 't1.expectation': '8' }), json);
    expect(sent.status).toBe(422);
    expect(await sent.json()).toEqual({
      problems: [
        {
          code: 'off-scale',
          field: 't1.expectation',
          values: { value: '8', min: 1, max: 7 },
          message: {
            zh: '“8”超出范围。请填 1 到 7 的整数，或留空。',
            en: '“8” is out of range. Give a whole number from 1 to 7, or leave it empty.',
          },
        },
      ],
    });
  });

  test.each([
    ['missing', null],
    ['empty', ''],
    ['no UUID', 'null'],
    ['an injection', "' or 1=1 --"],
    ['too long', `${responseId(1)}0`],
  ])('because its id is %s gets a new id, keeps its answers and can be sent once more', async (_, id) => {
    const rows = await site.countRows();
    const form = fillForm('', { response: id, 'comment.comment': 'kept' });
    const sent = await site.post(`${survey}?lang=en`, form);
    expect(sent.status).toBe(422);
    const page = await sent.text();
    expect(readText(page)).toContain('please press send once more');
    const again = readForm(page);
    expect(again.get('response')).toMatch(/^[0-9a-f-]{36}$/);
    expect(again.get('comment.comment')).toBe('kept');
    expect(await site.countRows()).toBe(rows);
    expect((await site.post(survey, again)).status).toBe(303);
    expect(await site.countRows()).toBe(rows + 1);
  });

  /** Both hold the same fields; written in the order of the second. */
  function sortLike(form: URLSearchParams, order: URLSearchParams): string {
    const sorted = new URLSearchParams();
    for (const name of order.keys()) if (form.has(name) || order.get(name)) sorted.append(name, form.get(name) ?? '');
    expect([...new Set(order.keys())]).toEqual(expect.arrayContaining([...new Set(form.keys())]));
    return sorted.toString();
  }
});

describe('What no page of ours would send', () => {
  test('an answer that comes twice is refused, not guessed', async () => {
    for (const twice of [
      't1.expectation=6',
      't1.expectation=5',
      'weight.empathy=1',
      'comment.comment=a&comment.comment=b',
    ]) {
      const sent = await site.post(survey, `${fillForm(freshId())}&${twice}`, { ...json, ...formType });
      expect([sent.status, listCodes(await sent.json())]).toEqual([422, [['repeated-field', twice.split('=')[0]]]]);
    }
    const twoIds = await site.post(survey, `${fillForm(freshId())}&response=${freshId()}`, { ...json, ...formType });
    expect([twoIds.status, listCodes(await twoIds.json())]).toEqual([422, [['response-id-missing', undefined]]]);
  });

  test.each([
    ['an array', ['5']],
    ['an object', { $gt: 0 }],
    ['true', true],
    ['a fraction', 4.5],
    ['a number beyond the scale', 1e21],
  ])('a JSON answer that is %s is refused', async (_, value) => {
    const fields = { response: freshId(), 't2.expectation': 5, 't1.expectation': value };
    const sent = await site.post(survey, JSON.stringify(fields), { ...json, ...jsonType });
    expect(sent.status).toBe(422);
    expect(listCodes(await sent.json())[0]?.[1]).toBe('t1.expectation');
  });

  test.each(['[]', '[1,2]', '{}', '{"response":null}'])('a JSON body without answers (%s) is refused', async (body) => {
    expect((await site.post(survey, body, { ...json, ...jsonType })).status).toBe(422);
  });

  test.each(['{', '"text"', 'null', '5', '{"a":1}}', '[[[[', ''])(
    'a body that is no JSON object (%s) is a bad request',
    async (body) => {
      const sent = await site.post(survey, body, { ...json, ...jsonType });
      expect([400, 415, 422]).toContain(sent.status);
      expect(await sent.text()).not.toMatch(/SyntaxError|at .*\.(ts|js)/);
    },
  );

  test('fields named like what every object carries, and array brackets, are nothing to the program', async () => {
    const id = freshId();
    const strange = [
      '__proto__',
      'constructor',
      'constructor.prototype',
      '__proto__[polluted]',
      'toString',
      't1.expectation[]',
      't1[expectation]',
      'weight.__proto__',
      'comment.constructor',
    ];
    const form = `${fillForm(id, { 't1.expectation': null })}&${strange.map((name) => `${name}=7`).join('&')}`;
    const sent = await site.post(survey, form, { ...json, ...formType });
    expect(sent.status).toBe(201);
    expect(await readRow(id)).toMatchObject({ answers: `.4${'54'.repeat(21)}`, comments: null });
    const body = `{"response":"${freshId()}","t1.expectation":5,"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}`;
    expect((await site.post(survey, body, { ...json, ...jsonType })).status).toBe(201);
    expect('polluted' in {}).toBe(false);
  });

  test('NUL, half a character and percent signs that mean nothing arrive as text and make one response', async () => {
    const comments = [
      ['comment.comment=a%00b', '{"comment":"ab"}'],
      ['comment.comment=100%25+%zz+%', '{"comment":"100% %zz %"}'],
      ['comment.comment=%FF%FE', '{"comment":"\ufffd\ufffd"}'],
      ['comment.comment=%ED%A0%80', '{"comment":"\ufffd\ufffd\ufffd"}'],
    ] as const;
    for (const [field, stored] of comments) {
      const id = freshId();
      for (const status of [201, 200]) {
        const sent = await site.post(survey, `${fillForm(id)}&${field}`, { ...json, ...formType });
        expect(sent.status).toBe(status);
      }
      expect((await readRow(id))?.comments).toBe(stored);
    }
    const id = freshId();
    const body = `{"response":"${id}","comment.comment":"half \\ud800 of one"}`;
    for (const status of [201, 200])
      expect((await site.post(survey, body, { ...json, ...jsonType })).status).toBe(status);
    expect(JSON.parse((await readRow(id))?.comments ?? '')).toEqual({ comment: 'half \ud800 of one' });
  });

  test.each([
    ['multipart', () => fromForm(new FormData()), {}],
    ['plain text', () => 't1.expectation=5', { 'content-type': 'text/plain' }],
    ['no type at all', () => new Blob(['t1.expectation=5']), {}],
    ['XML', () => '<a/>', { 'content-type': 'application/xml' }],
    ['compressed', () => 't1.expectation=5', { ...formType, 'content-encoding': 'gzip' }],
    ['compressed JSON', () => '{}', { ...jsonType, 'content-encoding': 'gzip' }],
    ['GBK', () => 't1.expectation=5', { 'content-type': 'application/x-www-form-urlencoded; charset=gbk' }],
    [
      'an unknown charset',
      () => 't1.expectation=5',
      { 'content-type': 'application/x-www-form-urlencoded; charset=x' },
    ],
    ['UTF-16 JSON', () => '{}', { 'content-type': 'application/json; charset=utf-16' }],
  ])('a body that is %s is refused with 415', async (_, body, headers) => {
    const rows = await site.countRows();
    for (const accept of ['text/html', 'application/json']) {
      const sent = await site.post(survey, body(), { ...headers, accept });
      expect(sent.status).toBe(415);
      expect(sent.headers.get('content-type')).toContain(accept);
    }
    expect(await site.countRows()).toBe(rows);
  });

  test('the charset that browsers name is fine', async () => {
    for (const charset of ['utf-8', 'UTF-8', '"utf-8"']) {
      const type = { 'content-type': `application/x-www-form-urlencoded; charset=${charset}` };
      expect((await site.post(survey, `${fillForm(freshId())}`, { ...json, ...type })).status).toBe(201);
    }
  });

  test.each([
    ['a form', formType, (filler: string) => `${fillForm(responseId(9_000_000))}&comment.comment=${filler}`],
    [
      'JSON',
      jsonType,
      (filler: string) => JSON.stringify({ response: responseId(9_000_000), 'comment.comment': filler }),
    ],
  ])('%s of 10 MB is refused with 413, whether or not it says so first', async (_, type, make) => {
    const rows = await site.countRows();
    const body = make('x'.repeat(10 * 2 ** 20));
    for (const accept of ['text/html', 'application/json']) {
      const sent = await site.post(survey, body, { ...type, accept });
      expect([sent.status, sent.headers.get('content-type')]).toEqual([413, expect.stringContaining(accept)]);
      expect(await sent.text()).toMatch(/Too much at once/);
    }
    expect(await sendInPieces(body, type)).toBe(413);
    expect(await site.countRows()).toBe(rows);
  });

  test('the longest honest answer, 4,000 characters of Chinese, is far from too large', async () => {
    const sent = await site.post(survey, fillForm(freshId(), { 'comment.comment': '好'.repeat(4000) }), json);
    expect(sent.status).toBe(201);
  });

  test.each(['PUT', 'DELETE', 'PATCH', 'TRACE', 'OPTIONS'])('%s changes nothing and leads nowhere', async (method) => {
    const rows = await site.countRows();
    const { status, body } = await send(method, survey, { cookie: 'secret=1' });
    expect(method === 'OPTIONS' ? [200, 404] : [404, 405]).toContain(status);
    expect(body).not.toContain('secret=1');
    expect(await site.countRows()).toBe(rows);
  });

  test('HEAD answers like GET, without the page', async () => {
    expect(await send('HEAD', survey)).toEqual({ status: 200, body: '' });
    expect(await send('HEAD', '/s/nowhere')).toEqual({ status: 404, body: '' });
  });

  const fromForm = (form: FormData) => {
    for (const [name, value] of fillForm(freshId())) form.set(name, value);
    return form;
  };

  function send(method: string, path: string, headers = {}): Promise<{ status: number | undefined; body: string }> {
    return new Promise((resolve, reject) => {
      const request = httpRequest(site.origin + path, { method, headers }, async (response) => {
        let body = '';
        for await (const piece of response) body += piece;
        resolve({ status: response.statusCode, body });
      });
      request.on('error', reject);
      request.end();
    });
  }

  /** Without a Content-Length, so that the size shows only as it comes. */
  function sendInPieces(body: string, headers: Readonly<Record<string, string>>): Promise<number | undefined> {
    return new Promise((resolve, reject) => {
      const request = httpRequest(site.origin + survey, { method: 'POST', headers }, (response) => {
        response.resume();
        resolve(response.statusCode);
      });
      request.on('error', reject);
      for (let from = 0; from < body.length; from += 2 ** 20) request.write(body.slice(from, from + 2 ** 20));
      request.end();
    });
  }
});

describe('A public address', () => {
  test.each(['/s/nowhere', '/s/', '/s', '/s/..%2f..%2fetc', "/s/' or 1=1", '/s/__proto__', '/s/%00'])(
    'that is none (%s) is not found, in both languages',
    async (path) => {
      const response = await site.get(path);
      expect(response.status).toBe(404);
      expect(readAll(await response.text(), 'h1')).toEqual(['没有这个页面', 'There is no such page']);
      expect((await site.post(path, fillForm(freshId()))).status).toBe(404);
    },
  );

  test('of a report takes no answers, and that of a survey shows no report', async () => {
    expect((await site.post(`/s/${site.study.report}`, fillForm(freshId()))).status).toBe(404);
    expect((await site.get(`/r/${site.study.survey}`)).status).toBe(404);
  });

  test('with a broken percent sign is a bad request', async () => {
    expect((await site.get('/s/%E0%A4%A')).status).toBe(400);
  });

  test('tells programs as JSON', async () => {
    const answer = await site.get('/s/nowhere', json);
    expect([answer.status, await answer.json()]).toEqual([404, expect.objectContaining({ error: 'not-found' })]);
  });
});

describe('A receipt', () => {
  test('exists only for a response that is stored, and only under its own survey', async () => {
    const id = freshId();
    expect((await site.get(`${survey}/receipts/${id}`)).status).toBe(404);
    await site.post(survey, fillForm(id, { 'weight.empathy': 'x' }));
    expect((await site.get(`${survey}/receipts/${id}`)).status).toBe(404);
    await site.post(survey, fillForm(id));
    expect((await site.get(`${survey}/receipts/${id}`)).status).toBe(200);
    expect((await site.get(`/s/museum-survey/receipts/${id}`)).status).toBe(404);
    expect((await site.get(`/s/nowhere/receipts/${id}`)).status).toBe(404);
  });

  test("of a real study does not lead to its report, which is the owner's to show", async () => {
    const id = freshId();
    await site.post(survey, fillForm(id));
    const page = await (await site.get(`${survey}/receipts/${id}`)).text();
    expect(page).not.toContain('/r/');
  });
});

describe('A page for respondents', () => {
  test('speaks the language asked for, else that of the browser, else Chinese', async () => {
    const readLanguage = async (path: string, headers = {}) =>
      /<html lang="([^"]+)"/.exec(await (await site.get(path, headers)).text())?.[1];
    expect(await readLanguage(`${survey}?lang=en`, { 'accept-language': 'zh' })).toBe('en');
    expect(await readLanguage(`${survey}?lang=zh`, { 'accept-language': 'en' })).toBe('zh-CN');
    expect(await readLanguage(survey, { 'accept-language': 'en-GB,en;q=0.9,zh;q=0.8' })).toBe('en');
    expect(await readLanguage(survey, { 'accept-language': 'zh-TW,en;q=0.5' })).toBe('zh-CN');
    expect(await readLanguage(survey, { 'accept-language': 'fr' })).toBe('zh-CN');
    expect(await readLanguage(survey)).toBe('zh-CN');
    for (const strange of ['fr', '__proto__', '', 'en&lang=zh'])
      expect(await readLanguage(`${survey}?lang=${strange}`, english)).toBe('en');
  });

  test('asks every statement on both sides in both languages, with a fresh response id each time', async () => {
    const ids = new Set<string>();
    for (const language of ['zh', 'en', 'zh', 'en']) {
      const page = await (await site.get(`${survey}?lang=${language}`)).text();
      const shown = readAll(page, 'legend');
      for (const [index, { text }] of servqualForm.items.entries())
        expect(shown).toContain(`${index + 1} ${text[language]}`);
      for (const { id } of servqualForm.items)
        for (const side of ['expectation', 'perception'])
          for (const value of ['1', '2', '3', '4', '5', '6', '7', '-9'])
            expect(page).toContain(`<input type="radio" name="${id}.${side}" value="${value}">`);
      ids.add(readForm(page).get('response') ?? '');
      expect(page).toContain(`action="${survey}?lang=${language}"`);
    }
    expect(ids.size).toBe(4);
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  });

  test('sets no cookie, not even for somebody of the staff, and is not kept by browsers', async () => {
    const { cookie } = await setUpAccount(site);
    const id = freshId();
    const answers = [
      await site.get(survey, cookie),
      await site.post(survey, fillForm(id), cookie),
      await site.post(survey, fillForm(id, { 't1.perception': '1' }), cookie),
      await site.post(survey, fillForm(id, { 'weight.empathy': 'x' }), cookie),
      await site.get(`${survey}/receipts/${id}`, cookie),
      await site.get('/s/nowhere', cookie),
      await site.post(survey, 'x', { ...cookie, 'content-type': 'text/plain' }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([200, 303, 409, 422, 200, 404, 415]);
    // The empty form may be gone back to, so that sending it again is the same response; nothing else is kept.
    const [form, ...others] = answers.map(({ headers }) => headers.get('cache-control'));
    expect(form).toBe('private, no-cache');
    expect(new Set(others)).toEqual(new Set(['no-store']));
    for (const answer of answers) {
      expect(answer.headers.getSetCookie()).toEqual([]);
      expect(await answer.text()).not.toContain('name="token"');
    }
    const report = await site.get(`/r/${site.study.report}`, cookie);
    expect(report.headers.getSetCookie()).toEqual([]);
  });
});

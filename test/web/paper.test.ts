import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeResponseId } from '../../src/intake/responseId.ts';
import { deleteStudy } from '../../src/storage/changeStudy.ts';
import { eraseResponses, findChain } from '../../src/storage/eraseResponses.ts';
import { keepSecondEntry } from '../../src/storage/paperForms.ts';
import { archiveStudy } from '../../src/storage/studies.ts';
import { type Staff, setUpAccount, siteSecret, startSite, type TestSite } from '../site.ts';
import { listTags, readForm, readText } from './readPage.ts';
import { startStudy } from './startStudy.ts';

let site: TestSite;
let staff: Staff;
/** A study with choices, consent, a short form and two waves, of which the first is over. */
let agreed: string;
beforeAll(async () => {
  site = await startSite();
  staff = await setUpAccount(site);
  agreed = await startStudy(site, staff, 'Hill', 'servqual-1991', {
    'profile.0.zh': '哪家店？',
    'profile.0.en': 'Which branch?',
    'profile.0.choices': '东区 | East\n西区 | West',
    'consent.zh': '我同意。',
    'consent.en': 'I agree.',
    isShort: 'yes',
    'wave.0.id': 'spring',
    'wave.0.closes': '2026-03-01T09:00',
    'wave.1.id': 'autumn',
  });
});
afterAll(() => site.close());

type Keys = Readonly<Record<string, string | null>>;

/** The page where a form is keyed, as it opens. */
const openEntry = async (study = 'inn', query = '') =>
  (await site.get(`/studies/${study}/entry?lang=en${query}`, staff.cookie)).text();

/** Keys a form into an opened page: 6 expected and 5 perceived, and some fields otherwise. */
function key(page: string, number: number, keys: Keys = {}): URLSearchParams {
  const form = readForm(page.slice(page.indexOf('<form class="entry"')));
  for (const name of form.keys()) {
    if (name.endsWith('.expectation')) form.set(name, '6');
    if (name.endsWith('.perception')) form.set(name, '5');
  }
  form.set('number', String(number));
  for (const [name, value] of Object.entries(keys)) {
    if (value === null) form.delete(name);
    else form.set(name, value);
  }
  return form;
}
const save = (form: URLSearchParams, study = 'inn') => site.post(`/studies/${study}/entry?lang=en`, form, staff.cookie);
/** Keys a form into a page of its own and saves it. Pages differ by their ids alone, so that one is opened for all. */
const enter = async (number: number, keys: Keys = {}, study = 'inn') => {
  const page = opened.get(study) ?? (await openEntry(study));
  opened.set(study, page);
  return save(key(page, number, { entry: crypto.randomUUID(), ...keys }), study);
};
const opened = new Map<string, string>();
const follow = async (answer: Response) => {
  expect(answer.status).toBe(303);
  return (await site.get(answer.headers.get('location') ?? '', staff.cookie)).text();
};
const tell = async (answer: Response) => {
  const page = await follow(answer);
  return readText(/<div class="news".*?<\/div>/s.exec(page)?.[0] ?? '');
};
const listRows = (study = 'inn') =>
  site.db.selectFrom('response').selectAll().where('study_id', '=', study).orderBy('arrived').execute();
const listForms = (study = 'inn') =>
  site.db.selectFrom('paper_form').selectAll().where('study_id', '=', study).orderBy('number').execute();
const findForm = async (number: number) => {
  const form = (await listForms()).find((each) => each.number === number);
  if (!form) throw new Error(`no form ${number}`);
  return form;
};
/** The rows of the form of a number: the first entry and what corrects it. */
const listEntries = async (number: number) => {
  const { response_id: id } = await findForm(number);
  return (await listRows()).filter((row) => row.id === id || row.conflict_of === id);
};
const settle = async (number: number, fields: Record<string, string>) => {
  const { response_id: id } = await findForm(number);
  const body = new URLSearchParams({ token: staff.token, ...fields });
  return site.post(`/studies/inn/entry/${id}?lang=en`, body, staff.cookie);
};
const readMistakes = async (answer: Response) =>
  readText(/role="alert".*?<\/(section|div)>/s.exec(await answer.text())?.[0] ?? '');

describe('A paper form', () => {
  test('has all that the survey asks, each row with the number that it is keyed by', async () => {
    const paper = await (await site.get('/studies/inn/paper?lang=en', staff.cookie)).text();
    const keyed = await openEntry();
    const numbers = (page: string, start: string) =>
      [...page.slice(page.indexOf(start)).matchAll(/class="(?:form-no|number)">(\d+)</g)].map(([, number]) => number);
    expect(numbers(paper, '<article')).toEqual(Array.from({ length: 29 }, (_, index) => String(index + 1)));
    expect(numbers(keyed, '<form class="entry"').slice(0, 29)).toEqual(numbers(paper, '<article'));
    const text = readText(paper.slice(paper.indexOf('<article')));
    for (const part of [
      'Spruce Inn',
      'Form number',
      'No opinion',
      'The equipment is up to date',
      'Total 100',
      'anything else',
    ])
      expect(text).toContain(part);
    expect(paper.match(/class="ring"/g)).toHaveLength(22 * 16 + 7);
  });

  test('has a box to tick where the survey asks for consent, and choices by their numbers', async () => {
    const paper = await (await site.get(`/studies/${agreed}/paper?lang=zh`, staff.cookie)).text();
    expect(readText(paper)).toMatch(/我同意。.*1 东区 2 西区/);
    expect(paper).toContain('class="tick-here"');
  });

  test('has all items where each customer is asked only some on the web, and says so', async () => {
    const paper = await (await site.get(`/studies/${agreed}/paper?lang=en`, staff.cookie)).text();
    expect(readText(paper)).toContain('Paper cannot know whom it will reach, so it has all of them.');
    expect(paper.match(/class="ring"/g)).toHaveLength(22 * 16 + 7 + 2);
    await enter(70, { consent: '1' }, agreed);
    expect((await listRows(agreed)).at(-1)?.answers).toBe('54'.repeat(22));
    expect(await (await site.get('/studies/inn/paper?lang=en', staff.cookie)).text()).not.toContain('cannot know');
  });

  test('is there for all who are asked, and for nobody else', async () => {
    for (const audience of ['manager', 'contact'])
      for (const page of ['paper', 'entry'])
        expect((await site.get(`/studies/inn/${page}?audience=${audience}`, staff.cookie)).status).toBe(200);
    for (const page of ['paper', 'entry'])
      for (const [study, audience] of [
        ['inn', 'nobody'],
        ['inn', '__proto__'],
      ])
        expect((await site.get(`/studies/${study}/${page}?audience=${audience}`, staff.cookie)).status).toBe(404);
    const links = await (await site.get('/studies/inn/links', staff.cookie)).text();
    for (const page of ['paper', 'entry']) expect(links).toContain(`/studies/inn/${page}?audience=contact`);
  });
});

describe('A form that is keyed the first time', () => {
  test('is stored at once, from paper and from nobody known, and the next number stands on an empty page', async () => {
    const answer = await enter(17, { 't1.expectation': '*', 't1.perception': '.', 'weight.empathy': '40' });
    const page = await follow(answer);
    expect(readText(page)).toContain('Form 17 kept. 1 form, 0 checked.');
    expect(readForm(page).get('number')).toBe('18');
    expect(readForm(page).get('t2.expectation')).toBe('');
    const [row] = await listEntries(17);
    expect(row).toMatchObject({
      source: 'paper',
      audience: 'customer',
      wave: '1',
      language: 'en',
      seconds: null,
      respondent: null,
      trapped: 0,
      consent: null,
      answers: `?.${'54'.repeat(21)}`,
      points: '{"empathy":40}',
      conflict_of: null,
    });
    expect(await findForm(17)).toMatchObject({
      entered_by: 'mei',
      entered_at: '2026-03-02T08:00:00.000Z',
      checked_at: null,
    });
  });

  test('is the same form when its save is sent twice, also at the same moment', async () => {
    const form = key(await openEntry(), 21);
    const answers = await Promise.all([save(form), save(form)]);
    answers.push(await save(form));
    for (const answer of answers) expect(answer.headers.get('location')).toContain('done=kept&number=21');
    expect(await listEntries(21)).toHaveLength(1);
    expect((await findForm(21)).second_entry).toBeNull();
  });

  test('stays as it was when its very page is saved with other answers', async () => {
    const page = await openEntry();
    await save(key(page, 22));
    const again = await save(key(page, 22, { 't1.expectation': '2' }));
    expect(again.status).toBe(409);
    const text = await again.text();
    expect(readText(text)).toContain('Form 22 was saved from this very page before with other answers');
    expect(readForm(text.slice(text.indexOf('<form class="entry"'))).get('t1.expectation')).toBe('2');
    expect((await listEntries(22)).map(({ answers }) => answers)).toEqual(['54'.repeat(22)]);
  });

  test('is not taken for checked where the program broke off before it had noted who keyed it', async () => {
    const forget = () => site.db.deleteFrom('paper_form').where('number', '=', 24).execute();
    await enter(24);
    await forget();
    expect(await tell(await enter(24))).toMatch(/^Form 24 kept\./);
    expect((await findForm(24)).checked_at).toBeNull();
    await forget();
    expect((await enter(24, { 't1.expectation': '1' })).headers.get('location')).toContain('/entry/');
    expect(await listEntries(24)).toHaveLength(1);
  });

  test('has its number however that is written, and another one in another wave or of another audience', async () => {
    for (const number of ['0023', ' 23 ', '２３']) await enter(23, { number });
    expect((await findForm(23)).checked_at).not.toBeNull();
    const before = (await listRows(agreed)).length;
    for (const wave of ['spring', 'autumn'])
      expect(
        await tell(
          await save(key(await openEntry(agreed, `&wave=${wave}`), 23, { consent: '1', 'profile.q1': '2' }), agreed),
        ),
      ).toMatch(/^Form 23 kept\./);
    const rows = (await listRows(agreed)).slice(before);
    expect(rows.map(({ wave, profile }) => [wave, profile])).toEqual([
      ['spring', '{"q1":"西区"}'],
      ['autumn', '{"q1":"西区"}'],
    ]);
  });
});

describe('A form that is keyed a second time', () => {
  test('is checked when both entries agree, and nothing more is stored', async () => {
    await enter(31);
    expect(await openEntry()).not.toContain('value="6"');
    expect(await tell(await enter(31))).toMatch(/^Form 31: both entries agree\./);
    expect(await listEntries(31)).toHaveLength(1);
    expect(await findForm(31)).toMatchObject({ checked_by: 'mei', second: null });
    const third = await enter(31, { 't1.expectation': '1' });
    expect([third.status, await readMistakes(third)]).toEqual([
      409,
      expect.stringContaining('Form 31 has been keyed and checked'),
    ]);
  });

  test('shows only what differs, and what the paper says counts from then on', async () => {
    await enter(32, { 't2.perception': '1', 'comment.comment': 'Good  service' });
    const second = key(await openEntry(), 32, {
      't1.expectation': '*',
      't2.perception': '2',
      'comment.comment': 'Good service',
    });
    const answer = await save(second);
    const page = await follow(answer);
    expect((await save(second)).headers.get('location')).toBe(answer.headers.get('location'));
    expect(page.match(/<fieldset/g)).toHaveLength(2);
    expect(readText(page)).toMatch(
      /1 The equipment .* Expectation First entry 6 Second entry No opinion .*2 The premises .* First entry 1 Second entry 2/,
    );
    expect(await openEntry()).toContain('Settle form 32');
    expect(await listEntries(32)).toHaveLength(1);

    const chosen = { 'choice.t1.expectation': 'second', 'other.t2.perception': '3' };
    expect(await tell(await settle(32, chosen))).toMatch(/^Form 32: settled by the paper\./);
    const [first, correction, ...more] = await listEntries(32);
    expect(more).toEqual([]);
    expect(first?.superseded_by).toBe(correction?.id);
    expect(correction).toMatchObject({
      answers: `?452${'54'.repeat(20)}`,
      comments: '{"comment":"Good service"}',
      superseded_by: null,
    });
    expect(await findForm(32)).toMatchObject({ checked_by: 'mei' });
    expect((await save(second)).status).toBe(409);
    expect((await settle(32, chosen)).headers.get('location')).toBe('/studies/inn/entry?lang=en');
    expect(await listEntries(32)).toHaveLength(2);
  });

  test('leaves the first entry alone where the paper agrees with that', async () => {
    await enter(33);
    await enter(33, { 't1.expectation': '7' });
    await settle(33, { 'choice.t1.expectation': 'first' });
    expect((await listEntries(33)).map(({ superseded_by }) => superseded_by)).toEqual([null]);
    expect((await findForm(33)).checked_at).not.toBeNull();
  });

  test('waits until each difference is settled, and says by number which is not', async () => {
    await enter(34);
    await enter(34, { 't1.expectation': '7', 't3.perception': '' });
    expect((await settle(34, { 'choice.t1.expectation': 'first' })).status).toBe(422);
    const answer = await settle(34, { 'choice.t3.perception': 'other', 'other.t3.perception': '9' });
    expect(answer.status).toBe(422);
    const page = await answer.text();
    expect(readText(page)).toMatch(
      /No\. 1 \(Expectation\): Choose what the paper says, or key it\. No\. 3 \(Perception\): “9” is out of range\./,
    );
    expect(readForm(page).get('other.t3.perception')).toBe('9');
    expect((await enter(34)).status).toBe(409);
    expect(await listEntries(34)).toHaveLength(1);
  });

  test('goes under its own number where it was another person’s form, and nobody is merged or lost', async () => {
    await enter(35);
    await enter(35, { 't1.expectation': '1', 't1.perception': '1' });
    const refused = await settle(35, { action: 'move', number: '31' });
    expect([refused.status, await readMistakes(refused)]).toEqual([
      422,
      expect.stringContaining('Form 31 has been keyed and checked'),
    ]);
    expect(await readMistakes(await settle(35, { action: 'move', number: '35' }))).toContain(
      'That is the number it has now.',
    );
    expect(await tell(await settle(35, { action: 'move', number: '36' }))).toMatch(/^Form 36 kept\./);
    expect((await listEntries(35)).map(({ answers }) => answers)).toEqual(['54'.repeat(22)]);
    expect((await listEntries(36)).map(({ answers }) => answers)).toEqual([`00${'54'.repeat(21)}`]);
    expect(await tell(await enter(35))).toMatch(/^Form 35: both entries agree\./);
  });

  test('is stored by one of three typists who key the same number at the same moment, compared by the second, refused by the third', async () => {
    const keys = (index: number) => ({ 't1.expectation': String(index + 1) });
    const answers = await Promise.all([0, 1, 2].map((index) => enter(37, keys(index))));
    const ends = answers.map(({ status, headers }) => [
      status,
      headers.get('location')?.replace(/.*(done=kept|entry\/).*/, '$1') ?? null,
    ]);
    expect(ends).toHaveLength(3);
    expect(ends).toEqual(
      expect.arrayContaining([
        [303, 'done=kept'],
        [303, 'entry/'],
        [409, null],
      ]),
    );
    expect(await listEntries(37)).toHaveLength(1);
    expect(await findForm(37)).toMatchObject({ checked_at: null, second: expect.any(String) });
  });
});

test('Of two second entries at the same moment the quicker one stays, whatever the other says', async () => {
  await enter(38);
  const { response_id: id } = await findForm(38);
  const by = { account: 'mei', now: '2026-03-02T09:00:00.000Z' };
  const keep = (entry: string, differing: ReadonlyMap<string, string> | null) =>
    keepSecondEntry(site.db, 'inn', id, { id: entry, differing }, by);
  expect([await keep('quick', new Map([['t1.expectation', '1']])), await keep('slow', null)]).toEqual([true, false]);
  expect(await findForm(38)).toMatchObject({
    second_entry: 'quick',
    second: '[["t1.expectation","1"]]',
    checked_at: null,
  });
});

test('Nobody can tell the id of a form who does not know the secret of the database', async () => {
  await enter(39);
  const { response_id: id } = await findForm(39);
  expect(id).not.toBe(makeResponseId('paper', 'inn', 'customer', '1', 39));
  expect(id).toBe(makeResponseId('paper', siteSecret, 'inn', 'customer', '1', 39));
});

describe('An erased form', () => {
  test('leaves nothing that leads to it, and its number is free', async () => {
    await enter(41);
    await enter(41, { 't1.expectation': '7' });
    const { response_id: id } = await findForm(41);
    const chain = await findChain(site.db, 'inn', id);
    expect(await eraseResponses(site.db, 'inn', chain, { courses: '[]', frozen: null })).toBe(true);
    expect((await listForms()).some(({ number }) => number === 41)).toBe(false);
    expect((await site.get(`/studies/inn/entry/${id}`, staff.cookie)).status).toBe(303);
    expect(await tell(await enter(41))).toMatch(/^Form 41 kept\./);
  });

  test('goes with its study, too', async () => {
    const id = await startStudy(site, staff, 'Gone', 'servqual-1991');
    await enter(1, {}, id);
    expect(await listForms(id)).toHaveLength(1);
    await deleteStudy(site.db, id);
    expect(await listForms(id)).toEqual([]);
  });
});

describe('A mistake', () => {
  test.each([
    [
      'a digit off the scale',
      { 't7.x': '', 'r7.perception': '9' },
      'No. 7 (Perception): “9” is out of range. Give a whole number from 1 to 7',
    ],
    ['a letter', { 'weight.empathy': 'x' }, 'No. 26: “x” is not a number.'],
    ['“no opinion” where nobody was offered it', { 'weight.empathy': '*' }, 'No. 26: “*” is not a number.'],
    ['no number', { number: '' }, 'Give the form number'],
    ['a number that is none', { number: '17a' }, 'Give the form number'],
    ['no id of the page', { entry: 'x' }, 'The page had lost its number.'],
    ['a wave that is gone', { wave: 'winter' }, 'The plan does not have this wave any more.'],
  ])('such as %s is told where it is, nothing is stored and all is kept', async (_, keys, sentence) => {
    const before = await listRows();
    const sent = key(await openEntry(), 51, { 'comment.comment': 'kept', ...keys });
    const answer = await save(sent);
    expect(answer.status).toBe(422);
    const page = await answer.text();
    expect(readText(page)).toContain(sentence);
    const kept = readForm(page.slice(page.indexOf('<form class="entry"')));
    for (const [name, value] of sent)
      if (!['entry', 'wave', 't7.x', 'token'].includes(name)) expect(kept.get(name), name).toBe(value);
    expect(await listRows()).toEqual(before);
  });

  test('is an empty form, a choice that is none, and a consent that was not given', async () => {
    const page = await openEntry(agreed);
    const empty = readForm(page.slice(page.indexOf('<form class="entry"')));
    empty.set('consent', '1');
    expect(await readMistakes(await save(empty, agreed))).toContain('Nothing is answered yet.');
    const wrong = await readMistakes(await save(key(page, 1, { consent: '0', 'profile.q1': '3' }), agreed));
    expect(wrong).toContain('The consent box on this form is not ticked');
    expect(wrong).toMatch(/No\. 2\d: “3” is out of range\. Give a whole number from 1 to 2/);
    expect((await save(key(page, 9, { consent: '1', 'profile.q1': '1' }), agreed)).status).toBe(303);
    expect((await listRows(agreed)).at(-1)?.consent).toMatch(/^[0-9a-f]{64}$/);
  });

  test('is to key into an archived study, which says why it takes nothing', async () => {
    const form = key(await openEntry(), 52);
    await archiveStudy(site.db, 'inn', '2026-03-02T08:00:00.000Z');
    const [page, answer] = [await openEntry(), await save(form)];
    await archiveStudy(site.db, 'inn', null);
    expect(page).not.toContain('<form class="entry"');
    expect(readText(page)).toContain('This study is archived and takes no answers, whichever way they come');
    expect(answer.status).toBe(409);
    const refused = await answer.text();
    expect(readText(refused)).toContain('What you keyed is still on this page.');
    expect(readForm(refused.split('<form class="entry"')[1] ?? '').get('t1.expectation')).toBe('6');
  });
});

test('Whatever is posted as a paper form, the answer is one of the known ones and at most one response is stored', async () => {
  const form = Object.fromEntries(key(await openEntry(), 1));
  const fields = Object.keys(form).filter((name) => name !== 'token');
  const value = fc.oneof(
    fc.constantFrom('', '*', '.', '-9', '-8', '７', '1e3', '999999999999', '\0', '<b>', '6'),
    fc.string({ unit: 'binary', maxLength: 9 }),
  );
  const change = fc.tuple(
    fc.constantFrom(...fields, 'x', '__proto__'),
    fc.oneof(value, fc.constant({ code: 'x', field: 'y' }), fc.constant(['1'])),
  );
  let number = 1000;
  await fc.assert(
    fc.asyncProperty(fc.array(change, { maxLength: 4 }), async (changes) => {
      const before = await site.countRows();
      const own = { number: String(++number), entry: crypto.randomUUID() };
      const body = { ...form, ...own, ...Object.fromEntries(changes) };
      const answer = await site.post('/studies/inn/entry?lang=en', JSON.stringify(body), {
        ...staff.cookie,
        'content-type': 'application/json',
      });
      expect([303, 404, 409, 422]).toContain(answer.status);
      expect((await site.countRows()) - before).toBeLessThanOrEqual(answer.status === 303 ? 1 : 0);
    }),
    { numRuns: 20 },
  );
  expect(site.logged).toEqual([]);
});

test('The fields of the page are named by the number of their row', async () => {
  const fields = listTags(await openEntry()).filter(({ attributes }) => attributes.get('name')?.includes('.'));
  expect(fields.slice(0, 2).map(({ attributes }) => attributes.get('aria-label'))).toEqual([
    'No. 1, Expectation',
    'No. 1, Perception',
  ]);
});

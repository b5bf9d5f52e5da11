import { readdirSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answerAll, servqualHeader } from '../cli/runFivegaps.ts';
import { servqualForm } from '../core/given.ts';
import { responseId, type Staff, setUpAccount, startSite, type TestSite } from '../site.ts';
import { readAll, readForm, readText } from './readPage.ts';

let site: TestSite;
let staff: Staff;
beforeAll(async () => {
  site = await startSite();
  staff = await setUpAccount(site);
});
afterAll(() => site.close());

interface Shown {
  readonly status: number;
  readonly page: string;
  /** Where the buttons of the page send. */
  readonly action: string;
}

async function read(answer: Response): Promise<Shown> {
  const page = await answer.text();
  return { status: answer.status, page, action: /action="(\/studies\/inn\/import\/[^"]+)"/.exec(page)?.[1] ?? '' };
}

async function upload(content: string, mapping?: string): Promise<Shown> {
  const form = new FormData();
  form.append('token', staff.token);
  form.append('file', new Blob([content]), 'data.csv');
  if (mapping !== undefined) form.append('mapping', new Blob([mapping]), 'mapping.json');
  return read(await site.post('/studies/inn/import?lang=en', form, staff.cookie));
}

/** Sends the form of a page as it stands but for what is given, by one of its buttons. */
async function press({ page, action }: Shown, decision: string, changes: Record<string, string> = {}) {
  const form = readForm(page);
  for (const [name, value] of Object.entries(changes)) form.set(name, value);
  form.set('token', staff.token);
  form.set('decision', decision);
  return site.post(action, form, staff.cookie);
}

const pressed = async (shown: Shown, decision: string, changes: Record<string, string> = {}) =>
  read(await press(shown, decision, changes));

const tallyOf = ({ page }: Shown) => readAll(/<ul class="tally">.*?<\/ul>/s.exec(page)?.[0] ?? '', 'li');
const alertOf = ({ page }: Shown) => readText(/role="alert"[^>]*>(.*?)<\/div>/s.exec(page)?.[1] ?? '');
const fileOf = ({ action }: Shown, name: string) => site.get(action.replace('?', `/${name}?`), staff.cookie);
const countOf = async (respondents: readonly string[]) =>
  (await site.db.selectFrom('response').select('id').where('respondent', 'in', respondents).execute()).length;
const answersOf = async (respondent: string) =>
  (
    await site.db
      .selectFrom('response')
      .select(['answers', 'profile'])
      .where('respondent', '=', respondent)
      .executeTakeFirst()
  )?.answers;

/** A file whose columns say nothing of themselves: a person, a branch, and 44 answers in words. */
const odd = (people: readonly string[], say = (_: number): string => '同意', last = 'z') =>
  [
    ['who', 'branch', ...Array.from({ length: 44 }, (_, index) => `question ${index + 1}`), last].join(),
    ...people.map((person, row) =>
      [person, ['East', 'West'][row % 2], ...Array.from({ length: 44 }, (_, index) => say(index)), 'x'].join(),
    ),
    '',
  ].join('\n');
/** What somebody chooses on the page for such a file. */
const choices = {
  'begin.expectation': '2',
  'begin.perception': '24',
  'column.0': 'respondent',
  'column.1': 'segment',
};

describe('A file that says nothing of itself', () => {
  test('is described on the page, checked again and only then imported: words get the points of their list', async () => {
    const first = await upload(odd(['a1', 'a2']));
    expect(first.status).toBe(422);
    expect(alertOf(first)).toBe(
      'The columns do not tell which questions they answer. Say below what each column is, then check again.',
    );
    // Each column with samples of what stands in it.
    const columns = readAll(first.page, 'div').filter((text) => text.startsWith('question '));
    expect([columns.length, columns[0]]).toEqual([44, 'question 1 C 同意']);

    const words = (index: number) => ['非常不同意', '一般', '非常同意', '有点同意'][index % 4] ?? '';
    const second = await pressed(await upload(odd(['a1', 'a2'], words)), 'check', choices);
    expect(second.status).toBe(200);
    expect(tallyOf(second)).toEqual(['2 rows of data read', '2 rows can be imported']);
    expect(readText(second.page)).toContain('Questions with a column on every side: 22 of 22.');
    expect(readForm(second.page).get('column.2')).toBe('t1.expectation');
    expect(await countOf(['a1', 'a2'])).toBe(0);

    expect((await press(second, 'store')).status).toBe(303);
    expect(await countOf(['a1', 'a2'])).toBe(2);
    // Item by item, expectation and perception: the texts go round in fours, and the perceptions begin at the 23rd.
    expect(await answersOf('a1')).toBe(
      Array.from({ length: 22 }, (_, item) => [item, item + 22].map((index) => [0, 3, 6, 4][index % 4]).join('')).join(
        '',
      ),
    );
  });

  test('keeps what was chosen when two columns are said to be the same', async () => {
    const first = await upload(odd(['b1'], () => '同意', 'twice'));
    const twice = { 'column.5': 't1.expectation', 'column.6': 't1.expectation', 'column.0': 'respondent' };
    const refused = await pressed(first, 'check', twice);
    expect(refused.status).toBe(422);
    expect(alertOf(refused)).toContain('Column “question 5”: “t1.expectation” already has another column.');
    const kept = readForm(refused.page);
    expect(Object.keys(twice).map((name) => kept.get(name))).toEqual(Object.values(twice));
    const none = await pressed(refused, 'check', { 'column.5': '', 'column.6': '' });
    expect([none.status, alertOf(none)]).toEqual([
      422,
      'No column gives the answers to a question yet. Choose a question for at least one column below.',
    ]);
    expect(readForm(none.page).get('column.0')).toBe('respondent');
  });

  test('or says what does not fit the study is corrected there: words of another scale are read by the list of this one', async () => {
    const asked = ['期望', '感知'].flatMap((side) => servqualForm.items.map(({ text }) => `${side}—${text['zh']}`));
    const file = [`编号,${asked.join()}`, `s1,${asked.map((_, index) => ['同意', '一般'][index % 2]).join()}`, ''].join(
      '\n',
    );
    const first = await upload(file);
    expect([first.status, alertOf(first)]).toEqual([
      422,
      expect.stringMatching(/^Nearly all answers lie between 1 and 5, but the scale of this study is 1 to 7/),
    ]);
    const second = await pressed(first, 'check');
    expect(tallyOf(second)).toEqual(['1 row of data read', '1 row can be imported']);
    await press(second, 'store');
    expect(await answersOf('s1')).toBe('5533'.repeat(11));
  });

  test('or says only the sides is shown with what its columns most likely are, and sending that as it stands confirms it', async () => {
    const asked = ['Expectation', 'Perception'].flatMap((side) =>
      Array.from({ length: 22 }, (_, index) => `${side} [Our own words ${'abcdefghijklmnopqrstuv'[index]}]`),
    );
    const answers = asked.map((_, index) => (index % 7) + 1);
    const first = await upload(`id,${asked.join()}\nown-1,${answers.join()}\n`);
    expect([first.status, alertOf(first)]).toEqual([
      422,
      'These columns do not say for certain which questions they answer. What they most likely are is chosen below: correct it where it is wrong, then check again.',
    ]);
    expect(readForm(first.page).get('column.23')).toBe('t1.perception');
    const second = await pressed(first, 'check');
    expect([second.status, tallyOf(second)]).toEqual([200, ['1 row of data read', '1 row can be imported']]);
    await press(second, 'store');
    // Item by item, expectation and perception, each as its distance from 1.
    expect(await answersOf('own-1')).toBe(
      Array.from({ length: 22 }, (_, item) => `${item % 7}${(item + 22) % 7}`).join(''),
    );
  });

  test('with too many columns for a page gets a sentence, and a mapping file to fill in', async () => {
    const names = Array.from({ length: 5000 }, (_, index) => `c${index}`);
    const wide = await upload(`${names.join()}\n${names.map(() => 'x').join()}\n`);
    expect(wide.status).toBe(422);
    expect(readText(wide.page)).toContain('This file has 5,000 columns; on this page at most 200 can be described');
    expect(wide.page.length).toBeLessThan(10_000);
    const draft = await (await fileOf(wide, 'mapping.json')).json();
    expect(draft.columns).toHaveLength(5000);
    expect(draft.columns[7]).toEqual({ column: 'c7', as: 'ignore' });
  });
});

describe('How a file was read', () => {
  test('is remembered for the next one with the same columns, which says so, until it is to be forgotten', async () => {
    const likert = (people: readonly string[]) => odd(people, () => '同意', 'remembered');
    const checked = await pressed(await upload(likert(['c1'])), 'check', choices);
    await press(checked, 'store');

    const next = await upload(likert(['c2']));
    expect(next.status).toBe(200);
    expect(readText(next.page)).toContain('is read as that one was');
    await press(next, 'store');
    expect(await answersOf('c2')).toBe('5'.repeat(44));

    const other = await upload(odd(['c3'], () => '同意', 'other'));
    expect(other.status).toBe(422);
    const forgotten = await pressed(await upload(likert(['c3'])), 'forget');
    expect(forgotten.status).toBe(422);
    expect(alertOf(forgotten)).toContain('do not tell which questions');
    expect((await upload(likert(['c3']))).status).toBe(422);
    expect(await countOf(['c3'])).toBe(0);
  });

  test('can be saved as a mapping file, which reads the file as the page did', async () => {
    const file = odd(['d1'], (index) => ['没意见', '7', '', 'none'][index % 4] ?? '', 'saved');
    const changes = { ...choices, missing: 'none', 'turn.2': 'on' };
    const checked = await pressed(await upload(file), 'check', changes);
    const labelled = await pressed(checked, 'check', { 'point.0': '4' });
    const saved = await fileOf(labelled, 'mapping.json');
    expect(saved.headers.get('content-disposition')).toContain('mapping.json');
    const text = await saved.text();
    expect(JSON.parse(text)).toMatchObject({ labels: { 没意见: 4 }, missing: ['', 'none'] });
    expect(JSON.parse(text).columns[2]).toEqual({
      column: 'question 1',
      ...{ item: 't1', dimension: 'tangibles', side: 'expectation', reverse: true },
    });
    const again = await upload(file, text);
    expect(tallyOf(again)).toEqual(tallyOf(labelled));
    expect(await (await fileOf(again, 'mapping.json')).text()).toBe(text);
  });
});

describe('Texts that nobody knows', () => {
  const answers = (index: number) => ['3', '还行', '=1+1'][index < 2 ? index + 1 : 0] ?? '';

  test('are listed with how often and where, and get the point that the analyst gives, or none', async () => {
    const checked = await pressed(await upload(odd(['e1', 'e2'], answers, 'texts')), 'check', choices);
    expect(tallyOf(checked)).toContain('2 rows have problems');
    const texts = readAll(/<ul class="texts">.*?<\/ul>/s.exec(checked.page)?.[0] ?? '', 'li');
    expect(texts).toEqual(['还行 2 times · row 2, question 1', '=1+1 2 times · row 2, question 2']);

    const wrong = await pressed(checked, 'check', { 'point.0': '5', 'point.1': 'many' });
    expect([wrong.status, alertOf(wrong)]).toEqual([
      422,
      'The point for “=1+1” is not right: give a whole number from 1 to 7, -9 for no opinion, or leave it empty.',
    ]);
    expect([readForm(wrong.page).get('point.0'), readForm(wrong.page).get('point.1')]).toEqual(['5', 'many']);

    // Nothing is stored by what was typed and not checked.
    const unchecked = await pressed(checked, 'store', { 'point.0': '5' });
    expect(unchecked.status).toBe(200);
    expect(await countOf(['e1', 'e2'])).toBe(0);
    const good = await pressed(unchecked, 'check', { 'point.1': '-9' });
    expect(tallyOf(good)).toEqual(['2 rows of data read', '2 rows can be imported']);
    await press(good, 'store');
    expect(await answersOf('e1')).toMatch(/^42\?2/);
  });

  test('can be saved as a table in which no cell is run as a formula', async () => {
    const checked = await pressed(await upload(odd(['f1'], answers, 'saved problems')), 'check', choices);
    const saved = await fileOf(checked, 'problems.csv');
    const rows: string[][] = parse(await saved.text(), { bom: true });
    expect(rows[0]).toEqual(['Row', 'Column', 'Value', 'What is wrong and what to do']);
    expect(rows.slice(1).map((row) => row.slice(0, 3))).toEqual([
      ['2', 'question 1', '还行'],
      ['2', 'question 2', "'=1+1"],
    ]);
  });
});

describe('The preview', () => {
  test('says what it did not read as answers, and what no column gives', async () => {
    const rows = Array.from({ length: 2 }, (_, index) => [`seen-${index}`, ...Array(22).fill('6')].join());
    const header = ['id', ...Array.from({ length: 22 }, (_, index) => `P${index + 1}`)].join();
    const { page } = await upload([header, ...rows, 'Note: by the front desk', ''].join('\n'));
    expect([...page.matchAll(/<div class="made">(.*?)<\/div>/g)].map(([, words = '']) => readText(words))).toEqual([
      'Row 4: “Note: by the front desk” stands below the answers like a note or a total, so this row is left out. If somebody answered here, move the row up among the others.',
      'No column gives these, so nobody will have an answer to them: Expectation (all of it).',
    ]);
    expect(page).toContain('2 rows of data read');
  });

  test('asks about columns whose answers run against the others of their side, and no more once they are turned round', async () => {
    // From 1 to 5, and up to two more by turns.
    const answer = (person: number, place: number) =>
      1 + (person % 5) + ((7 * person + 3 * place + ((person * place) % 5)) % 3);
    const header = ['id', ...Array.from({ length: 22 }, (_, index) => `P${index + 1}`)].join();
    const rows = Array.from({ length: 40 }, (_, person) =>
      [`ran-${person}`, ...Array.from({ length: 22 }, (_, place) => answer(person, place))]
        .map((cell, column) => (column === 11 ? 8 - Number(cell) : cell))
        .join(),
    );
    const shown = await upload([header, ...rows, ''].join('\n'));
    expect(readText(shown.page)).toContain('The answers in P11 run against the others of its side');
    const turned = await pressed(shown, 'check', { 'turn.11': 'on' });
    expect(readText(turned.page)).not.toContain('run against the others');
  });

  test('asks which of two columns counts where both are one answer, and takes the file once that is said', async () => {
    const header = ['id', ...Array.from({ length: 22 }, (_, index) => `P${index + 1}`), '感知1'].join();
    const shown = await upload([header, ['twice', ...Array(23).fill('6')].join(), ''].join('\n'));
    expect(shown.status).toBe(422);
    expect(alertOf(shown)).toContain('This column and the column P1 are the same answer by two names.');
    const { status } = await pressed(shown, 'check', { 'column.23': '' });
    expect(status).toBe(200);
  });

  test('asks which of two columns of one name counts, and takes the file once that is said', async () => {
    const header = ['id', ...Array.from({ length: 22 }, (_, index) => `P${index + 1}`), 'P1'].join();
    const shown = await upload([header, ['named-twice', '2', ...Array(21).fill('6'), '4'].join(), ''].join('\n'));
    expect(alertOf(shown)).toContain('Row 1, column “P1”: This header stands there twice.');
    const unsaid = await pressed(shown, 'check');
    expect([unsaid.status, alertOf(unsaid)]).toEqual([422, expect.stringContaining('already has another column')]);
    await press(await pressed(unsaid, 'check', { 'column.1': '' }), 'store');
    expect(await answersOf('named-twice')).toBe(`.3${'.5'.repeat(21)}`);
  });

  test('says what of a file is stored already, the same or with other answers, and what its cells hold', async () => {
    const header = `response,${servqualHeader}`;
    const ids = [101, 102, 103].map(responseId);
    const file = (first: number) =>
      [header, ...ids.map((id, row) => `${id},${row === 0 ? answerAll(first) : answerAll(4)}`), ''].join('\n');
    const old = await upload([header, ...file(4).split('\n').slice(1, 3), ''].join('\n'));
    await press(old, 'store');
    const before = await site.countRows();

    const shown = await upload(file(5).replace(`${ids[2]},4,4,4`, `${ids[2]},-9,-99,`));
    expect(tallyOf(shown)).toEqual([
      '3 rows of data read',
      '3 rows can be imported',
      '1 response is new',
      '1 row was imported before and is not added again',
      '1 row was imported before with other answers, which stay (row 2)',
    ]);
    const cells = /<table class="stack cells">.*?<\/table>/s.exec(shown.page)?.[0] ?? '';
    expect(readAll(cells, 'tr')).toEqual([
      'Side Answered Not answered No opinion',
      'Expectation 63 2 1',
      'Perception 66 0 0',
    ]);
    expect(readAll(/<ul class="values">.*?<\/ul>/s.exec(shown.page)?.[0] ?? '', 'li').toSorted()).toEqual([
      '-99 1 time',
      'empty cell 1 time',
    ]);
    expect(await site.countRows()).toBe(before);
    await press(shown, 'store');
    expect(await site.countRows()).toBe(before + 1);
  });

  test('asks whether 1 is the best where words say so, and turns all round only when told to', async () => {
    const said = await upload(
      `id,P1\nh1,1（非常满意）\nh2,3\n`,
      JSON.stringify({
        labels: { '1（非常满意）': 1 },
        columns: [
          { column: 'P1', item: 't1', side: 'perception' },
          { column: 'id', as: 'respondent' },
        ],
      }),
    );
    expect(readText(said.page)).toContain('Is 1 the best in this file?');
    const turned = await pressed(said, 'flip');
    expect(turned.page).not.toContain('value="flip"');
    await press(turned, 'store');
    expect(await answersOf('h1')).toBe(`.6${'.'.repeat(42)}`);
    expect(await answersOf('h2')).toBe(`.4${'.'.repeat(42)}`);
  });

  test('of a file of others is read as theirs once that is said', async () => {
    const letters = ['M', 'S'].flatMap((side) => Array.from({ length: 22 }, (_, index) => `${side}${index + 1}`));
    const first = await upload(`id,${letters.join()}\nm1,${answerAll(6)}\n`);
    expect(first.status).toBe(422);
    const theirs = await pressed(first, 'check', { audience: 'manager' });
    expect(tallyOf(theirs)).toEqual(['Managers', '1 row of data read', '1 row can be imported']);
    await press(theirs, 'store');
    expect(await answersOf('m1')).toMatch(/^5{44}/);
  });

  test('that nobody has decided on leads back to the import, and keeps nothing of others', async () => {
    const shown = await upload(odd(['k1'], () => '同意', 'nobody'));
    const strange = await site.get('/studies/inn/import/x/mapping.json', staff.cookie);
    expect([strange.status, strange.headers.get('location')]).toEqual([
      303,
      expect.stringContaining('/studies/inn/import'),
    ]);
    expect((await fileOf(shown, 'other.json')).status).toBe(404);
    expect((await press(shown, 'cancel')).status).toBe(303);
    expect(readdirSync(site.uploads).filter((name) => shown.action.includes(name.replace(/\..*/, '')))).toEqual([]);
  });
});

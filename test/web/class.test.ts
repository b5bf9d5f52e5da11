import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { deleteStudy } from '../../src/storage/changeStudy.ts';
import { closeClass } from '../../src/storage/openClass.ts';
import type { ClassState } from '../../src/web/teach/classState.ts';
import { type Staff, setUpAccount, startSite, type TestSite } from '../site.ts';
import { answer, join, listen, type OpenClass, openClass } from './class.ts';
import { readAll, readForm, readText } from './readPage.ts';
import { readPlanForm } from './startStudy.ts';

let site: TestSite;
let staff: Staff;
beforeAll(async () => {
  site = await startSite();
  staff = await setUpAccount(site);
});
afterAll(() => site.close());

const show = async (path: string) =>
  (await site.get(`${path}${path.includes('?') ? '&' : '?'}lang=en`, staff.cookie)).text();
const press = (open: OpenClass, name: string, value: string) =>
  site.post(open.screen, new URLSearchParams({ token: staff.token, [name]: value }), staff.cookie);
const countRows = async ({ study }: OpenClass) =>
  (await site.db.selectFrom('response').select('id').where('study_id', '=', study).execute()).length;
/** So many join and answer, managers and customers by turns. */
const letAnswer = async (open: OpenClass, count: number) => {
  const students = await Promise.all(Array.from({ length: count }, () => join(site, open)));
  await Promise.all(students.map((student) => answer(site, student)));
};

describe('A class is opened', () => {
  test('in one step, with everything filled in as usual, and is a study that is answered and exported while it is open', async () => {
    const open = await openClass(site, staff, { name: 'Canteen' });
    await letAnswer(open, 4);
    const csv = await (await site.get(`/studies/${open.study}/responses.csv?raw=1`, staff.cookie)).text();
    const [header = '', ...rows] = csv.trim().split('\n');
    expect(header.split(',').filter((name) => name.endsWith('.expectation'))).toHaveLength(10);
    expect(rows).toHaveLength(2);
    expect((await site.get(`/studies/${open.study}/report`, staff.cookie)).status).toBe(200);
    expect(await show('/studies/classes')).toContain('Canteen');
    expect(await show(`/studies/${open.study}`)).toContain(`${open.screen}?lang=en`);
  });

  test('under the day’s date where nobody names it, in the language that was chosen alone', async () => {
    const open = await openClass(site, staff, { language: 'en', battery: 'brief' });
    const { page } = await join(site, open);
    expect(readAll(page, 'h1')).toEqual(['Class of 2026-03-02']);
    expect(page).not.toContain('中文');
    expect(page.match(/class="card item"/g)).toHaveLength(5);
  });

  test('and its plan can be published anew without a change of what is asked, also once it has answers', async () => {
    const open = await openClass(site, staff);
    await letAnswer(open, 2);
    const form = await readPlanForm(site, staff, open.study, { action: 'publish', 'title.en': 'Renamed' });
    expect((await site.post(`/studies/${open.study}/plan`, form, staff.cookie)).status).toBe(303);
    const { page } = await join(site, open);
    expect(page.match(/class="card item"/g)).toHaveLength(10);
    expect(page).not.toContain('antecedent.');
  });

  test('once where the button is pressed twice, and another one where whoever went back writes another name', async () => {
    const page = await (await site.get('/studies/classes', staff.cookie)).text();
    const form = readForm(page.slice(page.indexOf('<main')));
    const press = async (name: string) => {
      form.set('name', name);
      return (await site.post('/studies/classes', form, staff.cookie)).headers.get('location');
    };
    const [first, again] = await Promise.all([press('Once'), press('Once')]);
    expect(again).toBe(first);
    expect(await press('Another')).not.toBe(first);
    expect((await show('/studies/classes')).match(/>(Once|Another)</g)).toHaveLength(2);
  });

  test.each([
    ['instrument', 'servperf'],
    ['instrument', 'none'],
    ['battery', ''],
    ['language', 'xx'],
  ])('never with a choice that there is not (%s: %j), and says so beside what was typed', async (name, value) => {
    const form = { token: staff.token, name: 'Canteen', instrument: 'servqual-1991', battery: 'brief', language: '' };
    const sent = new URLSearchParams({ ...form, [name]: value });
    const refused = await site.post('/studies/classes?lang=en', sent, staff.cookie);
    const page = await refused.text();
    expect(refused.status).toBe(422);
    expect(readText(page)).toContain('Please choose an instrument, how many statements, and a language.');
    expect(page).toContain('value="Canteen"');
  });
});

describe('Students', () => {
  test('play managers and customers by turns, are told so, and need no account and no cookie', async () => {
    const open = await openClass(site, staff);
    const students = [];
    for (let number = 0; number < 4; number++) students.push(await join(site, open));
    expect(students.map(({ role }) => role)).toEqual([...['manager', 'customer', 'manager', 'customer']]);
    expect(students[0]?.page).toContain('.belief"');
    expect(students[1]?.page).not.toContain('.belief"');
    expect(students[1]?.page).toContain('You play a customer.');
  });

  test('who all come in one moment are halves as well, none of them twice', async () => {
    const open = await openClass(site, staff);
    const all = await Promise.all(Array.from({ length: 40 }, () => join(site, open)));
    expect(all.filter(({ role }) => role === 'manager')).toHaveLength(20);
    expect(new Set(all.map(({ seat }) => seat)).size).toBe(40);
  });

  test('who press twice, reload or come back have the same seat, role and response, and are one person', async () => {
    const open = await openClass(site, staff);
    await join(site, open);
    const first = await join(site, open);
    const others = await Promise.all([join(site, open, first.seat), join(site, open, first.seat)]);
    const later = await join(site, open);
    expect(others.map(({ role }) => role)).toEqual([first.role, first.role]);
    expect(later.role).not.toBe(first.role);
    for (const each of [first, ...others]) {
      expect(each.page).toContain(`name="response" value="${first.seat}"`);
      expect((await answer(site, each)).status).toBe(303);
    }
    expect(await countRows(open)).toBe(1);
    const back = await site.get(`/join/${open.code}/${first.seat}?lang=en`);
    expect(back.headers.get('location')).toBe(`${first.action.replace('?lang=en', '')}/receipts/${first.seat}?lang=en`);
  });

  test('who only look at the door take no seat, nor does a program that reads the link', async () => {
    const open = await openClass(site, staff);
    for (let look = 0; look < 3; look++) expect((await site.get(`/join/${open.code}`)).status).toBe(200);
    expect((await join(site, open)).role).toBe('manager');
    // The phone keeps the door with its seat. Sent to the same address the form would make it forget that.
    const door = await site.get(`/join/${open.code}`);
    expect(door.headers.get('cache-control')).toBe('private, max-age=14400');
    expect(await door.text()).toContain(`action="/join/${open.code}/seat"`);
    expect((await site.get(`/join/${open.code}?anew=yes`)).headers.get('cache-control')).toBe('no-store');
    const stranger = await site.get(`/join/${open.code}/00000000-0000-4000-8000-000000000000`);
    expect([stranger.status, stranger.headers.get('location')]).toEqual([303, `/join/${open.code}`]);
    const torn = await site.post(`/join/${open.code}/seat`, new URLSearchParams({ seat: 'x' }));
    expect(torn.headers.get('location')).toBe(`/join/${open.code}`);
  });

  test('who drop out are counted as joined and not as answered', async () => {
    const open = await openClass(site, staff);
    const [manager] = [await join(site, open), await join(site, open)];
    if (manager) await answer(site, manager);
    const [state] = await listen<ClassState>(site, staff, open, () => true);
    expect(state).toEqual({
      stage: 'joining',
      isClosed: false,
      joined: { manager: 1, customer: 1 },
      answered: { manager: 1, customer: 0 },
      figures: '',
      origin: site.origin,
    });
  });

  test('find the door by the code, however they type it', async () => {
    const open = await openClass(site, staff);
    // A space, small letters, full-width ones, and a sign that nobody sees, as it comes along with what is copied.
    const wide = String.fromCharCode(open.code.charCodeAt(4) + 0xfee0);
    const typed = `${open.code.slice(0, 2)} ${open.code.slice(2, 4).toLowerCase()}${wide}\u200b`;
    const found = await site.get(`/join?lang=en&code=${encodeURIComponent(typed)}`);
    expect([found.status, found.headers.get('location')]).toEqual([303, `/join/${open.code}?lang=en`]);
    expect((await site.get('/join')).status).toBe(200);
  });

  test.each([
    ['/join?code=WRONG&lang=en', 'There is no class with this code.', 'value="WRONG"'],
    ['/join?code=WRONG&lang=zh', '没有这个口令的课堂。', 'value="WRONG"'],
    ['/join/%3Cb%3E?lang=en', 'There is no class with this code.', 'value="&lt;b&gt;"'],
  ])('who come with a wrong code are told so, and what they typed stays: %s', async (path, sentence, kept) => {
    const answered = await site.get(path);
    const page = await answered.text();
    expect(answered.status).toBe(404);
    expect(readText(page)).toContain(sentence);
    expect(page).toContain(kept);
  });

  test('may come late until the class is closed; then a page says so, those who answered keep their receipt, and who had begun may still send', async () => {
    const open = await openClass(site, staff);
    const [done, begun] = [await join(site, open), await join(site, open)];
    await answer(site, done);
    await press(open, 'end', 'close');
    site.pass(1000);
    const late = await site.get(`/join/${open.code}?lang=en`);
    expect([late.status, readAll(await late.text(), 'h1')]).toEqual([410, ['This class is over']]);
    expect((await site.get(`/join/${open.code}/${done.seat}`)).status).toBe(303);
    expect((await site.get(`/join/${open.code}/${begun.seat}`)).status).toBe(410);
    expect((await site.get(begun.action)).status).toBe(410);
    expect((await answer(site, begun)).status).toBe(303);
    expect(await countRows(open)).toBe(2);
    const screen = await show(open.screen);
    expect(screen).toContain('This class is over');
    expect(screen).not.toContain(open.code);
    await press(open, 'end', 'open');
    site.pass(1000);
    expect((await join(site, open)).role).toBe('manager');
  });
});

describe('The screen of a class', () => {
  test('shows nothing of the results until they are revealed, step by step', async () => {
    const open = await openClass(site, staff);
    await letAnswer(open, 10);
    const shown = async (stage: string) => {
      expect((await press(open, 'stage', stage)).status).toBe(303);
      return readAll(await show(open.screen), 'th')
        .filter((head) => !/^(1 7|.*Picture.*)$/.test(head))
        .slice(1);
    };
    const dimensions = ['Reliability', 'Responsiveness', 'Assurance', 'Empathy', 'Tangibles', 'Overall'];
    expect(readAll(await show(open.screen), 'td')).toEqual([]);
    expect(await shown('belief')).toEqual(['Guess', ...dimensions]);
    expect(await shown('expectation')).toEqual(['Guess', 'Expected', ...dimensions]);
    expect(await shown('perception')).toEqual(['Guess', 'Expected', 'Perceived', ...dimensions]);
    expect(await shown('gaps')).toEqual(['Guess', 'Expected', 'Perceived', 'Gap 1', 'Gap 5', ...dimensions]);
    expect(readAll(await show(open.screen), 'tfoot')[0]).toContain('5.00 6.00 4.00 ○ −1.00 ○ −2.00');
    expect(await shown('joining')).toEqual([]);
  });

  test('hides groups of fewer than five, each with a sentence, and then shows steps of at least five', async () => {
    const open = await openClass(site, staff);
    await letAnswer(open, 8);
    await press(open, 'stage', 'gaps');
    const few = readText(await show(open.screen));
    expect(few).toContain('Fewer than 5 managers have answered, so their guess stays hidden.');
    expect(few).toContain('Fewer than 5 customers have answered, so what they say stays hidden.');
    expect(readAll(await show(open.screen), 'td')).toEqual([]);
    await letAnswer(open, 1);
    const managers = readText(await show(open.screen));
    expect(managers).toContain('5 managers.');
    expect(managers).toContain('Fewer than 5 customers have answered');
    await letAnswer(open, 1);
    expect(readText(await show(open.screen))).toContain('5 managers. 5 customers.');
    // Four of each more are nobody’s step.
    await letAnswer(open, 8);
    expect(readText(await show(open.screen))).toContain('5 managers. 5 customers.');
    await letAnswer(open, 2);
    expect(readText(await show(open.screen))).toContain('10 managers. 10 customers.');
  });

  test('shows how to join whenever it is asked for, without hiding what is revealed', async () => {
    const open = await openClass(site, staff);
    await press(open, 'stage', 'belief');
    const page = await (await site.get(`${open.screen}?join=yes&lang=en`, staff.cookie)).text();
    expect(page).toContain(`<desc>${site.origin}/join/${open.code}</desc>`);
    expect(page).toContain('This computer has no network');
    expect(await show(open.screen)).toContain('What managers think customers expect');
  });

  test('comes anew by itself without script, and with script hears each change in one small message, never an answer', async () => {
    const open = await openClass(site, staff);
    expect(await show(open.screen)).toContain('<noscript><meta http-equiv="refresh" content="5"></noscript>');
    const heard = listen<ClassState>(site, staff, open, ({ stage }) => stage === 'belief');
    await letAnswer(open, 10);
    await press(open, 'stage', 'belief');
    const states = await heard;
    expect(states.at(-1)).toEqual({
      ...{ stage: 'belief', isClosed: false, figures: '5/5', origin: site.origin },
      ...{ joined: { manager: 5, customer: 5 }, answered: { manager: 5, customer: 5 } },
    });
    expect(states.length).toBeGreaterThan(1);
    for (const state of states) expect(JSON.stringify(state).length).toBeLessThan(200);
  });

  test('hears at once when the laptop changes its network, as then the code leads elsewhere', async () => {
    let lanOrigin: string | null = null;
    const moved = await startSite({
      change: (given) => Object.defineProperty({ ...given }, 'lanOrigin', { get: () => lanOrigin }),
    });
    const trainer = await setUpAccount(moved);
    const open = await openClass(moved, trainer);
    const heard = await listen<ClassState>(moved, trainer, open, ({ origin }) => {
      lanOrigin = 'http://192.168.1.5:3000';
      return origin === lanOrigin;
    });
    expect(heard.map(({ origin }) => origin)).toEqual([moved.origin, 'http://192.168.1.5:3000']);
    const page = await (await moved.get(open.screen, trainer.cookie)).text();
    expect(page).toContain('<desc>http://192.168.1.5:3000/join/');
    await moved.close();
  });

  test('shows no code once its study is archived, is not opened meanwhile, and is once the study is in use again', async () => {
    const open = await openClass(site, staff);
    const heard = listen<ClassState>(site, staff, open, ({ isClosed }) => isClosed);
    const study = `/studies/${open.study}`;
    const archive = () => site.post(`${study}/archive`, new URLSearchParams({ token: staff.token }), staff.cookie);
    expect(await show(`${study}/present?view=join`)).toContain(open.code);
    await archive();
    expect((await heard).map(({ isClosed }) => isClosed)).toEqual([false, true]);
    for (const path of [`${open.screen}?join=yes`, `${study}/present?view=join`]) {
      const page = await show(path);
      expect(page).not.toContain('class="qr-card"');
      expect(page).not.toContain(open.code);
    }
    expect(readAll(await show(open.screen), 'button').map(readText)).not.toContain('Open it again');
    expect((await press(open, 'end', 'open')).status).toBe(400);
    await archive();
    expect((await press(open, 'end', 'open')).status).toBe(303);
    expect(await show(open.screen)).toContain('class="qr-card"');
  });

  test('is for staff alone, and a study without a class has none', async () => {
    const open = await openClass(site, staff);
    for (const path of [open.screen, `${open.screen}/events`, '/studies/classes'])
      expect((await site.get(path)).headers.get('location')).toBe('/account/sign-in');
    expect((await site.get('/studies/inn/class', staff.cookie)).status).toBe(404);
    expect((await press(open, 'stage', 'everything')).status).toBe(400);
  });
});

test('A student whose answers are erased is forgotten, and so are all with a study that is deleted', async () => {
  const open = await openClass(site, staff);
  const student = await join(site, open);
  await join(site, open);
  const receipt = (await answer(site, student)).headers.get('location') ?? '';
  const code = new URL(receipt, site.origin).searchParams.get('code') ?? '';
  const address = student.action.replace(/\?.*/, '');
  await site.post(`${address}/withdraw`, new URLSearchParams({ code, really: 'yes' }));
  const joins = () =>
    site.db.selectFrom('class_join').select('response_id').where('study_id', '=', open.study).execute();
  expect(await countRows(open)).toBe(0);
  expect(await joins()).toHaveLength(1);
  await closeClass(site.db, open.study, '2026-03-02T09:00:00.000Z');
  await deleteStudy(site.db, open.study);
  expect(await joins()).toEqual([]);
  expect((await site.get(`${open.screen}`, staff.cookie)).status).toBe(404);
});

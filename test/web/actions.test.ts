import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Action } from '../../src/core/action/action.ts';
import { insertAction, listActions } from '../../src/storage/actions.ts';
import { createStudy } from '../../src/storage/createStudy.ts';
import { startResponseWriter } from '../../src/storage/responseWriter.ts';
import { archiveStudy, findStudy, updateStudy } from '../../src/storage/studies.ts';
import { servqualForm } from '../core/given.ts';
import { responseId, type Staff, setUpAccount, startSite, type TestSite } from '../site.ts';
import { deliver, submit } from '../storage/given.ts';
import { readForm, readText } from './readPage.ts';

const [first = '', second = '', third = '', fourth = '', fifth = ''] = servqualForm.dimensions.map(({ id }) => id);
const address = '/studies/inn/actions';

let site: TestSite;
let staff: Staff;
let lastId = 0;

/** Twenty people, or as many as said, who miss 2 or 3 points of the 6 they expect, by turns; dimensions may be perceived better. */
async function answer(wave: string, better: Readonly<Record<string, number>> = {}, people = 20): Promise<void> {
  const packed = (index: number) =>
    servqualForm.items.map(({ dimension }) => `5${3 - (index % 2) + (better[dimension] ?? 0)}`).join('');
  const all = Array.from({ length: people }, (_, index) =>
    deliver(submit(responseId(++lastId), packed(index), { wave })),
  );
  await startResponseWriter(site.db).write(all);
}

const open = async (language: string, path = address) =>
  (await site.get(`${path}?lang=${language}`, staff.cookie)).text();
const post = (form: Readonly<Record<string, string>>, path = address, language = 'en', token = staff.token) =>
  site.post(`${path}?lang=${language}`, new URLSearchParams({ ...form, token }), staff.cookie);

let forms = 0;
const filled = (dimension: string, changes: Readonly<Record<string, string>> = {}) => ({
  ...{ id: responseId(9000 + ++forms), dimension, wave: '1', cause: 'no-goals', ownCause: '' },
  what: 'A second clerk opens the desk from eight to ten',
  ...{ owner: 'Wang Min', due: '2026-09-30', target: '-1.6', ...changes },
});

beforeAll(async () => {
  site = await startSite();
  staff = await setUpAccount(site);
});
afterAll(() => site.close());

describe('The page of actions', () => {
  test('says of a study with too few answers that they are too few', async () => {
    await answer('1', {}, 4);
    expect(readText(await open('en'))).toContain('Too few people have answered in any wave');
    expect(readText(await open('zh'))).toContain('各轮作答的人太少');
  });

  test.each([
    ['en', 'There is no gap to act upon, as expectation and perception are not both asked.'],
    ['zh', '没有同时问期望和感知，所以没有差距可以改进。'],
  ])(
    'says in %s of a study that asks perceptions alone that it has no gap, not that none is proven',
    async (language, sentence) => {
      const made = await post({ instrument: 'servperf', people: '20' }, '/simulator');
      const path = (made.headers.get('location') ?? '').replace(/report\?.*/, 'actions');
      expect(readText(await open(language, path))).toContain(sentence);
    },
  );

  test('proposes at most three priorities of the report, with gap, interval and n, and a form for each', async () => {
    await answer('1', {}, 16);
    const page = await open('en');
    expect(page.match(/<article class="card proposal">/g)).toHaveLength(3);
    expect(page.match(/<form class="action-form"/g)).toHaveLength(3);
    // Half of 20 people miss 2 and half 3: a standard deviation of 0.513, and 2.093 · 0.513 / √20 = 0.24.
    expect(readText(page)).toContain('Gap −2.50, 95% interval [−2.74, −2.26], n = 20');
    expect(readText(await open('zh'))).toContain('差距 −2.50，95% 区间 [−2.74, −2.26]，20 人');
  });

  test('is where the pages of the study and of its report lead to', async () => {
    for (const path of ['/studies/inn', '/studies/inn/report'])
      expect(await open('en', path)).toContain(`href="${address}?lang=en"`);
    expect(await (await site.get(`/r/${site.study.report}?lang=en`)).text()).not.toContain(address);
  });

  test.each([
    [
      'en',
      [
        'At Cause: Choose a cause from the list, or tell it in your own words.',
        'At Action: This does not say yet what is done.',
        'At Owner: Name who answers for it',
        'At Due date: 2026-03-02 is not after today (2026-03-02).',
        'At Target: A target of −2.60 is no better than the gap of −2.50 now.',
      ],
    ],
    [
      'zh',
      [
        '原因 处：请从列表里选一个原因，或者用自己的话写出原因。',
        '要做什么 处：还看不出要做什么。',
        '负责人 处：请写明由谁负责',
        '到期日 处：“2026-03-02”不晚于今天（2026-03-02）。',
        '目标 处：目标 −2.60 并不比现在的差距 −2.50 好。',
      ],
    ],
  ])(
    'tells every mistake in one sentence, in %s, keeps what was typed and stores nothing',
    async (language, sentences) => {
      const typed = filled(second, {
        cause: '',
        what: 'Improve <b>service',
        owner: ' ',
        due: '2026-03-02',
        target: '-2.6',
      });
      const answered = await post(typed, address, language);
      const page = await answered.text();
      expect(answered.status).toBe(422);
      for (const sentence of sentences) expect(readText(page)).toContain(sentence);
      const form = readForm(page.slice(page.indexOf('<details open>')).split('</form>')[0] ?? '');
      expect(Object.fromEntries(form)).toEqual({ ...typed, owner: '', token: expect.any(String) });
      expect(await listActions(site.db, 'inn')).toEqual([]);
    },
  );

  test('stores a whole action once, however often it is sent, with the gap as the report has it and not the form', async () => {
    const form = { ...filled(first), gap: '-9', n: '1' };
    for (const sent of [await post(form), await post(form)])
      expect([sent.status, sent.headers.get('location')]).toEqual([303, `${address}?lang=en#action-${form.id}`]);
    const [action, ...others] = await listActions(site.db, 'inn');
    expect(others).toEqual([]);
    expect(action).toMatchObject({
      dimension: first,
      cause: 'no-goals',
      target: -1.6,
      state: 'open',
      due: '2026-09-30',
    });
    expect(action?.baseline).toMatchObject({ wave: '1', n: 20, expectation: 6, gap: -2.5 });
    expect(action?.baseline.ci[0]).toBeCloseTo(-2.7401, 4);
    const page = readText(await open('en'));
    expect(page).toContain('From −2.50 to at least −1.60');
    expect(page).toContain('There are no clear goals for service.');
  });

  test('asks before it keeps a doubtful target', async () => {
    const form = filled(second, { target: '-1' });
    const doubted = await post(form);
    const page = await doubted.text();
    expect(doubted.status).toBe(422);
    expect(readText(page)).toContain(
      'This is a change of 1.50 points. More than 1.00 from one wave to the next is rarely seen',
    );
    expect(page).toContain('name="keep"');
    expect((await post({ ...form, keep: 'yes' })).status).toBe(303);
    expect((await listActions(site.db, 'inn')).at(-1)?.target).toBe(-1);
  });

  test('takes one action at work for a dimension, and three in all', async () => {
    expect(readText(await (await post(filled(first))).text())).toContain(
      'An action is at work on this dimension already',
    );
    expect((await post(filled(third))).status).toBe(303);
    expect(readText(await open('zh'))).toContain('这一轮的每个重点都已有行动在进行。');
    const fourthOne = await post(filled(fourth));
    expect(fourthOne.status).toBe(422);
    expect(readText(await fourthOne.text())).toContain('3 actions are at work already, and more is no priority.');
    expect(await listActions(site.db, 'inn')).toHaveLength(3);
  });

  test('refuses what no form of it sends: no id, a dimension that is none, no token of this session', async () => {
    expect((await post({ ...filled(fourth), id: '' })).status).toBe(400);
    expect((await post(filled('kindness'))).status).toBe(400);
    expect((await post(filled(fourth), address, 'en', 'another')).status).toBe(403);
  });
});

describe('An action', () => {
  const idOf = async (dimension: string) =>
    (await listActions(site.db, 'inn')).find((action) => action.dimension === dimension)?.id ?? '';
  const change = async (dimension: string, form: Readonly<Record<string, string>>, language = 'en') =>
    post(form, `${address}/${await idOf(dimension)}`, language);
  const stateOf = async (dimension: string) =>
    (await listActions(site.db, 'inn')).find((action) => action.dimension === dimension)?.state;

  test('can be marked as done, dropped and taken up again, where that leaves three at work', async () => {
    expect((await change(third, { action: 'dropped' })).status).toBe(303);
    expect(await stateOf(third)).toBe('dropped');
    expect((await post(filled(fourth))).status).toBe(303);
    const refused = await change(third, { action: 'open' });
    expect([refused.status, await stateOf(third)]).toEqual([422, 'dropped']);
    expect(readText(await refused.text())).toContain('Finish or drop one of them first.');
    await change(first, { action: 'done' });
    expect((await change(third, { action: 'open' })).status).toBe(303);
    expect(await stateOf(third)).toBe('open');
    expect((await change(third, { action: 'vanish' })).status).toBe(400);
  });

  test('can be changed by the same checks, against the gap it began from; its mistakes keep what was typed', async () => {
    const {
      id: _,
      dimension: __,
      wave: ___,
      ...typed
    } = filled(second, { what: '前台每天早会练习十分钟', target: '-1' });
    expect((await change(second, { ...typed, action: 'save' })).status).toBe(303);
    const refused = await change(second, { ...typed, action: 'save', owner: '' }, 'zh');
    const page = await refused.text();
    expect(refused.status).toBe(422);
    const part = page.slice(page.indexOf('<details open>'));
    expect(readForm(part.split('</form>')[0] ?? '').get('what')).toBe('前台每天早会练习十分钟');
    expect(readText(part)).toContain('负责人 处：请写明由谁负责');
    const changed = (await listActions(site.db, 'inn')).find(({ dimension }) => dimension === second);
    expect(changed).toMatchObject({
      what: '前台每天早会练习十分钟',
      owner: 'Wang Min',
      baseline: { gap: -2.5, n: 20 },
    });
  });

  test('whose day has come says so, and may be changed without another day', async () => {
    const overdue = {
      ...filled(fifth, { due: '2026-02-01' }),
      cause: null,
      ownCause: 'x',
      target: -1,
      state: 'open',
    } as const;
    const { wave: _, ...action } = {
      ...overdue,
      baseline: { wave: '1', n: 20, expectation: 6, gap: -2.5, ci: [-2.8, -2.2] } as const,
    };
    await insertAction(site.db, 'inn', action, '2026-01-01T00:00:00.000Z');
    expect(readText(await open('en'))).toContain('2026-02-01 ▲ overdue');
    const form = { ...filled(fifth, { due: '2026-02-01' }), action: 'save' };
    expect((await change(fifth, form)).status).toBe(303);
    expect((await change(fifth, { ...form, due: '2026-02-02' })).status).toBe(422);
    await change(fifth, { action: 'dropped' });
  });

  test('of another study is not found', async () => {
    const id = await idOf(first);
    const { db } = site;
    const inn = await findStudy(db, 'inn');
    if (!inn) throw new Error('no study');
    await createStudy(
      db,
      { ...inn, id: 'hall' },
      [servqualForm],
      (kind) => `${kind}-of-the-hall-12`,
      '2026-03-02T08:00:00.000Z',
    );
    const sent = await post({ action: 'dropped' }, `/studies/hall/actions/${id}`);
    expect([sent.status, await stateOf(first)]).toEqual([404, 'done']);
    expect(await open('en', '/studies/hall/actions')).not.toContain(id);
  });

  test('that is done can be told to customers, once, in words that the plan can change', async () => {
    expect((await change(second, { action: 'publish' })).status).toBe(400);
    for (let count = 0; count < 2; count++) {
      const sent = await change(first, { action: 'publish' });
      expect([sent.status, sent.headers.get('location')]).toEqual([303, '/studies/inn/plan?lang=en#changes']);
    }
    const title = servqualForm.dimensions[0]?.title ?? {};
    expect((await findStudy(site.db, 'inn'))?.settings.changes).toEqual([
      {
        said: { zh: `${title['zh']}还没有达到期望。`, en: `${title['en']} was less than expected.` },
        done: { en: 'A second clerk opens the desk from eight to ten' },
      },
    ]);
    expect(await open('en', '/studies/inn/plan')).toContain('id="changes"');
  });

  test('of an archived study can be looked at and not changed', async () => {
    await archiveStudy(site.db, 'inn', '2026-03-02T08:00:00.000Z');
    expect(await open('en')).not.toContain('class="action-form"');
    const saved = await change(second, { ...filled(second), action: 'save' });
    const [page, dropped] = [await saved.text(), await change(second, { action: 'dropped' })];
    expect([saved.status, dropped.status, (await post(filled(first))).status]).toEqual([422, 422, 422]);
    expect(readText(page)).toContain('This study is archived, so its actions can only be looked at.');
    expect(page).toContain('A second clerk opens the desk');
    await archiveStudy(site.db, 'inn', null);
  });

  test('is told whether the next wave comes late enough to show what it has brought', async () => {
    const study = await findStudy(site.db, 'inn');
    if (!study) throw new Error('no study');
    expect(readText(await open('en'))).toContain('No next wave is planned');
    const wave = (id: string, closes: string | null) => ({ id, opens: null, closes, quota: null });
    for (const [closes, sentence] of [
      [null, 'The next wave, “2”, has no end yet.'],
      ['2026-09-30T15:59:00.000Z', 'ends on 2026-09-30, after the due date, so it can show the effect'],
      ['2026-09-29T15:59:00.000Z', 'ends on 2026-09-29, before the due date, and may ask too early'],
    ] as const) {
      await updateStudy(site.db, {
        ...study,
        settings: { ...study.settings, waves: [wave('1', null), wave('2', closes)] },
      });
      expect(readText(await open('en'))).toContain(sentence);
    }
  });
});

describe('The next wave', () => {
  const plans: Readonly<Record<string, Partial<Action>>> = {
    [first]: { target: -1, what: '=HYPERLINK("x")' },
    [second]: { target: -1, state: 'done' },
    [third]: { target: -2 },
    [fourth]: { target: -2, state: 'done' },
  };
  beforeAll(async () => {
    await site.close();
    site = await startSite();
    staff = await setUpAccount(site);
    const study = await findStudy(site.db, 'inn');
    if (!study) throw new Error('no study');
    const waves = ['1', '2'].map((id) => ({ id, opens: null, closes: null, quota: null }));
    await updateStudy(site.db, { ...study, settings: { ...study.settings, waves } });
    await answer('1');
    for (const [dimension, plan] of Object.entries(plans)) {
      const baseline = { wave: '1', n: 20, expectation: 6, gap: -2.5, ci: [-2.74, -2.26] } as const;
      const usual = {
        cause: 'no-goals',
        ownCause: '',
        what: 'w',
        owner: 'o',
        due: '2026-09-30',
        target: -1,
        state: 'open',
      } as const;
      await insertAction(
        site.db,
        'inn',
        { id: dimension, dimension, baseline, ...usual, ...plan },
        '2026-03-02T08:00:00.000Z',
      );
    }
  });
  const wordOf = (page: string, dimension: string) => {
    const card = page.slice(page.indexOf(`id="action-${dimension}"`)).split('</article>')[0] ?? '';
    return readText(/class="outcome">(.*?)<\/p>/s.exec(card)?.[1] ?? '');
  };
  const better = { [first]: 2, [second]: 1, [fourth]: -1 };

  test('says nothing before so many have answered in it that they may be shown', async () => {
    await answer('2', better, 4);
    const page = await open('en');
    for (const dimension of Object.keys(plans)) expect(wordOf(page, dimension)).toBe('Waiting for the next wave');
    expect(page).not.toContain('row-picture move');
  });

  test.each([
    ['en', ['▲ Closed to the target', '▲ Narrower, not yet at the target', '○ No change is proven', '▼ Wider']],
    ['zh', ['▲ 已缩小到目标', '▲ 缩小了，但还没有达到目标', '○ 变化尚不能确定', '▼ 变大了']],
  ])(
    'says of each action, in %s, whether the gap has closed, is narrower, the same or wider, with a picture',
    async (language, words) => {
      if (language === 'en') await answer('2', better, 16);
      const page = await open(language);
      expect(Object.keys(plans).map((dimension) => wordOf(page, dimension))).toEqual(words);
      expect(page.match(/row-picture move/g)).toHaveLength(4);
      // Welch's t of two groups of 20 with the same spread: 1.5 ± 2.024 · 0.513 · √(2/20).
      expect(readText(page)).toMatch(/\+1\.00.{1,20}\[\+0\.67, \+1\.33\]/);
    },
  );

  test('stands in a table for spreadsheets, which runs nothing of what was written', async () => {
    const read = async (language: string) => {
      const sent = await site.get(`${address}.csv?lang=${language}`, staff.cookie);
      expect(sent.headers.get('content-type')).toContain('text/csv');
      return (await sent.text()).trimEnd().split('\r\n');
    };
    const [head = '', ...rows] = await read('en');
    const row = rows.find((each) => each.includes('HYPERLINK'));
    expect(head).toBe(
      'Dimension,State,Cause,Action,Owner,Due date,Begun from wave,n,Gap,"Interval, low","Interval, high",Target,Planned at,Next wave,Gap in it,Change,"Change, low","Change, high",p (Holm),Outcome',
    );
    expect(rows).toHaveLength(4);
    expect(row).toMatch(/^Reliability,At work,.*,"'=HYPERLINK\(""x""\)",o,2026-09-30,1,20,-2\.5,-2\.74,-2\.26,-1,/);
    expect(row).toMatch(/,2,-0\.5,2,1\.67\d+,2\.32\d+,[\d.e-]+,Closed to the target$/);
    expect((await read('zh'))[0]).toContain('维度,状态,原因,行动,负责人,到期日');
  });

  test('is compared with all who have answered by then, and says so where those are more than at the beginning', async () => {
    expect(readText(await open('en'))).not.toContain('since then');
    await answer('1', {}, 5);
    // Thirteen of 25 miss 2 and twelve 3.
    expect(readText(await open('en'))).toContain(
      'More people have answered wave “1” since then: it stands at −2.48 now, n = 25.',
    );
    expect((await listActions(site.db, 'inn'))[0]?.baseline.gap).toBe(-2.5);
  });

  test('leaves the definition of the study without actions, and they go with the study', async () => {
    expect(await (await site.get('/studies/inn/definition.json', staff.cookie)).text()).not.toContain('HYPERLINK');
    await post({ name: 'Spruce Inn' }, '/studies/inn/delete');
    expect(await listActions(site.db, 'inn')).toEqual([]);
  });
});

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { antecedentField, itemField, pointsField, ratingField, responseField } from '../../src/core/answers/fields.ts';
import type { Design } from '../../src/core/instrument/design.ts';
import type { ItemSide, RatingSide } from '../../src/core/instrument/side.ts';
import { createStudy } from '../../src/storage/createStudy.ts';
import { rememberReports, type StudyReport } from '../../src/web/analyse/studyReport.ts';
import type { Site } from '../../src/web/site.ts';
import { servqualForm } from '../core/given.ts';
import { givenStaffQuestionnaire } from '../core/givenStaff.ts';
import { fillForm, responseId, type Staff, setUpAccount, startSite, type TestSite } from '../site.ts';
import { nextOf, noPlan } from '../storage/given.ts';
import { readAll, readText } from './readPage.ts';
import { readRows } from './readTables.ts';
import { draftStudy, readPlanForm, startStudy } from './startStudy.ts';

/** A site whose reports can be looked at as values. */
async function open(design: Design = 'chain') {
  let inside: Site | undefined;
  const site = await startSite({
    design,
    change: (each) => {
      inside = each;
      return each;
    },
  });
  const reports = inside && rememberReports(inside);
  if (!reports) throw new Error('the site did not start');
  const study = { id: site.study.id, title: {}, isMade: false, ...noPlan, design };
  const own = (): Promise<StudyReport> => reports.findOwn(study);
  return { site, own };
}

let lastNumber = 1000;
const freshId = () => responseId(++lastNumber);

/** The same point on each side of every item, on each rating of every dimension, and on every statement of an antecedent. */
function fillStaff(
  points: Readonly<Partial<Record<ItemSide | RatingSide | 'statements', number>>>,
  audience: 'manager' | 'contact',
  design: Design,
) {
  const {
    items,
    sides,
    dimensions,
    ratings,
    antecedents,
    points: asksPoints,
  } = givenStaffQuestionnaire(audience, design);
  const form: Record<string, string> = { [responseField]: freshId() };
  for (const { id } of items) for (const { side } of sides) form[itemField(id, side)] = String(points[side]);
  for (const { id } of dimensions) for (const { side } of ratings) form[ratingField(id, side)] = String(points[side]);
  for (const { id } of antecedents.flatMap((each) => each.items)) form[antecedentField(id)] = String(points.statements);
  if (asksPoints) for (const { id } of dimensions) form[pointsField(id)] = '20';
  return form;
}

const times = async (count: number, work: (index: number) => Promise<Response>) => {
  const statuses: number[] = [];
  for (let index = 0; index < count; index++) statuses.push((await work(index)).status);
  return statuses;
};

describe('A study of customers, managers and contact staff', () => {
  let site: TestSite;
  let own: () => Promise<StudyReport>;
  beforeAll(async () => {
    ({ site, own } = await open());
  });
  afterAll(() => site.close());

  const manager = () => fillStaff({ belief: 5, standard: 6, statements: 2 }, 'manager', 'chain');
  const contact = () => fillStaff({ delivery: 4, promise: 6, statements: 6 }, 'contact', 'chain');
  const post = (address: string, form: Readonly<Record<string, string>>, language = 'en') =>
    site.post(`/s/${address}?lang=${language}`, new URLSearchParams(form));
  const postJson = (address: string, form: Readonly<Record<string, string>>) =>
    site.post(`/s/${address}`, JSON.stringify(form), {
      'content-type': 'application/json',
      accept: 'application/json',
    });

  test('gives each audience a form of its own behind its own address, in both languages', async () => {
    for (const [address, wanted] of [
      [site.study.survey, 't1.expectation'],
      [site.study.managers, 't1.belief'],
      [site.study.contact, 't1.delivery'],
    ] as const)
      for (const language of ['zh', 'en'] as const) {
        const page = await (await site.get(`/s/${address}?lang=${language}`)).text();
        expect(page).toContain(`name="${wanted}"`);
        expect(readText(page)).toContain(servqualForm.items[0]?.text[language]);
      }
  });

  test('takes answers by form and by program, each stored with those who gave them', async () => {
    expect(await times(5, () => site.post(`/s/${site.study.survey}`, fillForm(freshId())))).toEqual([
      303, 303, 303, 303, 303,
    ]);
    expect(await times(2, (index) => post(site.study.managers, manager(), index === 0 ? 'zh' : 'en'))).toEqual([
      303, 303,
    ]);
    expect(await times(2, () => postJson(site.study.managers, manager()))).toEqual([201, 201]);
    expect(await times(3, (index) => post(site.study.contact, contact(), index === 0 ? 'zh' : 'en'))).toEqual([
      303, 303, 303,
    ]);
    expect(await times(2, () => postJson(site.study.contact, contact()))).toEqual([201, 201]);
    const form = manager();
    const outcomes = [await postJson(site.study.managers, form), await postJson(site.study.managers, form)];
    expect(outcomes.map(({ status }) => status)).toEqual([201, 200]);
    const counted = await site.db
      .selectFrom('response')
      .select(['audience', (select) => select.fn.countAll<number>().as('count')])
      .groupBy('audience')
      .orderBy('audience')
      .execute();
    expect(counted).toEqual(['contact', 'customer', 'manager'].map((audience) => ({ audience, count: 5 })));
  });

  test('thanks staff with a receipt', async () => {
    const sent = await post(site.study.contact, contact());
    const page = await (await site.get(sent.headers.get('location') ?? '')).text();
    expect(readAll(page, 'h1')).toEqual(['Thank you!']);
    expect(page).not.toContain('/r/');
  });

  test('has all five gaps, as their sides say: 5 - 6, 6 - 5, 4 - 6, 4 - 6 and 5 - 6', async () => {
    const { gaps, waterfall, software } = (await own()).report;
    expect(([1, 2, 3, 4, 5] as const).map((gap) => gaps[gap]?.value)).toEqual([-1, 1, -2, -2, -1]);
    expect(gaps[1]).toMatchObject({ design: 'welch', n: [5, 5] });
    expect(gaps[2]).toMatchObject({ design: 'paired', n: 5 });
    expect(gaps[3]).toMatchObject({ design: 'welch', n: [6, 5] });
    expect(gaps[4]).toMatchObject({ design: 'paired', n: 6 });
    // M - E, S - M, D - S and P - D: -1 + 1 - 2 + 1 = -1.
    expect(waterfall?.steps.map(({ value }) => value)).toEqual([-1, 1, -2, 1]);
    expect(software).toEqual({ name: 'FiveGaps', version: '1.2.3' });
    // Statements that speak of something bad are turned round: 2 is 6 there.
    const orientation = gaps[1]?.antecedents.find(({ id }) => id === 'research-orientation');
    expect(orientation).toMatchObject({ n: 5, mean: (2 + 6 + 2 + 2) / 4 });
  });

  test('says on its page where each audience answers, and how many have', async () => {
    const staff = await setUpAccount(site);
    const page = await (await site.get('/studies/inn?lang=en', staff.cookie)).text();
    const cards = readAll(page, 'section');
    for (const [address, title, count] of [
      [site.study.survey, 'Survey link', 5],
      [site.study.managers, "Managers' survey link", 5],
      [site.study.contact, "Contact staff's survey link", 6],
    ] as const)
      expect(cards.find((card) => card.includes(`/s/${address}`))).toMatch(
        new RegExp(`^${title} .* ${count} responses$`),
      );
    expect(page).not.toContain('action="/studies/inn/staff');
    const chinese = readText(await (await site.get('/studies/inn?lang=zh', staff.cookie)).text());
    for (const title of ['问卷链接', '管理者问卷链接', '一线员工问卷链接']) expect(chinese).toContain(title);
  });
});

describe('A study in the direct design', () => {
  test('has gaps 2 to 4 as their ratings less the top of the scale, and gap 1 as in the other', async () => {
    const { site, own } = await open('direct');
    await times(5, () => site.post(`/s/${site.study.survey}`, fillForm(freshId())));
    await times(5, () =>
      site.post(
        `/s/${site.study.managers}`,
        new URLSearchParams(fillStaff({ belief: 5, formalised: 3, statements: 4 }, 'manager', 'direct')),
      ),
    );
    await times(5, () =>
      site.post(
        `/s/${site.study.contact}`,
        new URLSearchParams(fillStaff({ able: 4, kept: 5, statements: 4 }, 'contact', 'direct')),
      ),
    );
    const { gaps, waterfall } = (await own()).report;
    expect(([1, 2, 3, 4, 5] as const).map((gap) => gaps[gap]?.value)).toEqual([-1, 3 - 7, 4 - 7, 5 - 7, -1]);
    expect([gaps[1]?.design, gaps[2]?.design]).toEqual(['welch', 'direct']);
    expect(waterfall).toBeNull();
    await site.close();
  });
});

describe('Fewer than five managers', () => {
  test('show no gap that rests on them, to nobody, and the fifth shows it', async () => {
    const { site, own } = await open();
    await times(5, () => site.post(`/s/${site.study.survey}`, fillForm(freshId())));
    const answer = () =>
      site.post(
        `/s/${site.study.managers}`,
        new URLSearchParams(fillStaff({ belief: 5, standard: 6, statements: 2 }, 'manager', 'chain')),
      );
    await times(4, answer);
    const four = await own();
    expect(([1, 2, 3, 4] as const).map((gap) => four.report.gaps[gap])).toEqual([null, null, null, null]);
    expect(four.report.gaps[5]?.value).toBe(-1);
    // The questionnaire is there to say why: they were asked, but too few have answered.
    expect(four.samples.manager?.summary.n).toBe(4);
    const shared = readText(await (await site.get(`/r/${site.study.report}?lang=en`)).text());
    expect(shared).not.toMatch(/\+1\.00|each manager/);
    // Staff see what each of the four believes, 5, beside the customers' 6.
    const staff = await setUpAccount(site);
    const look = async () => (await site.get(`/studies/${site.study.id}/report?lang=en`, staff.cookie)).text();
    const page = await look();
    const rows = [...readRows(page, 'few-managers').values()];
    expect(rows).toHaveLength(5);
    for (const row of rows) expect(row).toMatchObject({ expectation: '6.00', beliefs: '5.00 · 5.00 · 5.00 · 5.00' });
    const dots = /<table class="stack few-managers".*?<\/table>/s.exec(page)?.[0] ?? '';
    expect(dots.match(/class="mark belief"/g)).toHaveLength(20);
    expect(dots.match(/class="mark expectation"/g)).toHaveLength(5);
    await answer();
    expect(await look()).not.toContain('few-managers');
    const five = await own();
    expect([five.report.gaps[1]?.value, five.report.gaps[2]?.value]).toEqual([-1, 1]);
    await site.close();
  });
});

describe('A new study', () => {
  let site: TestSite;
  let staff: Staff;
  beforeAll(async () => {
    ({ site } = await open());
    staff = await setUpAccount(site);
  });
  afterAll(() => site.close());
  const listSides = async (studyId: string) => {
    const rows = await site.db.selectFrom('questionnaire').selectAll().where('study_id', '=', studyId).execute();
    return Object.fromEntries(
      rows.map(({ audience, definition }) => {
        const { sides, ratings } = JSON.parse(definition) as { sides: { side: string }[]; ratings: { side: string }[] };
        return [audience, [...sides, ...ratings].map(({ side }) => side).join(' ')];
      }),
    );
  };

  test('asks by the chain unless its plan says otherwise, and says in a sentence what either design means', async () => {
    const draft = await draftStudy(site, staff, 'Draft', 'servqual-1991');
    const page = await (await site.get(`/studies/${draft}/plan?lang=en`, staff.cookie)).text();
    const labels = readAll(page, 'label').filter((label) => /^(Chain|Direct)/.test(label));
    expect(labels).toHaveLength(2);
    expect(page).toMatch(/value="chain" checked/);
    for (const [changes, wanted] of [
      [{}, ['belief standard', 'delivery promise']],
      [{ design: 'direct' }, ['belief formalised', 'able kept']],
      [{ design: 'nonsense' }, ['belief standard', 'delivery promise']],
    ] as const) {
      const id = await startStudy(site, staff, 'Study', 'servqual-1991', changes);
      const { customer, manager, contact } = await listSides(id);
      expect([customer, manager, contact]).toEqual(['expectation perception', ...wanted]);
    }
  });

  test('that was made when only customers were asked gets staff by its plan, asked about the items as they were', async () => {
    const older = {
      ...servqualForm,
      items: servqualForm.items.map((item) => ({ ...item, text: { en: `old ${item.id}` } })),
    };
    const old = { id: 'old', title: { en: 'Old' }, isMade: false, ...noPlan, design: 'chain' } as const;
    await createStudy(
      site.db,
      old,
      [older],
      nextOf('old-survey-public', 'old-report-public'),
      '2026-01-01T00:00:00.000Z',
    );
    const read = async () => (await site.get('/studies/old?lang=en', staff.cookie)).text();
    const before = readText(await read());
    expect(before).toContain('add them in the plan');
    expect(before).not.toContain("Managers' survey link");
    const add = async () => {
      const staffed = { 'staff.manager': 'yes', 'staff.contact': 'yes', action: 'publish' };
      return site.post(`/studies/old/plan`, await readPlanForm(site, staff, 'old', staffed), staff.cookie);
    };
    expect((await add()).headers.get('location')).toBe('/studies/old');
    const after = await read();
    expect(readText(after)).not.toContain('add them in the plan');
    const managers = /\/s\/([\w-]+)/.exec(
      readAll(after, 'section').find((each) => each.startsWith('Managers')) ?? '',
    )?.[1];
    expect(readText(await (await site.get(`/s/${managers}?lang=en`)).text())).toContain('old t1');
    // Once more it changes nothing.
    await add();
    const links = await site.db.selectFrom('link').select('study_id').where('study_id', 'in', ['old', 'inn']).execute();
    expect(links).toHaveLength(4 + 4);
  });
});

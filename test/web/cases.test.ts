import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { GapNumber } from '../../src/core/gaps/gap.ts';
import type { Text } from '../../src/core/instrument/text.ts';
import type { Report } from '../../src/core/report/report.ts';
import { listCaseIds } from '../../src/intake/listCaseIds.ts';
import { type ReadCase, readCase } from '../../src/intake/readCase.ts';
import { countResponses } from '../../src/storage/responses.ts';
import { findStudy, listStudies } from '../../src/storage/studies.ts';
import { rememberReports } from '../../src/web/analyse/studyReport.ts';
import type { Site } from '../../src/web/site.ts';
import { buildCaseReport } from '../../src/web/teach/caseReport.ts';
import { fillFigures } from '../../src/web/teach/fillFigures.ts';
import { findCaseOf } from '../../src/web/teach/findCaseOf.ts';
import { decode, openPackage, readPart } from '../export/deck/readDeck.ts';
import { type Staff, setUpAccount, startSite, type TestSite } from '../site.ts';
import { readForm, readText } from './readPage.ts';

const ids = listCaseIds();
const cases = new Map<string, ReadCase>();
const reports = new Map<string, Report>();
let site: TestSite;
let inside: Site;
let staff: Staff;
beforeAll(async () => {
  site = await startSite({
    change: (each) => {
      inside = each;
      return each;
    },
  });
  staff = await setUpAccount(site);
  for (const id of ids) {
    const read = await readCase(id);
    cases.set(id, read);
    reports.set(id, await buildCaseReport(read, inside));
  }
});
afterAll(() => site.close());

const given = <T>(value: T | null | undefined): T => {
  if (value === null || value === undefined) throw new Error('nothing there');
  return value;
};
const open = async (path: string) => (await site.get(path, staff.cookie)).text();
const press = (id: string, form: URLSearchParams) => site.post(`/cases/${id}?lang=en`, form, staff.cookie);
const formOf = async (id: string) => {
  const html = await open(`/cases/${id}`);
  return readForm(html.slice(html.indexOf('class="card making"')));
};

describe('The teaching cases', () => {
  test('are seven, the demonstration among them', () => {
    expect(ids).toEqual([
      'hotel',
      'bank',
      'car-service',
      'hospital',
      'hotpot',
      'search-advertising',
      'telecom-hotline',
    ]);
  });

  test.each(ids)(
    'tell %s in both languages, with three to five sentences of story and an answer to each question',
    (id) => {
      const { said } = given(cases.get(id));
      const { title, trade, story, lesson, questions, key, table } = said;
      const told = [title, trade, story, lesson, ...questions, ...key];
      for (const text of [...told, ...(table ? [table.caution, ...table.columns, ...table.rows.flat()] : [])]) {
        expect(Object.keys(text).sort()).toEqual(['en', 'zh']);
        expect(text['en']).not.toMatch(/[\u3000-\u303f\uff00-\uffef]|(?<!~1 |groups\/)\p{Script=Han}(?![^{]*\})/u);
        expect(given(text['zh']).replaceAll(/\{[^}]*\}/g, '')).not.toMatch(
          /\p{Script=Han}[,.?!:;()"']|[,?!:;()"']\p{Script=Han}/u,
        );
      }
      for (const language of ['zh', 'en'] as const) {
        const count = (told: Text) => (told[language] ?? '').match(/[。？]|[.?](?=”? |$)/g)?.length;
        expect([3, 4, 5], language).toContain(count(story));
        expect([1, 2], language).toContain(count(lesson));
      }
      expect(key).toHaveLength(questions.length);
    },
  );

  // These have all that a report can: staff and every gap, groups, waves.
  test.each(['hospital', 'hotpot', 'search-advertising'])(
    'make a study of %s whose report has the very figures of the answer key, and is said to be made',
    async (id) => {
      const made = await press(id, await formOf(id));
      const address = given(made.headers.get('location'));
      expect(made.status).toBe(303);
      const studyId = given(/^\/studies\/([\w-]+)\/report\?lang=en$/.exec(address)?.[1]);
      const study = given(await findStudy(site.db, studyId));
      const { report } = await rememberReports(inside).findOwn(study);
      expect(report).toEqual(reports.get(id));
      expect(study.isMade).toBe(true);
      expect(study.title['en']).toMatch(/\(responses made by a program\)$/);
      expect(await open(address)).toContain('class="made"');
    },
  );

  test.each(ids)('give for %s the same figures in Chinese and in English, each of which is in the report', (id) => {
    const { said } = given(cases.get(id));
    for (const answer of said.key) {
      const placesOf = (language: string) =>
        [...given(answer[language]).matchAll(/\{(.*?)\}/g)].map(([, place]) => place);
      expect([...placesOf('zh')].sort()).toEqual([...placesOf('en')].sort());
      expect(fillFigures(given(answer['en']), given(reports.get(id)))).not.toMatch(/[{}]|NaN/);
    }
    expect(said.key.filter((answer) => answer['en']?.includes('{/')).length).toBeGreaterThanOrEqual(3);
  });

  test('print figures as the report does, members of lists by their names, and refuse one that is not there', () => {
    const report = given(reports.get('search-advertising'));
    const { diff } = given(report.waves[0]?.dimensions[0]);
    expect(fillFigures('a {/waves/服务后 ~1 after/dimensions/reliability/diff}, b', report)).toBe(
      `a +${diff?.toFixed(2)}, b`,
    );
    expect(fillFigures('{/waves/服务后 ~1 after/dimensions/reliability/pHolm}', report)).toBe('p < 0.001');
    expect(fillFigures('{/waves/服务后 ~1 after/n/to}', report)).toBe('130');
    expect(() => fillFigures('{/dimensions/kindness/gap}', report)).toThrow('/dimensions/kindness/gap');
  });
});

/** What a class should see, in the report of each case. */
describe('The lesson shows in the report:', () => {
  const dimension = (id: string, name: string) => given(reports.get(id)?.dimensions.find((each) => each.id === name));
  const step = (id: string, number: GapNumber, name: string) =>
    given(reports.get(id)?.gaps[number]?.dimensions.find((each) => each.id === name));
  const slope = (id: string, name: string) =>
    given(reports.get(id)?.regression['satisfaction']?.gaps?.predictors.find((each) => each.id === name));
  const byGap = (id: string) => [...given(reports.get(id)).dimensions].sort((a, b) => (a.gap ?? 0) - (b.gap ?? 0));
  const mattersMost = (id: string) =>
    [...given(reports.get(id)).dimensions].sort((a, b) => (b.weight ?? 0) - (a.weight ?? 0))[0]?.id;
  const widestItem = (id: string) =>
    given([...given(reports.get(id)).items].sort((a, b) => (a.gap ?? 0) - (b.gap ?? 0))[0]).id;
  const isProven = ({ pHolm }: { readonly pHolm: number | null }) => given(pHolm) < 0.05;

  test('a hotline where politeness is not enough: assurance and empathy as hoped, the others proven short, and satisfaction follows these', () => {
    for (const name of ['assurance', 'empathy']) {
      const { gap, ci } = dimension('telecom-hotline', name);
      expect(Math.abs(given(gap))).toBeLessThan(0.1);
      expect(given(ci)[0]).toBeLessThan(0);
      expect(given(ci)[1]).toBeGreaterThan(0);
      expect(given(slope('telecom-hotline', name).p)).toBeGreaterThan(0.05);
    }
    for (const name of ['reliability', 'responsiveness']) {
      expect(dimension('telecom-hotline', name).verdict).toBe('shortfall');
      expect(given(dimension('telecom-hotline', name).gap)).toBeLessThan(-1);
      expect(given(slope('telecom-hotline', name).p)).toBeLessThan(0.05);
      expect(given(slope('telecom-hotline', name).b)).toBeGreaterThan(0);
    }
    expect(widestItem('telecom-hotline')).toBe('r7');
  });

  test('before and after: what was worked on has changed, which is proven, tangibles have not, and no less is expected', () => {
    const change = (name: string) =>
      given(reports.get('search-advertising')?.waves[0]?.dimensions.find((each) => each.id === name));
    for (const name of ['reliability', 'responsiveness']) {
      expect(isProven(change(name))).toBe(true);
      expect(given(change(name).diff)).toBeGreaterThan(0.5);
      expect(given(change(name).perception?.diff)).toBeGreaterThan(0.5);
      expect(Math.abs(given(change(name).expectation?.diff))).toBeLessThan(0.2);
    }
    expect(isProven(change('empathy'))).toBe(true);
    for (const name of ['assurance', 'tangibles']) expect(isProven(change(name))).toBe(false);
  });

  test('a hotel: tangibles are overrated and empathy is underrated, and in reliability too little is done and too much promised', () => {
    expect(byGap('hotel')[0]?.id).toBe('reliability');
    expect(mattersMost('hotel')).toBe('reliability');
    for (const name of ['tangibles', 'empathy']) expect(isProven(step('hotel', 1, name))).toBe(true);
    expect(given(step('hotel', 1, 'tangibles').value)).toBeGreaterThan(0);
    expect(given(step('hotel', 1, 'empathy').value)).toBeLessThan(0);
    expect(given(reports.get('hotel')?.gaps[2]?.p)).toBeGreaterThan(0.05);
    for (const number of [3, 4] as const) {
      expect(isProven(step('hotel', number, 'reliability'))).toBe(true);
      expect(given(step('hotel', number, 'reliability').value)).toBeLessThan(-0.8);
    }
    expect(reports.get('hotel')?.gaps[3]?.antecedents[0]?.id).toBe('perceived-control');
    expect(reports.get('hotel')?.gaps[4]?.antecedents[0]?.id).toBe('horizontal-communication');
  });

  test('a bank: waiting is what hurts; managers know it and have made no standard of it', () => {
    expect(byGap('bank')[0]?.id).toBe('responsiveness');
    expect(widestItem('bank')).toBe('p11');
    expect(isProven(step('bank', 1, 'responsiveness'))).toBe(false);
    expect(isProven(step('bank', 2, 'responsiveness'))).toBe(true);
    expect(given(step('bank', 2, 'responsiveness').value)).toBeLessThan(-1);
    expect(reports.get('bank')?.gaps[2]?.antecedents[0]?.id).toBe('perception-of-feasibility');
  });

  test('a hospital: assurance matters most and falls shortest, where the standard is known and demanded but not kept', () => {
    expect(byGap('hospital')[0]?.id).toBe('assurance');
    expect(widestItem('hospital')).toBe('a14');
    expect(['hospital', 'hotel', 'hotpot'].map(mattersMost)).toEqual(['assurance', 'reliability', 'responsiveness']);
    for (const number of [1, 2] as const) expect(isProven(step('hospital', number, 'assurance'))).toBe(false);
    expect(isProven(step('hospital', 3, 'assurance'))).toBe(true);
    expect(given(step('hospital', 3, 'assurance').value)).toBeLessThan(-0.8);
    expect(reports.get('hospital')?.gaps[3]?.antecedents[0]?.id).toBe('role-conflict');
  });

  test('a hotpot restaurant: tangibles exceed, and responsiveness falls short at the peak', () => {
    expect(dimension('hotpot', 'tangibles').verdict).toBe('surplus');
    const segment = given(reports.get('hotpot')?.segments[0]);
    const tested = (name: string) => given(segment.dimensions.find((each) => each.id === name));
    const gapOf = (group: RegExp) =>
      given(
        segment.groups.find(({ value }) => group.test(value))?.dimensions.find(({ id }) => id === 'responsiveness'),
      );
    expect(isProven(tested('responsiveness'))).toBe(true);
    expect(isProven(tested('tangibles'))).toBe(false);
    expect(given(gapOf(/peak/).gap)).toBeLessThan(-1.2);
    expect(given(gapOf(/quiet/).gap)).toBeGreaterThan(-0.5);
    expect(Math.abs(given(gapOf(/peak/).expectation) - given(gapOf(/quiet/).expectation))).toBeLessThan(0.2);
  });

  test('a car workshop: fixing it at the first visit is what is missing, and managers overrate tangibles', () => {
    expect(byGap('car-service')[0]?.id).toBe('reliability');
    expect(widestItem('car-service')).toBe('r7');
    expect(given(step('car-service', 1, 'tangibles').value)).toBeGreaterThan(1);
    expect(given(step('car-service', 1, 'reliability').value)).toBeLessThan(-0.4);
    for (const name of ['tangibles', 'reliability']) expect(isProven(step('car-service', 1, name))).toBe(true);
    expect(dimension('car-service', 'tangibles').verdict).toBe('surplus');
    expect(given(slope('car-service', 'reliability').p)).toBeLessThan(0.001);
    expect(given(slope('car-service', 'tangibles').p)).toBeGreaterThan(0.05);
  });
});

describe('A case in the browser', () => {
  test('keeps what it teaches and the answers folded away below the questions, and leads to its lessons', async () => {
    for (const [id, { said }] of cases) {
      const html = await open(`/cases/${id}?lang=en`);
      const [shown = '', folded = ''] = html.split(/<details[^>]*answer-key/);
      expect(readText(shown)).toContain(said.questions.at(-1)?.['en']);
      expect(readText(shown)).not.toContain(said.lesson['en']);
      expect(readText(folded)).toContain(said.lesson['en']);
      expect(said.lessons.length).toBeGreaterThan(0);
      for (const name of said.lessons) expect(folded).toContain(`<a href="/lessons/${name}?lang=en">`);
      for (const name of said.lessons) expect((await site.get(`/lessons/${name}`)).status).toBe(200);
    }
  });

  test('is found from the home page and the studies, and is for those who have signed in', async () => {
    for (const path of ['/', '/studies']) expect(await open(path)).toContain('href="/cases');
    for (const path of ['/cases', '/cases/bank']) {
      const answer = await site.get(path);
      expect([answer.status, answer.headers.get('location')]).toEqual([303, '/account/sign-in']);
    }
    const cards = readText(await open('/cases?lang=en'));
    for (const { said } of cases.values())
      for (const part of ['title', 'lesson'] as const) expect(cards).toContain(said[part]['en']);
  });

  test('has its story, questions and key in the language of the visitor, and a table with its caution where it has one', async () => {
    for (const language of ['zh', 'en'] as const) {
      const page = readText(await open(`/cases/search-advertising?lang=${language}`));
      const { said } = given(cases.get('search-advertising'));
      for (const text of [said.story, said.lesson, ...said.questions, given(said.table).caution])
        expect(page).toContain(text[language]);
      const report = given(reports.get('search-advertising'));
      for (const answer of said.key) expect(page).toContain(fillFigures(given(answer[language]), report));
    }
  });

  test('pressed twice makes one study; another class gets another one, with a number', async () => {
    const form = await formOf('hotpot');
    const before = (await listStudies(site.db)).length;
    const [first, again] = await Promise.all([press('hotpot', form), press('hotpot', form)]);
    expect(again.headers.get('location')).toBe(first.headers.get('location'));
    expect(await listStudies(site.db)).toHaveLength(before + 1);
    const study = given(
      (await listStudies(site.db)).find(({ id }) => first.headers.get('location')?.includes(`/${id}/`)),
    );
    expect(study.title['en']).toMatch(/ · \d \(responses made/);
    const count = (await countResponses(site.db)).find(({ studyId }) => studyId === study.id)?.count;
    expect(count).toBe(260);
    const page = await open('/cases/hotpot?lang=en');
    expect(page).toContain(`/studies/${study.id}/report`);
    expect(await formOf('hotpot')).not.toEqual(form);
    // Its slides tell its story, in a deck as well.
    const { said } = given(cases.get('hotpot'));
    expect(readText(await open(`/studies/${study.id}/present?slide=story&lang=en`))).toContain(said.story['en']);
    const deck = await site.get(`/studies/${study.id}/deck.pptx?lang=en`, staff.cookie);
    const second = readPart(openPackage(new Uint8Array(await deck.arrayBuffer())), 'ppt/slides/slide2.xml');
    expect(decode(second)).toContain(said.story['en']);
  });

  test('is that of the studies that were made of it, and of none that somebody began', async () => {
    const find = async (id: string, isMade: boolean) => (await findCaseOf({ id, isMade }))?.study.id;
    expect(await Promise.all(['demo', 'bank', 'bank-2', 'bank-x', 'inn'].map((id) => find(id, true)))).toEqual([
      ...['demo', 'bank', 'bank', undefined, undefined],
    ]);
    expect(await find('bank', false)).toBeUndefined();
  });

  test('that does not exist is not found, and one made without the token is refused', async () => {
    expect((await site.get('/cases/nowhere', staff.cookie)).status).toBe(404);
    expect((await site.post('/cases/nowhere', new URLSearchParams({ token: staff.token }), staff.cookie)).status).toBe(
      404,
    );
    expect((await press('bank', new URLSearchParams())).status).toBe(403);
  });
});

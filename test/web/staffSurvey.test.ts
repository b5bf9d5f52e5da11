import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pointsField } from '../../src/core/answers/fields.ts';
import { placeOfAntecedent, placeOfRating } from '../../src/core/instrument/layout.ts';
import type { Questionnaire } from '../../src/core/instrument/questionnaire.ts';
import { insertLink } from '../../src/storage/links.ts';
import { insertQuestionnaire } from '../../src/storage/questionnaires.ts';
import { insertStudy } from '../../src/storage/studies.ts';
import { givenInstrument, instrumentValue, servqualForm } from '../core/given.ts';
import { givenStaffQuestionnaire, listFieldsInOrder, staffForm } from '../core/givenStaff.ts';
import { fillForm, responseId, startSite, type TestSite } from '../site.ts';
import { noPlan } from '../storage/given.ts';
import { listTags, readAll, readElement, readForm, readText } from './readPage.ts';

const forms = [
  ['manager', 'chain'],
  ['contact', 'chain'],
  ['manager', 'direct'],
  ['contact', 'direct'],
] as const;
const kiosk = givenInstrument({
  ...instrumentValue({ items: ['speed'] }),
  items: [{ id: 's1', dimension: 'speed', text: { ko: '주문이 빠르다' } }],
});

let site: TestSite;
const addressOf = (audience: string, design: string) => `/s/${audience}-${design}-survey-public`;
const managers = addressOf('manager', 'direct');

beforeAll(async () => {
  site = await startSite();
  for (const [audience, design] of forms)
    await publish(`${audience}-${design}`, givenStaffQuestionnaire(audience, design));
  await publish('kiosk-chain', givenStaffQuestionnaire('contact', 'chain', kiosk));
});
afterAll(() => site.close());

/** A survey for managers or contact staff, as a study of its own. */
async function publish(id: string, questionnaire: Questionnaire): Promise<void> {
  const at = '2026-03-02T08:00:00.000Z';
  await insertStudy(
    site.db,
    { id, title: { zh: '云杉旅馆', en: 'Spruce Inn' }, isMade: false, ...noPlan, design: 'chain' },
    at,
  );
  await insertQuestionnaire(site.db, id, { version: 1, questionnaire }, at);
  const { audience } = questionnaire;
  await insertLink(site.db, { studyId: id, kind: 'survey', audience, source: 'link' }, () => `${id}-survey-public`);
}

const open = async (address: string, language = 'en') => (await site.get(`${address}?lang=${language}`)).text();
const readPacked = async (number: number) =>
  (
    await site.db
      .selectFrom('response')
      .select('answers')
      .where('id', '=', responseId(number))
      .executeTakeFirstOrThrow()
  ).answers;

describe.each(forms)('The survey for %s in the %s design', (audience, design) => {
  const form = givenStaffQuestionnaire(audience, design);

  test('has every point and a choice without a number for each answer, in the order of the packed answers', async () => {
    const names = listFieldsInOrder(form);
    const wanted = names.flatMap((name) =>
      ['1', '2', '3', '4', '5', '6', '7', '-9'].map((value) => `${name}=${value}`),
    );
    for (const language of ['zh', 'en']) {
      const radios = listTags(await open(addressOf(audience, design), language)).filter(
        ({ attributes }) => attributes.get('type') === 'radio',
      );
      expect(radios.map(({ attributes }) => `${attributes.get('name')}=${attributes.get('value')}`)).toEqual(wanted);
    }
  });

  test('says every statement in either language, and never the name of what it measures', async () => {
    for (const language of ['zh', 'en'] as const) {
      const page = await open(addressOf(audience, design), language);
      const legends = readAll(page, 'legend');
      const statements = form.antecedents.flatMap(({ items }) => items);
      for (const [index, { text }] of statements.entries()) expect(legends).toContain(`${index + 1} ${text[language]}`);
      const shown = readText(page);
      for (const { title } of form.antecedents) expect(shown).not.toContain(title[language]);
      for (const { text, remedy } of staffForm.causes) {
        expect(shown).not.toContain(text[language]);
        expect(shown).not.toContain(remedy[language]);
      }
    }
  });

  test('asks for the points as customers would give them, where points are asked at all', async () => {
    const page = await open(addressOf(audience, design));
    const names = listTags(page).map(({ attributes }) => attributes.get('name') ?? '');
    const asked = names.filter((name) => name.startsWith('weight.'));
    expect(asked).toEqual(audience === 'manager' ? form.dimensions.map(({ id }) => pointsField(id)) : []);
    expect(readText(page).includes('What matters more to your customers?')).toBe(audience === 'manager');
    expect(readText(page)).not.toContain('What matters more to you?');
  });

  test('opens with a sentence for this audience', async () => {
    const lead = (page: string) => readText(/<p class="lead">.*?<\/p>/s.exec(page)?.[0] ?? '');
    const customers = await open(`/s/${site.study.survey}`);
    expect(lead(await open(addressOf(audience, design)))).toMatch(/as it really is/);
    expect(lead(customers)).toMatch(/rate each statement twice/);
  });
});

test('Contact staff of the direct design are shown no item, for nothing is asked of it', async () => {
  const legends = readAll(await open(addressOf('contact', 'direct')), 'legend');
  const { items, antecedents, dimensions } = givenStaffQuestionnaire('contact', 'direct');
  for (const [index, { text }] of items.entries()) expect(legends).not.toContain(`${index + 1} ${text['en']}`);
  // Five dimensions with two ratings each, and 30 statements.
  expect(legends).toHaveLength(dimensions.length * 3 + antecedents.flatMap((each) => each.items).length);
});

describe('A rating', () => {
  test('shows its own ends, its dimension with what that is about, and “no standards exist” as the choice', async () => {
    for (const language of ['zh', 'en'] as const) {
      const page = await open(managers, language);
      const { dimensions, ratings } = givenStaffQuestionnaire('manager', 'direct');
      for (const { id, title, about } of dimensions) {
        const element = readElement(page, `at-${id}.formalised`);
        const heard = readAll(element, 'label');
        const words = ratings.map(({ lowest, highest, none }) =>
          [lowest, highest, none].map((text) => text?.[language]),
        );
        expect([heard[0], heard[6], heard[7]]).toEqual([`1 ${words[0]?.[0]}`, `7 ${words[0]?.[1]}`, words[0]?.[2]]);
        expect(readAll(page, 'legend')).toContain(title[language]);
        expect(readText(page)).toContain(about[language]);
      }
    }
  });

  test('of contact staff has the usual “no opinion”', async () => {
    const page = await open(addressOf('contact', 'direct'));
    for (const side of ['able', 'kept'])
      expect(readAll(readElement(page, `at-tangibles.${side}`), 'label').at(-1)).toBe('No opinion');
  });
});

describe('An answer of staff', () => {
  test('is stored where it belongs, after a form that any browser could send', async () => {
    const form = givenStaffQuestionnaire('manager', 'direct');
    const sent = new URLSearchParams({
      response: responseId(1),
      'reliability.formalised': '-9',
      'empathy.formalised': '3',
      'antecedent.research-orientation-1': '7',
      'antecedent.perception-of-feasibility-3': '1',
    });
    expect((await site.post(managers, sent)).status).toBe(303);
    const packed = await readPacked(1);
    expect(packed).toHaveLength(47);
    const at = (place: number) => packed[place];
    expect([at(placeOfRating(form, 0, 0)), at(placeOfRating(form, 3, 0))]).toEqual(['?', '2']);
    expect([at(placeOfAntecedent(form, 0)), at(placeOfAntecedent(form, 19))]).toEqual(['6', '0']);
    expect(packed.replace(/\./g, '')).toBe('?260');
  });

  test('that is wrong is listed under its question and shown beside it, with all others kept', async () => {
    const sent = new URLSearchParams({
      response: responseId(2),
      't1.belief': '6',
      'empathy.formalised': '8',
      'antecedent.goal-setting-1': 'x',
      'antecedent.goal-setting-2': '2',
    });
    const answer = await site.post(`${managers}?lang=en`, sent);
    expect(answer.status).toBe(422);
    const page = await answer.text();
    const list = /<section class="problems".*?<\/section>/s.exec(page)?.[0] ?? '';
    // Goal setting comes after 4 + 4 + 1 + 4 statements.
    expect(readAll(list, 'strong')).toEqual(['Empathy', '14. We have definite goals for the quality of our service.']);
    for (const field of ['empathy.formalised', 'antecedent.goal-setting-1']) {
      expect(list).toContain(`href="#at-${field}"`);
      expect(page).toContain(`id="at-${field}" aria-describedby="problem-${field}"`);
      expect(readElement(page, `at-${field}`)).toContain(`id="problem-${field}"`);
    }
    const kept = readForm(page);
    expect([kept.get('t1.belief'), kept.get('antecedent.goal-setting-2')]).toEqual(['6', '2']);
  });
});

test('An instrument in Korean alone asks its own items in Korean and the staff’s part in the language of the page', async () => {
  const english = await open(addressOf('kiosk', 'chain'));
  expect(readAll(english, 'legend')).toContain('1 주문이 빠르다');
  expect(readAll(english, 'legend')).toContain('This is what customers get from us');
  expect(readAll(english, 'legend')).toContain('1 Colleagues help one another when it gets busy.');
  expect(readAll(await open(addressOf('kiosk', 'chain'), 'zh'), 'legend')).toContain(
    '1 忙起来的时候，同事会互相帮忙。',
  );
});

test('A customers’ questionnaire stored before there were ratings and antecedents is shown and answered as before', async () => {
  const { ratings, antecedents, ...older } = servqualForm;
  await publish('older-chain', older as Questionnaire);
  const page = await open(addressOf('older', 'chain'));
  expect(readAll(page, 'legend')).toEqual(readAll(await open(`/s/${site.study.survey}`), 'legend'));
  expect((await site.post(addressOf('older', 'chain'), fillForm(responseId(3)))).status).toBe(303);
  expect(await readPacked(3)).toBe('54'.repeat(22));
});

test('Statements have the ends of agreement, also where the items have others', async () => {
  const page = await open(addressOf('kiosk', 'chain'));
  const ends = (id: string) => readAll(readElement(page, id), 'label').filter((label) => /^[17] /.test(label));
  expect(ends('at-s1.delivery')).toEqual(['1 low', '7 high']);
  expect(ends('at-antecedent.teamwork-1')).toEqual(['1 Strongly disagree', '7 Strongly agree']);
});

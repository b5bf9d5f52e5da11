import { describe, expect, test } from 'vitest';
import { look, questionnaire } from './look.ts';

const own = ['Clean rooms', 'Kind staff', 'Good food', 'Fair bills'];
/** The items in an order that is not the published one: every fifth. */
const shuffled = questionnaire.items.map((_, place) => (5 * place) % questionnaire.items.length);
const texts = (language: string) => shuffled.map((place) => questionnaire.items[place]?.text[language] ?? '');
const [en, zh] = [texts('en'), texts('zh')];
const ids = shuffled.map((place) => questionnaire.items[place]?.id);

/** The ids of the items in the order of the columns of each side, and how they were placed. */
function read(header: readonly string[]) {
  const found = look(header);
  const of = (side: string) =>
    found?.mapping.columns.flatMap((entry) =>
      'item' in entry && 'side' in entry && entry.side === side ? entry.item : [],
    );
  return { items: found?.items, expectation: of('expectation'), perception: of('perception') };
}
const known = { items: 'known', expectation: ids, perception: ids };
const ownItems = own.map((_, place) => `item-${place + 1}`);
const ownKnown = { items: 'own', expectation: ownItems, perception: ownItems };

describe('Published statements are known in any order', () => {
  test.each([
    [
      'in two languages, either first',
      [
        ...zh.map((text, place) => `期望 Expectation [${text} ${en[place]}]`),
        ...zh.map((text, place) => `感知 Perception [${en[place]}\n${text}]`),
      ],
    ],
    [
      'behind the name of their dimension',
      ['Expected', 'Perceived'].flatMap((side) =>
        shuffled.map((place) => {
          const { dimension = '', text } = questionnaire.items[place] ?? {};
          return `${dimension}: ${text?.['en']} (${side})`;
        }),
      ),
    ],
    [
      'behind the question that Microsoft Forms joins them to by a full stop',
      [
        ...en.map((text) => `What do you expect from an excellent hotel?.${text}`),
        ...en.map((text) => `How is our hotel?.${text}`),
      ],
    ],
    [
      'behind the same in Chinese',
      [
        ...zh.map((text) => `请选择您对优秀酒店的期望。.${text}`),
        ...zh.map((text) => `请选择您对本酒店的实际感受。.${text}`),
      ],
    ],
  ])('%s', (_, header) => {
    expect(read(header)).toEqual(known);
  });

  test('but not where more stands beside them', () => {
    const more = (side: string) => en.map((text) => `${side}: ${text} And much more.`);
    expect(read([...more('Expected'), ...more('Perceived')]).items).toBe('in-order');
  });
});

describe('The code of a side tells it where the same items are left', () => {
  test.each<[string, (side: string, item: string) => string]>([
    ['in brackets behind sentences', (side, item) => `${item} (${side})`],
    ['in Chinese brackets', (side, item) => `${item}（${side}）`],
    ['behind a line', (side, item) => `${item}_${side}`],
    ['in front with a colon', (side, item) => `${side}: ${item}`],
    ['in front with a line', (side, item) => `${side} - ${item}`],
    [
      'behind numbers, before words that begin with no letter',
      (side, item) => `${side}${own.indexOf(item) + 1}. “${item}” is what people say of it`,
    ],
  ])('%s', (_, name) => {
    expect(read(['E', 'P'].flatMap((side) => own.map((item) => name(side, item))))).toEqual(ownKnown);
  });

  test.each([
    ['ideal', 'real'],
    ['期', '感'],
  ])('%s1, %s1', (e, p) => {
    expect(read([e, p].flatMap((side) => own.map((_, place) => `${side}${place + 1}`)))).toEqual(ownKnown);
  });

  test('not where one item is on one side alone', () => {
    const header = ['E', 'P'].flatMap((side) => own.map((item) => `${item} (${side})`));
    expect(look(header.with(7, 'Low noise (P)'))).toBeNull();
    expect(look(header.with(7, 'Fair bills (X)'))).toBeNull();
  });
});

test('a path of KoboToolbox may say the side in its group and in its question', () => {
  const paths = (group: string, side: string) =>
    own.map((_, place) => `${group}/${side}_${String(place + 1).padStart(2, '0')}`);
  const around = ['_id', '_uuid', '_submission_time'];
  const found = look(
    [...paths('grp_e', 'exp'), ...paths('grp_p', 'per'), ...around],
    [...new Array<string>(8).fill('5'), ...around],
  );
  const items = found?.mapping.columns.flatMap((entry) =>
    'item' in entry ? `${entry.item} ${'side' in entry && entry.side}` : [],
  );
  expect(items).toEqual(['expectation', 'perception'].flatMap((side) => ownItems.map((item) => `${item} ${side}`)));
});

import { describe, expect, test } from 'vitest';
import type { Questionnaire } from '../../src/core/instrument/questionnaire.ts';
import { planColumns } from '../../src/intake/columns.ts';
import { draftMapping } from '../../src/intake/draftMapping.ts';
import { findUnpaired } from '../../src/intake/findUnpaired.ts';
import { parseMapping } from '../../src/intake/mapping.ts';
import { readReadingWords } from '../../src/intake/recognise/readingWords.ts';
import { recogniseLayout } from '../../src/intake/recognise/recogniseLayout.ts';
import { sortColumns } from '../../src/intake/recognise/sortColumns.ts';
import { recogniseHeaders } from '../../src/intake/recogniseHeaders.ts';
import { makeStaffTemplate } from '../../src/intake/staffTemplate.ts';
import { givenForm, servqual, servqualForm } from '../core/given.ts';
import { staffForm } from '../core/givenStaff.ts';

const words = await readReadingWords();
const numbers = Array.from({ length: 22 }, (_, index) => index + 1);
/** The published number of each item: tangibles 1-4, reliability 5-9, responsiveness 10-13, assurance 14-17, empathy 18-22. */
const published = [
  ...['t1', 't2', 't3', 't4', 'r5', 'r6', 'r7', 'r8', 'r9', 'p10', 'p11', 'p12', 'p13'],
  ...['a14', 'a15', 'a16', 'a17', 'e18', 'e19', 'e20', 'e21', 'e22'],
];

/** The draft for a file with these columns of which these rows have been looked at. */
function draftFor(header: readonly string[], form: Questionnaire, ...rows: readonly (readonly string[])[]) {
  const layout = recogniseLayout([{ row: 1, cells: header }]);
  const sample = rows.map((cells, index) => ({ row: index + 2, cells }));
  return draftMapping(layout, form, words, sortColumns(layout, sample, form, words));
}

/** Where each column goes, by its place. */
function targets(header: readonly string[]) {
  const mapping = recogniseHeaders(header, servqualForm);
  if ('problems' in mapping) return mapping.problems;
  const planned = planColumns(mapping, header, { template: servqualForm });
  if ('problems' in planned) return planned.problems;
  return header.map((_, index) => {
    const found = planned.columns.find((column) => column.index === index);
    return found && ('field' in found ? found.field : found.about);
  });
}

describe('Headers that speak for themselves', () => {
  const wanted = ['expectation', 'perception'].flatMap((side) => published.map((id) => `${id}.${side}`));

  test.each<[string, (n: number) => string, (n: number) => string]>([
    ['E1 .. P22', (n) => `E${n}`, (n) => `P${n}`],
    ['e01 .. p22', (n) => `e${String(n).padStart(2, '0')}`, (n) => `p${String(n).padStart(2, '0')}`],
    ['E_1 .. P_22', (n) => `E_${n}`, (n) => `P_${n}`],
    ['Expectation 1 .. Perception 22', (n) => `Expectation ${n}`, (n) => `Perception ${n}`],
    ['expectation.1, perception-1', (n) => `expectation.${n}`, (n) => `perception-${n}`],
    ['期望1 .. 感知22', (n) => `期望${n}`, (n) => `感知${n}`],
    ['预期 第1题 .. 感知 第22题', (n) => `预期 第${n}题`, (n) => `感知 第${n}题`],
    ['full-width Ｅ１', (n) => `Ｅ${n}`, (n) => `Ｐ${n}`],
    ['our own field names', (n) => `${published[n - 1]}.expectation`, (n) => `${published[n - 1]}.perception`],
  ])('%s go to the items by their published number', (_, expectation, perception) => {
    expect(targets([...numbers.map(expectation), ...numbers.map(perception)])).toEqual(wanted);
  });

  test('the order of columns does not matter', () => {
    expect(targets([...numbers.map((n) => `P${n}`), ...numbers.map((n) => `E${n}`)])).toEqual([
      ...wanted.slice(22),
      ...wanted.slice(0, 22),
    ]);
  });

  test('perceptions alone are enough (SERVPERF)', () => {
    expect(targets(numbers.map((n) => `P${n}`))).toEqual(wanted.slice(22));
  });

  test('what stands around the answers is known by its usual names', () => {
    const around = {
      id: 'respondent',
      WAVE: 'wave',
      seconds: 'duration',
      language: 'language',
      response: 'response',
      'weight.empathy': 'weight.empathy',
      W_tangibles: 'weight.tangibles',
      权重_可靠性: 'weight.reliability',
      'outcome.satisfaction': 'outcome.satisfaction',
      'comment.comment': 'comment.comment',
      segment: 'profile.segment',
      分组: 'profile.分组',
      'segment.branch': 'profile.branch',
      submitted: 'submitted',
      token: 'token',
      A1: undefined,
      M1: undefined,
      E: undefined,
      P0: undefined,
      'outcome.other': undefined,
    };
    const header = [...numbers.map((n) => `P${n}`), ...Object.keys(around)];
    expect(targets(header).slice(22)).toEqual(Object.values(around));
  });

  test.each([
    ['答题时长', 'duration'],
    ['用时', 'duration'],
    ['结束答题时间', 'submitted'],
    ['Completion time', 'submitted'],
    ['Submit Date (UTC)', 'submitted'],
    ['record_id', 'respondent'],
    ['redcap_event_name', 'wave'],
  ])('so is what other survey tools write: %s', (name, about) => {
    expect(targets([...numbers.map((n) => `P${n}`), name]).slice(22)).toEqual([about]);
  });

  test('a number beyond the items is left out of the mapping that is to be corrected', () => {
    const header = [...numbers.map((n) => (n === 10 ? 'P80' : `P${n}`)), 'P-8'];
    const recognised = recogniseHeaders(header, servqualForm);
    expect(recognised).toMatchObject({ problems: [{ code: 'columns-alike', column: 'P-8', values: { first: 'P8' } }] });
    const columns = 'mapping' in recognised ? (recognised.mapping?.columns ?? []) : [];
    expect(columns.map(({ column }) => column)).toEqual(header.flatMap((name, at) => (name === 'P80' ? [] : at + 1)));
  });

  test('two names of one answer are asked about, with both in the mapping that is to be corrected', () => {
    const header = [...numbers.map((n) => `P${n}`), '感知 第1题', 'W_tangibles'];
    const mapping = recogniseHeaders(header, servqualForm);
    expect(mapping).toMatchObject({
      problems: [{ code: 'columns-alike', column: '感知 第1题', values: { first: 'P1' } }],
    });
    expect('mapping' in mapping && mapping.mapping?.columns.length).toBe(24);
  });

  test('编号 and 波次 likewise; of two columns for one thing the first counts', () => {
    expect(targets([...numbers.map((n) => `P${n}`), '编号', 'respondent', '波次']).slice(22)).toEqual([
      'respondent',
      undefined,
      'wave',
    ]);
  });

  test.each<[string, readonly string[], object]>([
    ['nothing known', ['a', 'b'], { code: 'not-recognised' }],
    [
      'a side that is not whole',
      [...numbers.map((n) => `P${n}`), 'E1', 'E2'],
      { code: 'not-recognised-missing', column: expect.stringMatching(/^E3, E4/) },
    ],
    [
      'a number beyond the items',
      [...numbers.map((n) => `P${n}`), 'P23'],
      { code: 'not-recognised-beyond', column: 'P23' },
    ],
  ])('%s is not guessed at', (_, header, problem) => {
    expect(targets(header)).toEqual([problem]);
  });

  test('expectations are nothing to a questionnaire that does not ask for them', () => {
    const form = givenForm({ items: ['d', 'd'], sides: ['perception'] });
    expect(recogniseHeaders(['E1', 'E2', 'P1', 'P2'], form)).toMatchObject({ columns: [{ column: 3 }, { column: 4 }] });
  });

  test('answers to a negatively worded item are as the item is worded: nothing is turned round', () => {
    const form = givenForm({ items: ['d', 'd'], reverse: [false, true] });
    const header = ['P1', 'P2', 'E1', 'E2'];
    const mapping = recogniseHeaders(header, form);
    if ('problems' in mapping) throw new Error('not recognised');
    const planned = planColumns(mapping, header, { questionnaire: form });
    expect(planned).toMatchObject({ columns: Array(4).fill({ isTurned: false }) });
  });
});

describe('Headers of managers and contact staff', () => {
  const templates = {
    manager: makeStaffTemplate(servqual, 'manager', staffForm),
    contact: makeStaffTemplate(servqual, 'contact', staffForm),
  };
  const read = (audience: keyof typeof templates, header: readonly string[]) => {
    const template = templates[audience];
    const mapping = recogniseHeaders(header, template);
    if ('problems' in mapping) return mapping.problems;
    const planned = planColumns(mapping, header, { template });
    if ('problems' in planned) return planned.problems;
    return planned.columns.map((column) => ('field' in column ? column.field : column.about));
  };
  const fields = (...sides: readonly string[]) => sides.flatMap((side) => published.map((id) => `${id}.${side}`));
  const columns = (...names: readonly ((n: number) => string)[]) => names.flatMap((name) => numbers.map(name));

  test.each<[string, keyof typeof templates, readonly ((n: number) => string)[], readonly string[]]>([
    ['M1, S1', 'manager', [(n) => `M${n}`, (n) => `S${n}`], ['belief', 'standard']],
    ['belief 1, standard 1', 'manager', [(n) => `Belief ${n}`, (n) => `standard_${n}`], ['belief', 'standard']],
    ['信念1, 标准1', 'manager', [(n) => `信念${n}`, (n) => `标准第${n}题`], ['belief', 'standard']],
    ['D1, A1', 'contact', [(n) => `D${n}`, (n) => `A${n}`], ['delivery', 'promise']],
    ['传递1, 承诺1', 'contact', [(n) => `传递${n}`, (n) => `承诺${n}`], ['delivery', 'promise']],
    [
      'our own',
      'contact',
      [(n) => `${published[n - 1]}.delivery`, (n) => `${published[n - 1]}.promise`],
      ['delivery', 'promise'],
    ],
  ])('%s go to the items by their published number', (_, audience, names, sides) => {
    expect(read(audience, columns(...names))).toEqual(fields(...sides));
  });

  const dimensions = servqual.dimensions.map(({ id }) => id);

  test('direct ratings, antecedents, points and what is around the answers go by our own names', () => {
    const header = [
      ...dimensions.map((id) => `${id}.Formalised`),
      ...['antecedent.goal-setting-1', 'weight.empathy', 'segment.branch', 'submitted', 'token', 'id'],
    ];
    expect(read('manager', header)).toEqual([
      ...dimensions.map((id) => `${id}.formalised`),
      ...['antecedent.goal-setting-1', 'weight.empathy', 'profile.branch', 'submitted', 'token', 'respondent'],
    ]);
    expect(
      read(
        'contact',
        dimensions.flatMap((id) => [`${id}.able`, `${id}.kept`]),
      ),
    ).toEqual(dimensions.flatMap((id) => [`${id}.able`, `${id}.kept`]));
  });

  test('answers to a negatively worded antecedent are as it is worded', () => {
    const header = ['antecedent.teamwork-3'];
    const template = templates.contact;
    const mapping = recogniseHeaders(header, template);
    expect('problems' in mapping || planColumns(mapping, header, { template })).toMatchObject({
      columns: [{ isTurned: false }],
    });
  });

  test.each<[string, keyof typeof templates, readonly string[], object]>([
    ['customers’ columns', 'manager', columns((n) => `E${n}`), { code: 'not-recognised-managers' }],
    ['managers’ columns', 'contact', columns((n) => `M${n}`), { code: 'not-recognised-contact' }],
    [
      'a side that is not whole',
      'manager',
      columns((n) => `M${n}`).slice(2),
      { code: 'not-recognised-managers', column: 'M1, M2' },
    ],
    [
      'a rating that is not whole',
      'contact',
      dimensions.slice(1).map((id) => `${id}.able`),
      { code: 'not-recognised-contact', column: 'reliability.able' },
    ],
    [
      'both designs at once',
      'manager',
      [...columns((n) => `S${n}`), ...dimensions.map((id) => `${id}.formalised`)],
      { code: 'designs-mixed', values: { first: 'standard', second: 'formalised' } },
    ],
  ])('%s are not taken for theirs', (_, audience, header, problem) => {
    expect(read(audience, header)[0]).toMatchObject(problem);
  });

  test('belief belongs to either design', () => {
    expect(read('manager', [...columns((n) => `M${n}`), ...dimensions.map((id) => `${id}.formalised`)])).toHaveLength(
      27,
    );
  });

  test('are nothing in a file of customers', () => {
    expect(targets([...columns((n) => `P${n}`), 'A1', 'M1', 'S1', 'D1', 'empathy.able']).slice(22)).toEqual(
      Array(5).fill(undefined),
    );
  });

  test('that are not recognised get a draft whose entries say whose they are', () => {
    const header = [...columns((n) => `Q${n} 服务标准`), '部门'];
    const draft = draftFor(header, templates.manager);
    expect(parseMapping(JSON.parse(JSON.stringify(draft)))).toEqual(draft);
    expect(draft.columns[4]).toMatchObject({ item: 'r5', side: 'standard', audience: 'manager' });
    expect(draft.columns[22]).toEqual({ column: '部门', as: 'ignore', audience: 'manager' });
  });
});

describe('The draft of a mapping for headers that are not recognised', () => {
  test('is a valid mapping that names every column and fills in what the names hint at', () => {
    const header = [
      '编号',
      ...numbers.map((n) => `${n}、[期望]第${n}题`),
      ...numbers.map((n) => `${n + 22}、[感知]第${n}题`),
      '客户类型',
    ];
    const draft = draftFor(header, servqualForm);
    expect(parseMapping(JSON.parse(JSON.stringify(draft)))).toEqual(draft);
    expect(draft.columns.map(({ column }) => column)).toEqual(header);
    expect(draft.columns[0]).toMatchObject({ as: 'respondent' });
    expect(draft.columns[5]).toMatchObject({ item: 'r5', dimension: 'reliability', side: 'expectation' });
    expect(draft.columns[44]).toMatchObject({ item: 'e22', dimension: 'empathy', side: 'perception' });
    expect(draft.columns[45]).toEqual({ column: '客户类型', as: 'ignore' });
  });

  test('numbers the items itself where they are not as many as the questionnaire’s', () => {
    const draft = draftFor(['Q1 [Expected]', 'Q1 [Perceived]', ''], servqualForm);
    expect(draft.columns).toEqual([
      { column: 'Q1 [Expected]', item: 'item-1', dimension: 'dimension-1', side: 'expectation', reverse: false },
      { column: 'Q1 [Perceived]', item: 'item-1', dimension: 'dimension-1', side: 'perception', reverse: false },
      { column: 3, as: 'ignore' },
    ]);
  });

  /** Twenty-two statements without a word in common with each other. */
  const statements = published.map((id) => `thing ${id}`);
  test.each<[string, (place: number, side: 'E' | 'P') => string]>([
    ['numbers', (place, side) => `${side}${place + 1}`],
    ['numbers in Chinese', (place, side) => `${side === 'E' ? '期望' : '感知'}第${place + 1}题`],
    ['numbers before the side', (place, side) => `Q${place + 1}${side}`],
    ['codes of dimensions', (place, side) => `${published[place]}_${side}`],
    ['statements', (place, side) => `${side === 'E' ? 'Expectations' : 'Perceptions'} [${statements[place]}]`],
    ['words without a sign between', (place, side) => `${side === 'E' ? '期望' : '感知'}事项${published[place]}`],
  ])('pairs by %s across a hole on either side, and what lacks its partner stands alone', (_, name) => {
    const places = [...published.keys()];
    const expectations = places.filter((place) => place !== 2);
    const perceptions = places.filter((place) => place !== 6);
    const header = [...expectations.map((each) => name(each, 'E')), ...perceptions.map((each) => name(each, 'P'))];
    const draft = draftFor(
      header,
      servqualForm,
      header.map(() => '4'),
    );
    expect(draft.columns.map((entry) => ('item' in entry ? entry.item : entry.as))).toEqual([
      ...expectations.map((place) => published[place]),
      ...perceptions.map((place) => published[place]),
    ]);
    expect(findUnpaired(draft, servqualForm)).toEqual([
      { code: 'columns-unpaired', values: { side: expect.anything(), columns: name(2, 'P'), count: 1 } },
      { code: 'columns-unpaired', values: { side: expect.anything(), columns: name(6, 'E'), count: 1 } },
    ]);
  });

  test('keeps the published items where a number is missing on both sides', () => {
    const left = numbers.filter((n) => n !== 7);
    const draft = draftFor([...left.map((n) => `E${n}`), ...left.map((n) => `P${n}`)], servqualForm);
    expect(draft.columns.map((entry) => 'item' in entry && entry.item)).toEqual(
      ['E', 'P'].flatMap(() => published.filter((id) => id !== 'r7')),
    );
    expect(findUnpaired(draft, servqualForm)).toEqual([]);
  });

  test('pairs nothing by its order where one side has more and they say other things', () => {
    const header = [
      ...['a', 'b', 'c', 'd'].map((x) => `${x} [Expected]`),
      ...['e', 'f', 'g'].map((x) => `${x} [Perceived]`),
    ];
    const draft = draftFor(header, servqualForm);
    expect(draft.columns.map((entry) => 'item' in entry && entry.item)).toEqual(
      header.map((_, index) => `item-${index + 1}`),
    );
  });

  test('pairs what is called by the published numbers, though a few columns are called by more', () => {
    const header = ['E', 'P'].flatMap((side) => numbers.map((n) => (n === 11 ? `${side}11R` : `${side}${n}`)));
    const draft = draftFor(
      header,
      servqualForm,
      header.map(() => '4'),
    );
    const left = published.filter((id) => id !== 'p11');
    expect(
      draft.columns.flatMap((entry) => ('item' in entry && !entry.item.startsWith('item-') ? entry.item : [])),
    ).toEqual([...left, ...left]);
  });

  test('takes a rating that says no side, between columns that do, for nobody’s partner', () => {
    const header = [...numbers.map((n) => `E${n}`), 'Overall', ...numbers.map((n) => `P${n}`)];
    const draft = draftFor(
      header,
      servqualForm,
      header.map(() => '4'),
    );
    expect(draft.columns.map((entry) => 'item' in entry && entry.item)).toEqual([
      ...published,
      'item-23',
      ...published,
    ]);
  });
});

import { describe, expect, test } from 'vitest';
import { buildQuestionnaire } from '../../src/core/instrument/questionnaire.ts';
import type { Audience } from '../../src/core/instrument/side.ts';
import { planColumns, type Wanted } from '../../src/intake/columns.ts';
import { parseMapping } from '../../src/intake/mapping.ts';
import { makeStaffTemplate } from '../../src/intake/staffTemplate.ts';
import { givenForm, givenInstrument, instrumentValue, readJson, servqual, servqualForm } from '../core/given.ts';
import { staffForm } from '../core/givenStaff.ts';

function plan(value: unknown, header: readonly string[], wanted: Wanted = { audience: 'customer' }) {
  const mapping = parseMapping(value);
  if ('problems' in mapping) return mapping;
  return planColumns(mapping, header, wanted);
}

const scale = { min: 1, max: 5 };
const item = { column: 'E1', item: 'a', dimension: 'd', side: 'expectation' } as const;
const form = { questionnaire: givenForm({ scale, items: ['d', 'd'], reverse: [false, true] }) };

describe('A mapping file', () => {
  test('of interface.md is understood: the questionnaire follows from it, a manager’s column belongs to another file', () => {
    const value = {
      scale: { min: 1, max: 7 },
      missing: ['', '-99', 'NA', '(跳过)'],
      labels: { 非常不同意: 1, 非常同意: 7 },
      columns: [
        { column: 'E1', item: 't1', dimension: 'tangibles', side: 'expectation', reverse: false },
        { column: 'P1', item: 't1', dimension: 'tangibles', side: 'perception' },
        { column: 'branch', as: 'segment' },
        { column: 'wave', as: 'wave', order: ['before', 'after'] },
        { column: 'W_tangibles', as: 'weight', dimension: 'tangibles' },
        { column: 'overall', as: 'outcome', role: 'service', min: 0, max: 10 },
        { column: 'id', as: 'respondent' },
        { column: 'seconds', as: 'duration' },
        { column: 'M1', item: 't1', dimension: 'tangibles', side: 'belief', audience: 'manager' },
      ],
    };
    const header = ['id', 'E1', 'P1', 'branch', 'wave', 'W_tangibles', 'overall', 'seconds', 'x', ''];
    const planned = plan(value, header);
    if ('problems' in planned) throw new Error(JSON.stringify(planned.problems));
    expect(planned.questionnaire).toMatchObject({
      instrument: 'from-mapping',
      audience: 'customer',
      scale: { min: 1, max: 7 },
      sides: [{ side: 'expectation' }, { side: 'perception' }],
      dimensions: [{ id: 'tangibles' }],
      items: [{ id: 't1', dimension: 'tangibles', reverse: false }],
      points: true,
      outcomes: [{ id: 'overall', role: 'service', min: 0, max: 10 }],
      profile: [{ id: 'branch' }],
    });
    const targets = planned.columns.map((each) => [each.index, 'field' in each ? each.field : each.about]);
    expect(targets).toEqual([
      [1, 't1.expectation'],
      [2, 't1.perception'],
      [3, 'profile.branch'],
      [4, 'wave'],
      [5, 'weight.tangibles'],
      [6, 'outcome.overall'],
      [0, 'respondent'],
      [7, 'duration'],
    ]);
    expect(planned.unused).toEqual(['x', '#10']);
  });

  test('items stand in the mapping’s order and sides in the order of the science, whichever column comes first', () => {
    const columns = ['b', 'a'].flatMap((id) =>
      ['perception', 'expectation'].map((side) => ({ column: `${id}-${side}`, item: id, dimension: `of ${id}`, side })),
    );
    expect(
      plan(
        { scale, columns },
        columns.map(({ column }) => column),
      ),
    ).toMatchObject({
      questionnaire: {
        sides: [{ side: 'expectation' }, { side: 'perception' }],
        items: [{ id: 'b' }, { id: 'a' }],
        dimensions: [{ id: 'of b' }, { id: 'of a' }],
      },
    });
  });

  test('a column is named by its text or its 1-based position', () => {
    expect(plan({ scale, columns: [{ ...item, column: 2 }] }, ['x', 'y'])).toMatchObject({
      columns: [{ index: 1, column: 'y' }],
    });
    expect(plan({ scale, columns: [{ ...item, column: ' Ｅ１' }] }, ['E1'])).toMatchObject({ columns: [{ index: 0 }] });
  });

  test('a column is turned round exactly when it runs the other way than the item does', () => {
    const turned = (reverse: readonly boolean[], wanted?: Wanted) => {
      const columns = reverse.map((each, index) => ({
        column: index + 1,
        item: `i${index}`,
        dimension: 'd',
        side: 'perception',
        reverse: each,
      }));
      const planned = plan({ columns, ...(wanted ? {} : { scale }) }, ['p0', 'p1'], wanted);
      return 'problems' in planned ? planned.problems : planned.columns.map((each) => 'field' in each && each.isTurned);
    };
    expect(turned([false, true], form)).toEqual([false, false]);
    expect(turned([true, false], form)).toEqual([true, true]);
    expect(turned([true, false])).toEqual([false, false]);
  });

  test('an item of two columns that run differently takes the first one’s way', () => {
    const columns = [
      { ...item, reverse: true },
      { ...item, column: 'P1', side: 'perception' },
    ];
    expect(plan({ scale, columns }, ['E1', 'P1'])).toMatchObject({
      questionnaire: { items: [{ reverse: true }] },
      columns: [{ isTurned: false }, { isTurned: true }],
    });
  });

  test.each<[string, unknown, object]>([
    ['no object', 7, { code: 'no-parts', path: '.' }],
    ['no columns', { columns: [] }, { code: 'list-too-short', path: 'columns' }],
    ['a word misspelt', { colums: [item] }, { code: 'value-missing', path: 'columns' }],
    ['an unknown side', { columns: [{ ...item, side: 'hope' }] }, { code: 'value-not-listed', path: 'columns.0.side' }],
    [
      'an unknown kind',
      { columns: [{ column: 'a', as: 'weigth' }] },
      { code: 'value-not-listed', path: 'columns.0.as' },
    ],
    ['no scale', { columns: [item] }, { code: 'value-missing', path: 'scale' }],
    ['a scale upside down', { scale: { min: 5, max: 1 }, columns: [item] }, { code: 'scale-backwards', path: 'scale' }],
    [
      'a scale of 37 points',
      { scale: { min: 0, max: 36 }, columns: [item] },
      { code: 'scale-too-wide', path: 'scale' },
    ],
    [
      'a scale among the codes for missing',
      { scale: { min: -7, max: 7 }, columns: [item] },
      { code: 'number-too-small', path: 'scale.min', values: { least: -6 } },
    ],
    ['no dimension', { scale, columns: [{ ...item, dimension: undefined }] }, { path: 'columns.0.dimension' }],
    ['an item called weight', { scale, columns: [{ ...item, item: 'weight' }] }, { path: 'columns.0.item' }],
    [
      'no items',
      { scale, columns: [{ column: 'E1', as: 'respondent' }] },
      { code: 'mapping-itemless', path: 'columns' },
    ],
    [
      'a column that is absent',
      { scale, columns: [item, { column: 'X', as: 'wave' }] },
      { code: 'mapping-column-missing', column: 'X' },
    ],
    [
      'a position that is absent',
      { scale, columns: [{ ...item, column: 9 }] },
      { code: 'mapping-column-missing', column: '9' },
    ],
    [
      'a column twice',
      { scale, columns: [item, { column: 'E1', as: 'wave' }] },
      { code: 'mapping-column-twice', column: 'E1' },
    ],
    [
      'an item twice',
      { scale, columns: [item, { ...item, column: 'x' }] },
      { code: 'mapping-item-twice', column: 'x', values: { target: 'a.expectation' } },
    ],
    [
      'an outcome without scale',
      { scale, columns: [item, { column: 'x', as: 'outcome' }] },
      { code: 'value-missing', path: 'columns.1.min' },
    ],
    [
      'a weight of no dimension',
      { scale, columns: [item, { column: 'x', as: 'weight', dimension: 'e' }] },
      { code: 'mapping-dimension-unknown', column: 'x' },
    ],
    [
      'a side of another audience',
      { scale, columns: [{ ...item, audience: 'manager' }] },
      { code: 'mapping-audience-unfit', path: 'columns.0.audience' },
    ],
  ])('%s is refused with its place', (_, value, problem) => {
    const planned = plan(value, ['E1', 'x']);
    expect('problems' in planned && planned.problems[0]).toMatchObject(problem);
  });

  test('a second outcome in the same role is refused with its place', () => {
    const asked = ['x', 'y'].map((column) => ({ column, as: 'outcome', role: 'product', min: 1, max: 7 }));
    expect(plan({ scale, columns: [item, ...asked] }, ['E1', 'x', 'y'])).toMatchObject({
      problems: [{ code: 'mapping-role-twice', path: 'columns.2.role' }],
    });
  });

  test('all that is wrong is told at once', () => {
    const columns = [
      { ...item, column: 'no' },
      { column: 'nor', as: 'wave' },
    ];
    expect(plan({ scale: { min: 3, max: 1 }, columns }, ['E1'])).toMatchObject({
      problems: [{ column: 'no' }, { column: 'nor' }, { code: 'scale-backwards' }],
    });
  });
});

describe('One mapping serves the files of customers, managers and contact staff', () => {
  const customers = [
    { column: 'E1', item: 'a', dimension: 'd', side: 'expectation' },
    { column: 'E2', item: 'b', dimension: 'd', side: 'expectation', reverse: true },
  ];
  const beliefs = [
    { column: 'M1', item: 'a', side: 'belief' },
    { column: 'M2', item: 'b', side: 'belief' },
  ];
  const planFor = (audience: Audience, columns: readonly object[], header: readonly string[]) =>
    plan({ scale, columns }, header, { audience });
  const fieldsOf = (planned: ReturnType<typeof plan>) =>
    'problems' in planned
      ? planned.problems
      : planned.columns.map((each) => ('field' in each ? each.field : each.about));

  test('each file is read by the entries of its audience, and all have the same items and dimensions', () => {
    const columns = [...customers, ...beliefs];
    expect(planFor('customer', columns, ['E1', 'E2'])).toMatchObject({
      questionnaire: { audience: 'customer', sides: [{ side: 'expectation' }], items: [{ id: 'a' }, { id: 'b' }] },
    });
    expect(planFor('manager', columns, ['M1', 'M2'])).toMatchObject({
      questionnaire: {
        audience: 'manager',
        sides: [{ side: 'belief' }],
        dimensions: [{ id: 'd' }],
        items: [
          { id: 'a', dimension: 'd' },
          { id: 'b', dimension: 'd', reverse: true },
        ],
      },
      // The item runs the way of its first column; the managers' column does not.
      columns: [
        { field: 'a.belief', isTurned: false },
        { field: 'b.belief', isTurned: true },
      ],
    });
  });

  test('the same header may stand in several files, each with an entry of its own', () => {
    const around = ['customer', 'manager'].flatMap((audience) => [
      { column: 'id', as: 'respondent', audience },
      { column: 'branch', as: 'segment', audience },
      { column: 'w', as: 'weight', dimension: 'd', audience },
    ]);
    const columns = [...customers, ...beliefs, ...around];
    expect(fieldsOf(planFor('manager', columns, ['id', 'branch', 'w', 'M1', 'M2']))).toEqual([
      ...['a.belief', 'b.belief', 'respondent', 'profile.branch', 'weight.d'],
    ]);
    expect(fieldsOf(planFor('customer', columns, ['id', 'branch', 'w', 'E1', 'E2']))).toEqual([
      ...['a.expectation', 'b.expectation', 'respondent', 'profile.branch', 'weight.d'],
    ]);
  });

  test('what belongs to another audience is no use of a column by its place, only by its name', () => {
    const columns = [...customers, { column: 1, item: 'a', side: 'belief' }];
    expect(planFor('customer', columns, ['x', 'E1', 'E2'])).toMatchObject({ unused: ['x'] });
    expect(planFor('customer', [...customers, ...beliefs], ['M1', 'E1', 'E2'])).toMatchObject({ unused: [] });
  });

  test('direct ratings go to dimensions, named as item or as dimension', () => {
    const columns = [
      ...customers,
      { column: 'F', item: 'd', side: 'formalised' },
      { column: 'B', dimension: 'd', side: 'able', reverse: true },
      { column: 'K', as: 'rating', dimension: 'd', side: 'kept' },
    ];
    expect(planFor('manager', columns, ['F'])).toMatchObject({
      questionnaire: { sides: [], ratings: [{ side: 'formalised' }], items: { length: 2 } },
      columns: [{ field: 'd.formalised', isTurned: false, isZeroNone: true }],
    });
    expect(planFor('contact', columns, ['B', 'K'])).toMatchObject({
      questionnaire: { sides: [], ratings: [{ side: 'able' }, { side: 'kept' }] },
      columns: [
        { field: 'd.able', isTurned: true, isZeroNone: false },
        { field: 'd.kept', isTurned: false },
      ],
    });
  });

  test('antecedents come from the mapping, gathered under their names, each of the audience that its gap is asked of', () => {
    const columns = [
      ...customers,
      { column: 'T1', as: 'antecedent', item: 'team-1', antecedent: 'team', gap: 3 },
      { column: 'T2', as: 'antecedent', item: 'team-2', antecedent: 'team', gap: 3, reverse: true },
      { column: 'G1', as: 'antecedent', item: 'goals-1', antecedent: 'goals', gap: 2 },
      { column: 'D1', item: 'a', side: 'delivery' },
    ];
    expect(planFor('contact', columns, ['T1', 'T2', 'D1'])).toMatchObject({
      questionnaire: {
        antecedents: [
          {
            id: 'team',
            gap: 3,
            items: [
              { id: 'team-1', reverse: false },
              { id: 'team-2', reverse: true },
            ],
          },
        ],
      },
      columns: [
        { field: 'antecedent.team-1', isTurned: false },
        { field: 'antecedent.team-2', isTurned: false },
        { field: 'a.delivery' },
      ],
      unfilled: ['b.delivery'],
    });
    expect(fieldsOf(planFor('manager', columns, ['G1']))).toEqual(['antecedent.goals-1']);
  });

  test('an antecedent that the staff form knows needs no more than the id of its statement', () => {
    const columns = [...customers, { column: 'x', as: 'antecedent', item: 'teamwork-3', gap: 3 }];
    const template = makeStaffTemplate(servqual, 'contact', staffForm);
    expect(plan({ columns }, ['x'], { template })).toMatchObject({
      questionnaire: { antecedents: [{ id: 'teamwork', items: { length: 5 } }] },
      // The statement is worded negatively, and the column is said to run like the others.
      columns: [{ field: 'antecedent.teamwork-3', isTurned: true }],
    });
  });

  test('the statements of which a kind has columns and which have none themselves are named', () => {
    const columns = [...customers, { column: 'P1', item: 'a', side: 'perception' }];
    expect(planFor('customer', columns, ['E1', 'E2', 'P1'])).toMatchObject({ unfilled: ['b.perception'] });
    expect(planFor('customer', customers, ['E1', 'E2'])).toMatchObject({ unfilled: [] });
    const other = { column: 'F', item: 'd2', side: 'formalised' };
    const far = { column: 'E3', item: 'c', dimension: 'd2', side: 'expectation' };
    expect(planFor('manager', [...customers, far, other], ['F'])).toMatchObject({ unfilled: ['d.formalised'] });
  });

  test('the order of the waves is kept as text, as cells are', () => {
    const wave = { column: 'wave', as: 'wave', order: ['before ', 2, 'ａfter'] };
    expect(planFor('customer', [...customers, wave], ['E1', 'E2', 'wave'])).toMatchObject({
      waveOrder: ['before', '2', 'after'],
    });
    expect(planFor('customer', customers, ['E1', 'E2'])).toMatchObject({ waveOrder: null });
  });

  test.each<[string, Audience, readonly object[], object]>([
    [
      'sides of both designs, in whatever files',
      'manager',
      [
        { column: 'F', item: 'd', side: 'formalised' },
        { column: 'D1', item: 'a', side: 'delivery' },
      ],
      { code: 'designs-mixed', path: 'columns', values: { first: 'delivery', second: 'formalised' } },
    ],
    [
      'a rating of two dimensions',
      'manager',
      [{ column: 'F', item: 'd', dimension: 'e', side: 'formalised' }],
      { code: 'key-unknown', path: 'columns.2.item' },
    ],
    [
      'a rating of no dimension',
      'manager',
      [{ column: 'F', side: 'formalised' }],
      { code: 'value-missing', path: 'columns.2.dimension' },
    ],
    [
      'a rating of an unknown dimension',
      'manager',
      [{ column: 'F', item: 'e', side: 'formalised' }],
      { code: 'mapping-dimension-unknown', column: 'F', values: { dimension: 'e' } },
    ],
    [
      'a rating of customers',
      'manager',
      [{ column: 'F', item: 'd', side: 'formalised', audience: 'customer' }],
      { code: 'mapping-audience-unfit', path: 'columns.2.audience' },
    ],
    [
      'an antecedent of nobody',
      'manager',
      [{ column: 'F', as: 'antecedent', item: 'x' }],
      { code: 'value-missing', path: 'columns.2.gap' },
    ],
    [
      'an antecedent of the wrong audience',
      'manager',
      [{ column: 'F', as: 'antecedent', item: 'x', antecedent: 'y', gap: 3, audience: 'manager' }],
      { code: 'mapping-audience-unfit', path: 'columns.2.audience' },
    ],
    [
      'an antecedent of no gap',
      'manager',
      [{ column: 'F', as: 'antecedent', item: 'x', audience: 'manager' }],
      { code: 'value-missing', path: 'columns.2.antecedent' },
    ],
    [
      'an antecedent of two gaps',
      'manager',
      ['F', 'G'].map((column, index) => ({ column, as: 'antecedent', item: column, antecedent: 'y', gap: index + 1 })),
      { code: 'mapping-says-both', path: 'columns.3.gap' },
    ],
    [
      'an item in two dimensions',
      'manager',
      [{ column: 'F', item: 'a', dimension: 'e', side: 'belief' }],
      { code: 'mapping-says-both', path: 'columns.2.dimension' },
    ],
  ])('%s is refused with its place', (_, audience, entries, problem) => {
    const planned = planFor(audience, [...customers, ...entries], ['F', 'G']);
    expect('problems' in planned && planned.problems[0]).toMatchObject(problem);
  });
});

describe('A mapping for an instrument or a study', () => {
  const columns = (entries: readonly object[]) => ({ columns: entries });

  test('takes the instrument’s items, and of its sides those that the file has', () => {
    const value = columns([{ column: 'P1', item: 't1', side: 'perception' }]);
    expect(plan(value, ['P1'], { template: servqualForm })).toMatchObject({
      questionnaire: { instrument: 'servqual-1991', sides: [{ side: 'perception' }], items: { length: 22 } },
    });
  });

  test('an item, a side or a scale that the questionnaire does not have is refused', () => {
    const refuse = (value: unknown, problem: object) =>
      expect(plan(value, ['P1'], { template: servqualForm })).toMatchObject({ problems: [problem] });
    refuse(columns([{ column: 'P1', item: 'x1', side: 'perception' }]), {
      code: 'mapping-item-unknown',
      column: 'P1',
      values: { item: 'x1' },
    });
    refuse(columns([{ column: 'P1', item: 't1', side: 'minimum' }]), { code: 'mapping-item-unknown' });
    refuse(columns([{ column: 'P1', item: 't1', side: 'perception', dimension: 'empathy' }]), {
      code: 'mapping-dimension-unknown',
    });
    refuse(
      { scale: { min: 1, max: 5 }, ...columns([{ column: 'P1', item: 't1', side: 'perception' }]) },
      { code: 'mapping-scale-differs', path: 'scale', values: { min: 1, max: 5, wantedMin: 1, wantedMax: 7 } },
    );
    refuse(columns([{ column: 'P1', as: 'outcome', id: 'satisfaction', min: 1, max: 10 }]), {
      code: 'mapping-scale-differs',
      column: 'P1',
    });
  });

  test('what a study does not ask is listed as unused, but for segments, which are kept beside its questions', () => {
    const value = columns([
      { column: 'P1', item: 'i0', side: 'perception' },
      { column: 'branch', as: 'segment' },
      { column: 'overall', as: 'outcome', min: 1, max: 9 },
      { column: 'note', as: 'comment' },
      { column: 'w', as: 'weight', dimension: 'd' },
      { column: 'x', as: 'ignore' },
    ]);
    const planned = plan(value, ['P1', 'branch', 'overall', 'note', 'w', 'x', 'y'], form);
    expect(planned).toMatchObject({
      questionnaire: { ...form.questionnaire, profile: [...form.questionnaire.profile, { id: 'branch' }] },
      unused: ['y', 'overall', 'note', 'w'],
    });
  });

  test('an instrument of six dimensions in Korean needs nothing more', () => {
    const instrument = givenInstrument(
      instrumentValue({ items: ['a', 'b', 'c', 'd', 'e', 'f'], sides: ['perception'] }),
    );
    const value = columns([{ column: '질문', item: 'i5', side: 'perception' }]);
    expect(plan(value, ['질문'], { template: buildQuestionnaire(instrument, 'customer') })).toMatchObject({
      columns: [{ field: 'i5.perception' }],
    });
  });
});

test('the mapping of the synthetic file is valid', () => {
  expect(parseMapping(readJson('test/oracle/synthetic-22x2/mapping.json'))).not.toHaveProperty('problems');
});

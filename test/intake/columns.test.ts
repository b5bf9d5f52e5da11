import { describe, expect, test } from 'vitest';
import { planColumns, type Wanted } from '../../src/intake/columns.ts';
import { parseMapping } from '../../src/intake/mapping.ts';
import { givenForm, givenInstrument, instrumentValue, readJson, servqual } from '../core/given.ts';

function plan(value: unknown, header: readonly string[], wanted: Wanted = null) {
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
        { column: 'overall', as: 'outcome', min: 0, max: 10 },
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
      outcomes: [{ id: 'overall', min: 0, max: 10 }],
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
    const turned = (reverse: readonly boolean[], wanted: Wanted) => {
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
    expect(turned([true, false], null)).toEqual([false, false]);
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
    ['no object', 7, { code: 'mapping-invalid', path: '.' }],
    ['no columns', { columns: [] }, { code: 'mapping-invalid', path: 'columns' }],
    ['a word misspelt', { colums: [item] }, { code: 'mapping-invalid' }],
    ['an unknown side', { columns: [{ ...item, side: 'hope' }] }, { code: 'mapping-invalid', path: 'columns.0.side' }],
    [
      'an unknown kind',
      { columns: [{ column: 'a', as: 'weigth' }] },
      { code: 'mapping-invalid', path: 'columns.0.as' },
    ],
    ['no scale', { columns: [item] }, { code: 'mapping-invalid', path: 'scale' }],
    ['a scale upside down', { scale: { min: 5, max: 1 }, columns: [item] }, { code: 'scale-backwards', path: 'scale' }],
    [
      'a scale of 37 points',
      { scale: { min: 0, max: 36 }, columns: [item] },
      { code: 'scale-too-wide', path: 'scale' },
    ],
    [
      'a scale among the codes for missing',
      { scale: { min: -7, max: 7 }, columns: [item] },
      { code: 'mapping-invalid' },
    ],
    ['no dimension', { scale, columns: [{ ...item, dimension: undefined }] }, { path: 'columns.0.dimension' }],
    ['an item called weight', { scale, columns: [{ ...item, item: 'weight' }] }, { path: 'columns.0.item' }],
    [
      'no items',
      { scale, columns: [{ column: 'E1', as: 'respondent' }] },
      { code: 'mapping-invalid', path: 'columns' },
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
      { code: 'mapping-invalid', path: 'columns.1' },
    ],
    [
      'a weight of no dimension',
      { scale, columns: [item, { column: 'x', as: 'weight', dimension: 'e' }] },
      { code: 'mapping-dimension-unknown', column: 'x' },
    ],
    [
      'a side of another audience',
      { scale, columns: [{ ...item, audience: 'manager' }] },
      { code: 'mapping-invalid', path: 'columns.0.audience' },
    ],
  ])('%s is refused with its place', (_, value, problem) => {
    const planned = plan(value, ['E1', 'x']);
    expect('problems' in planned && planned.problems[0]).toMatchObject(problem);
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

describe('A mapping for an instrument or a study', () => {
  const columns = (entries: readonly object[]) => ({ columns: entries });

  test('takes the instrument’s items, and of its sides those that the file has', () => {
    const value = columns([{ column: 'P1', item: 't1', side: 'perception' }]);
    expect(plan(value, ['P1'], { instrument: servqual })).toMatchObject({
      questionnaire: { instrument: 'servqual-1991', sides: [{ side: 'perception' }], items: { length: 22 } },
    });
  });

  test('an item, a side or a scale that the questionnaire does not have is refused', () => {
    const refuse = (value: unknown, problem: object) =>
      expect(plan(value, ['P1'], { instrument: servqual })).toMatchObject({ problems: [problem] });
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
    expect(plan(value, ['질문'], { instrument })).toMatchObject({ columns: [{ field: 'i5.perception' }] });
  });
});

test('the mapping of the synthetic file is valid', () => {
  expect(parseMapping(readJson('test/oracle/synthetic-22x2/mapping.json'))).not.toHaveProperty('problems');
});

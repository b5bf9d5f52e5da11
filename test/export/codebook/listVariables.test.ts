import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { listVariables } from '../../../src/export/codebook/listVariables.ts';
import { writeCodebook } from '../../../src/export/codebook/writeCodebook.ts';
import { listColumns } from '../../../src/export/responseColumns.ts';
import { givenStudy } from '../../core/report/explain/givenStudy.ts';

const studies = [givenStudy('chain'), givenStudy('direct', ['expectation', 'perception'], true)] as const;
const forms = studies.flatMap(({ questionnaires }) => Object.values(questionnaires));

describe('The codebook says of each column what it means', () => {
  test.each(forms)('in the order of the table, for $audience', (form) => {
    const variables = listVariables(form, ['branch', '=city']);
    expect(variables.map(({ name }) => name)).toEqual(
      listColumns('', form, ['branch', '=city']).map(({ name }) => name),
    );
    for (const { label } of variables) expect(Object.values(label).every((words) => words.length > 0)).toBe(true);
  });

  const [{ questionnaires }] = studies;
  const find = (name: string) => listVariables(questionnaires.customer, ['branch']).find((each) => each.name === name);

  test('an item has the ends of its scale, the three codes of what is missing, its dimension and side, and its wording', () => {
    expect(find('i2.perception')).toMatchObject({
      kind: 'scale',
      values: [{ value: '1' }, { value: '7' }],
      missing: [
        { value: '-9', label: { zh: '没有意见', en: 'no opinion' } },
        { value: '-8', label: { zh: '没有显示', en: 'not shown' } },
        { value: '-7', label: { zh: '拒绝回答', en: 'refused' } },
      ],
      range: { min: 1, max: 7 },
      dimension: 'a',
      side: 'perception',
      isReversed: true,
    });
    expect(find('i1.perception')).toMatchObject({ isReversed: false });
  });

  test('an outcome has a scale of its own, and points have 0 to 100', () => {
    expect(find('outcome.pleased')).toMatchObject({ kind: 'scale', range: { min: 0, max: 10 }, missing: [] });
    expect(find('weight.a')).toMatchObject({ kind: 'number', range: { min: 0, max: 100 }, dimension: 'a' });
  });
});

test('The codebook is a table with a row a variable, in both languages, that no spreadsheet runs', () => {
  const [{ questionnaires }] = studies;
  const rows = parse(writeCodebook(listVariables(questionnaires.customer, ['=city'])), {
    bom: true,
    columns: true,
  }) as Record<string, string>[];
  expect(rows).toHaveLength(listColumns('', questionnaires.customer, ['=city']).length);
  expect(rows.find(({ name }) => name === 'i2.perception')).toMatchObject({
    kind: 'scale',
    min: '1',
    max: '7',
    'missing.zh': "'-9 = 没有意见; -8 = 没有显示; -7 = 拒绝回答",
    'missing.en': "'-9 = no opinion; -8 = not shown; -7 = refused",
    dimension: 'a',
    side: 'perception',
    reversed: '1',
  });
});

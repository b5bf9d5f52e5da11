import { describe, expect, test } from 'vitest';
import { everybody } from '../../../src/core/study/filter.ts';
import { describeFilter } from '../../../src/export/reportView/describeFilter.ts';
import { describeSegments } from '../../../src/export/reportView/groupSections.ts';
import { orderGroups } from '../../../src/export/table/orderGroups.ts';
import { tabulatePairs } from '../../../src/export/table/segmentTables.ts';
import { givenStudy } from '../gallery/givenStudies.ts';
import { follow, speakers } from '../givenReports.ts';

const [, english = undefined as never] = speakers;
const order = (groups: readonly string[], choices?: readonly string[]) =>
  orderGroups(
    groups,
    (group) => group,
    choices && { choices: choices.map((id) => ({ id, text: { zh: id, en: id } })) },
  );

describe('Groups are shown', () => {
  test('by their numbers, and Chinese names by their sounds', () => {
    expect(order(['Branch 10', 'Branch 2', 'Branch 1'])).toEqual(['Branch 1', 'Branch 2', 'Branch 10']);
    expect(order(['第10店', '第2店'])).toEqual(['第2店', '第10店']);
    expect(order(['中山路', '北京路'])).toEqual(['北京路', '中山路']);
  });

  test('in the order of the choices where people chose, and behind these what was never offered', () => {
    const ages = ['under 30', '30 to 60', 'over 60'];
    expect(order(['8', ...ages.toReversed()], ages)).toEqual([...ages, '8']);
  });

  test('so in the tables of a report, each still with its own figures, while the report keeps its order', () => {
    const pictured = givenStudy('forty branches');
    const [segment = undefined as never] = pictured.report.segments;
    expect(segment.groups.slice(0, 3).map(({ value }) => value)).toEqual(['Branch 1', 'Branch 10', 'Branch 11']);
    const rows = describeSegments(pictured, english, 5)[0]?.table?.groups[0]?.rows ?? [];
    expect(rows.map(({ name }) => name)).toEqual(rows.map((_, place) => `Branch ${place + 1}`));
    for (const { name, cells } of rows) {
      const [group] = cells[0]?.at?.match(/^\/segments\/0\/groups\/\d+/) ?? [];
      expect(follow(pictured.report, `${group}/value`)).toBe(name);
    }
    const pairs = tabulatePairs(0, segment, pictured.questionnaire, english).groups[0]?.rows ?? [];
    expect(pairs.slice(0, 2).map(({ name }) => name)).toEqual(['Branch 2 − Branch 1', 'Branch 3 − Branch 1']);
  });

  test('so in the sentence that says who is hidden, and in the one that says who counts', () => {
    const { report, questionnaire, ...rest } = givenStudy('forty branches');
    const [segment = undefined as never] = report.segments;
    const groups = segment.groups.map((group) => ({ ...group, isHidden: /^Branch (2|10)$/.test(group.value) }));
    const hidden = describeSegments(
      { ...rest, questionnaire, report: { ...report, segments: [{ ...segment, groups }] } },
      english,
      5,
    );
    expect(hidden[0]?.hidden).toContain(': Branch 2 and Branch 10.');
    const filter = { ...everybody, 'segment.branch': ['Branch 10', 'Branch 2'], wave: ['10', '2'] };
    expect(describeFilter(filter, questionnaire, english)).toBe(
      'Which branch? = Branch 2 or Branch 10 and Wave = 10 or 2',
    );
  });
});

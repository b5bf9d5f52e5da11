import type { Language } from '../../core/instrument/text.ts';
import type { SegmentFigures } from '../../core/report/buildSegments.ts';
import { tellP } from '../../words/numbers.ts';
import type { Tabulated } from '../table/gapTables.ts';
import { orderGroups } from '../table/orderGroups.ts';
import { findQuestion, nameGroup, nameSegment, tabulateGroups } from '../table/segmentTables.ts';
import { nameDimension, type Speaker } from '../table/table.ts';
import { nameChange, tabulateLinked, tabulateWaves } from '../table/waveTable.ts';

/** What changed from wave to wave. */
export function describeWaves({ report, questionnaire }: Tabulated, speaker: Speaker) {
  return report.waves.map((change, place) => {
    const placed = { report, place, change, questionnaire };
    return {
      title: nameChange(change, speaker),
      table: tabulateWaves(placed, speaker),
      linked: tabulateLinked(placed, speaker),
    };
  });
}

/** The groups of each segment: whether they differ, which are hidden, and the figures of the rest. */
export function describeSegments({ report, questionnaire }: Tabulated, speaker: Speaker, minGroup: number) {
  const { say, language } = speaker;
  return report.segments.map((segment, index) => {
    const question = findQuestion(segment, questionnaire);
    const hidden = orderGroups(segment.groups, ({ value }) => value, question)
      .filter(({ isHidden }) => isHidden)
      .map(({ value }) => nameGroup(segment, value, questionnaire, speaker));
    const groups = listNames(hidden, language);
    return {
      title: nameSegment(segment, questionnaire, speaker),
      finding: judgeSegment(segment, (id) => nameDimension(questionnaire, id, speaker), speaker),
      hidden: hidden.length === 0 ? null : say('report.segment.hidden', { groups, min: minGroup }),
      table:
        hidden.length === segment.groups.length ? null : tabulateGroups(report, index, segment, questionnaire, speaker),
    };
  });
}

const level = 0.05;

/** In which dimensions the groups differ, after Holm. */
function judgeSegment(
  { dimensions }: SegmentFigures,
  nameOf: (id: string) => string,
  { say, language }: Speaker,
): string {
  const tested = dimensions.filter(({ pHolm }) => pHolm !== null);
  if (tested.length === 0) return say('report.segment.untested');
  const differing = tested.filter(({ pHolm }) => (pHolm ?? 1) < level);
  if (differing.length === 0) return say('report.segment.same');
  const names = differing.map(({ id, pHolm }) =>
    say('report.segment.dimension', { dimension: nameOf(id), p: tellP(pHolm) }),
  );
  return say('report.segment.differ', { dimensions: listNames(names, language) });
}

function listNames(names: readonly string[], language: Language): string {
  return new Intl.ListFormat(language).format(names);
}

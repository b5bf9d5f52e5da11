import type { Questionnaire } from '../../core/instrument/questionnaire.ts';
import type { Report } from '../../core/report/report.ts';
import { workExample } from '../../core/report/workedExample.ts';
import { formatDifference, formatScore } from '../../words/numbers.ts';
import type { Computed } from '../reportView/computed.ts';
import { nameItem, type Speaker } from '../table/table.ts';
import { describeScoreSheet } from './scoreSheet.ts';

/** One line of the first table of the sheet: an item with both answers and their difference, or boxes for them. */
interface ItemLine {
  readonly name: string;
  readonly figures: readonly string[] | null;
}

/**
 * The sheet on which a class rates both sides, shares points and computes the weighted score by hand, with an example that is worked
 * out. Null where the survey asks one side only, as there is no gap then.
 */
export function describeExercise({ questionnaire }: Pick<Computed, 'questionnaire'>, speaker: Speaker) {
  if (!asksBoth(questionnaire)) return null;
  const example = workExample(questionnaire);
  return {
    scale: questionnaire.scale,
    items: listItems(questionnaire, null, speaker),
    sheet: describeScoreSheet(questionnaire, null, speaker),
    example: {
      answers: example.answers.map(([expectation, perception], index) => ({
        number: index + 1,
        expectation,
        perception,
        gap: formatDifference(perception - expectation).replace(/\.00$/, ''),
      })),
      sheet: describeScoreSheet(questionnaire, example.report, speaker),
    },
  };
}

/** The key: the same tables with the figures of the study. Null where there is no gap. */
export function describeExerciseKey({ questionnaire, report }: Computed, speaker: Speaker) {
  if (!asksBoth(questionnaire)) return null;
  return {
    items: listItems(questionnaire, report, speaker),
    sheet: describeScoreSheet(questionnaire, report, speaker),
    hasPoints: report.dimensions.every(({ weight }) => weight !== null),
  };
}

function asksBoth({ sides }: Questionnaire): boolean {
  return (['expectation', 'perception'] as const).every((side) => sides.some((asked) => asked.side === side));
}

function listItems(questionnaire: Questionnaire, report: Report | null, speaker: Speaker): readonly ItemLine[] {
  return questionnaire.items.map((_, index) => {
    const found = report?.items[index];
    const figures = found && [
      formatScore(found.expectation),
      formatScore(found.perception),
      formatDifference(found.gap),
    ];
    return { name: nameItem(questionnaire, index, speaker), figures: figures ?? null };
  });
}

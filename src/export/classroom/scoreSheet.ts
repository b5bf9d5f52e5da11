import type { Questionnaire } from '../../core/instrument/questionnaire.ts';
import type { Report } from '../../core/report/report.ts';
import { formatDifference, formatScore } from '../../words/numbers.ts';
import { nameDimension, type Speaker } from '../table/table.ts';

/** The table by which a class computes the weighted score, filled in or, where figures are null, to be filled in by hand. */
export interface ScoreSheet {
  readonly rows: readonly {
    readonly name: string;
    /** The numbers of its items on the sheet. */
    readonly items: string;
    readonly figures: Figures | null;
  }[];
  readonly sum: { readonly gap: string; readonly points: string; readonly product: string } | null;
  /** The scores that follow, each under its own name. */
  readonly scores: readonly { readonly name: string; readonly how: string; readonly value: string | null }[];
}

interface Figures {
  readonly expectation: string;
  readonly perception: string;
  readonly gap: string;
  readonly points: string;
  readonly product: string;
}

/** The scores that can be had by hand from means and points. */
const byHand = ['meanOfDimensions', 'classroomSum', 'groupWeighted', 'classroomFifth'] as const;

/** The sheet of a report; to be filled in without one. */
export function describeScoreSheet(questionnaire: Questionnaire, report: Report | null, speaker: Speaker): ScoreSheet {
  const { say } = speaker;
  const scoreOf = (id: string) => report?.scores.find((score) => score.id === id)?.value ?? null;
  const rows = questionnaire.dimensions.map(({ id }) => {
    const found = report?.dimensions.find((dimension) => dimension.id === id);
    const numbers = questionnaire.items.flatMap(({ dimension }, index) => (dimension === id ? [index + 1] : []));
    return {
      name: nameDimension(questionnaire, id, speaker),
      items: joinRuns(numbers),
      figures: found ? tell(found) : null,
    };
  });
  return {
    rows,
    sum: report && {
      gap: formatDifference(scoreOf('sumOfDimensions')),
      points: formatScore(total(report.dimensions.map(({ weight }) => weight))),
      product: formatDifference(scoreOf('classroomSum')),
    },
    scores: byHand.map((id) => ({
      name: say(`score.${id}`),
      how: say(`exercise.how.${id}`, { count: questionnaire.dimensions.length }),
      value: report && formatDifference(scoreOf(id)),
    })),
  };
}

function tell({ expectation, perception, gap, weight }: Report['dimensions'][number]): Figures {
  return {
    expectation: formatScore(expectation),
    perception: formatScore(perception),
    gap: formatDifference(gap),
    points: formatScore(weight),
    product: formatDifference(weight === null || gap === null ? null : weight * gap),
  };
}

function total(values: readonly (number | null)[]): number | null {
  return values.reduce<number | null>((sum, value) => (sum === null || value === null ? null : sum + value), 0);
}

/** 5–9, or 1–3, 7. */
function joinRuns(numbers: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const number of numbers) {
    const last = runs.at(-1);
    if (last && last[1] === number - 1) last[1] = number;
    else runs.push([number, number]);
  }
  return runs.map(([from, to]) => (from === to ? String(from) : `${from}–${to}`)).join(', ');
}

import type { Response } from '../answers/response.ts';
import type { Questionnaire } from '../instrument/questionnaire.ts';
import { buildReport } from './buildReport.ts';
import { buildSample } from './buildSample.ts';
import type { Report } from './report.ts';

/** A sheet that somebody has filled in, and what follows from it. */
export interface WorkedExample {
  /** Expectation and perception of each item, in the questionnaire's order. */
  readonly answers: readonly (readonly [expectation: number, perception: number])[];
  /** Of each dimension; they sum to 100. */
  readonly points: readonly number[];
  /** Of this one person. */
  readonly report: Report;
}

/**
 * The sheet of a made-up customer, worked out by the program itself: so the example of a class sheet follows the rules of the report,
 * whatever the instrument. High hopes, and a perception from equal to two points below.
 */
export function workExample(questionnaire: Questionnaire): WorkedExample {
  const { scale, dimensions, items } = questionnaire;
  const sides = (['expectation', 'perception'] as const).flatMap(
    (side) => questionnaire.sides.find((asked) => asked.side === side) ?? [],
  );
  const answers = items.map((_, place) => {
    const expectation = Math.max(scale.min, scale.max - (place % 2));
    return [expectation, Math.max(scale.min, expectation - ((place * 2) % 3))] as const;
  });
  const points = sharePoints(dimensions.length);
  const plain = {
    ratings: [],
    antecedents: [],
    outcomes: [],
    profile: [],
    comments: [],
    isRanked: false,
    points: true,
  };
  const form: Questionnaire = { ...questionnaire, ...plain, sides };
  const packed = answers.flatMap((pair) => pair.map((answer) => (answer - scale.min).toString(36))).join('');
  const report = buildReport(
    { customer: buildSample(form, [fillIn(packed, new Map(dimensions.map(({ id }, d) => [id, points[d] ?? 0])))]) },
    { read: 1, duplicates: 0, minGroup: 1, version: '', waveOrder: null },
  );
  return { answers, points, report };
}

/** A hundred points, the more the earlier a dimension is shown. */
function sharePoints(count: number): readonly number[] {
  const middle = Math.floor(100 / count);
  const step = Math.floor(middle / count);
  const points = Array.from({ length: count }, (_, d) => middle + (count - 1 - 2 * d) * step);
  const left = 100 - points.reduce((sum, each) => sum + each, 0);
  return points.map((each, d) => (d === 0 ? each + left : each));
}

function fillIn(items: string, points: ReadonlyMap<string, number>): Response {
  const nothing = new Map();
  return {
    id: 'example',
    answers: { items, points, outcomes: nothing, profile: nothing, comments: nothing },
    wave: null,
    respondent: null,
    token: null,
    submittedAt: null,
    language: null,
    seconds: null,
  };
}

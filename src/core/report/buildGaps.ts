import { contrastAntecedent, contrastDimension, contrastOverall, findScores } from '../gaps/contrast.ts';
import { type Gap, type GapNumber, gaps, isPaired } from '../gaps/gap.ts';
import { audienceOf, type RatingSide, type Side } from '../instrument/side.ts';
import { adjustHolm } from '../statistics/adjustP.ts';
import type { Moments } from '../statistics/moments.ts';
import { oneSampleT } from '../statistics/oneSampleT.ts';
import { welchT } from '../statistics/welchT.ts';
import type { ScoreTable } from '../summary/scoreTable.ts';
import type { Interval, TestedMean } from './interval.ts';
import type { Sample, Samples } from './sample.ts';

/**
 * One of the five gaps. `n` is one number where the same people answered both sides or rated the gap outright, else
 * [second, first].
 */
export interface GapFigures extends GapTest {
  /** Differences within people, between two groups of people, or one direct rating less the top of the scale. */
  readonly design: 'paired' | 'welch' | 'direct';
  readonly dimensions: readonly GapDimension[];
  /** What is known to widen this gap, the weakest first. */
  readonly antecedents: readonly AntecedentFigures[];
}

/** `sd` and `dz` are of the differences or ratings of single people; between two groups of people there are none. */
interface GapTest extends TestedMean {
  readonly sd: number | null;
  readonly dz: number | null;
  /** Of a direct rating: how far the gap is closed, 0 to 100. */
  readonly closure?: number | null;
}

export interface GapDimension extends GapTest {
  readonly id: string;
  readonly pHolm: number | null;
  /** Of a direct rating: how many said that there is nothing to rate. */
  readonly none?: number;
}

export interface AntecedentFigures {
  readonly id: string;
  readonly n: number;
  readonly mean: number | null;
  readonly ci: Interval | null;
}

/** The direct rating that stands for a gap in the original design of Zeithaml, Parasuraman and Berry (1990). */
export const directRating: Readonly<Partial<Record<GapNumber, RatingSide>>> = { 2: 'formalised', 3: 'able', 4: 'kept' };

/** The five gaps as far as they were asked; null where a side is missing or nobody of an audience answered. */
export function buildGaps(samples: Samples): Readonly<Record<GapNumber, GapFigures | null>> {
  const build = (gap: Gap): GapFigures | null => {
    const figures = isPaired(gap) ? pairedGap(samples, gap) : welchGap(samples, gap);
    const direct = figures ?? directGap(samples, gap.number);
    return direct && { ...direct, antecedents: listAntecedents(samples, gap.number) };
  };
  const [one, two, three, four, five] = gaps.map(build);
  return { 1: one ?? null, 2: two ?? null, 3: three ?? null, 4: four ?? null, 5: five ?? null };
}

type Measured = Omit<GapFigures, 'antecedents'>;

/** The mean of differences within people. Customers' two sides rest on the same items; those of staff on each one's own. */
function pairedGap(samples: Samples, { first, second }: Gap): Measured | null {
  const sample = samples[audienceOf(second)];
  if (!sample || !asks(sample, first) || !asks(sample, second)) return null;
  const { questionnaire, summary } = sample;
  const table = [
    [first, second],
    [second, first],
  ].map((sides) => summary.scores.find((each) => each.sides.join() === sides.join()));
  const weights = table[0] ? [-1, 1] : [1, -1];
  const scores = table[0] ?? table[1];
  if (!scores) return null;
  const test = (moments: Moments): GapTest => ({ value: moments.mean, n: moments.n, ...oneSampleT(moments) });
  return withHolm(
    'paired',
    test(contrastOverall(questionnaire, scores, weights)),
    questionnaire.dimensions.map(({ id }, d) => ({
      id,
      ...test(contrastDimension(questionnaire, scores, d, weights).moments),
    })),
  );
}

/** The difference of means of two groups of people, by Welch. */
function welchGap(samples: Samples, { first, second }: Gap): Measured | null {
  const from = samples[audienceOf(first)];
  const to = samples[audienceOf(second)];
  if (!from || !to || !asks(from, first) || !asks(to, second)) return null;
  const compare = (momentsOf: (sample: Sample, table: ScoreTable) => Moments): GapTest => {
    const [high, low] = [
      momentsOf(to, findScores(to.summary, [second])),
      momentsOf(from, findScores(from.summary, [first])),
    ];
    const { diff, ci, t, df, p } = welchT(high, low);
    return { value: diff, n: [high.n, low.n], sd: null, dz: null, ci, t, df, p };
  };
  return withHolm(
    'welch',
    compare(({ questionnaire }, table) => contrastOverall(questionnaire, table, [1])),
    from.questionnaire.dimensions.map(({ id }) => ({
      id,
      ...compare(({ questionnaire }, table) => {
        const d = questionnaire.dimensions.findIndex((dimension) => dimension.id === id);
        return contrastDimension(questionnaire, table, d, [1]).moments;
      }),
    })),
  );
}

/** A direct rating less the top of its scale: 0 where the gap is closed, never above. */
function directGap(samples: Samples, number: GapNumber): Measured | null {
  const side = directRating[number];
  const sample = side && samples[audienceOf(side)];
  const rating = sample?.questionnaire.ratings.findIndex((asked) => asked.side === side) ?? -1;
  if (!side || !sample || rating < 0) return null;
  const { questionnaire, summary } = sample;
  const { min, max } = questionnaire.scale;
  const table = findScores(summary, [side]);
  const test = (moments: Moments): GapTest => {
    const value = moments.mean === null ? null : moments.mean - max;
    const closure = value === null ? null : 100 * (1 + value / (max - min));
    return { value, n: moments.n, ...oneSampleT({ ...moments, mean: value }), closure };
  };
  return withHolm(
    'direct',
    test(contrastOverall(questionnaire, table, [1])),
    questionnaire.dimensions.map(({ id }, d) => {
      const figures = test(contrastDimension(questionnaire, table, d, [1]).moments);
      const none = [...(summary.ratingAnswers[d] ?? [])].reduce(
        (sum, [answers, count]) => sum + (answers[rating] === '?' ? count : 0),
        0,
      );
      return { id, ...figures, none };
    }),
  );
}

function withHolm(
  design: Measured['design'],
  whole: GapTest,
  dimensions: readonly Omit<GapDimension, 'pHolm'>[],
): Measured {
  const holm = adjustHolm(dimensions.map(({ p }) => p));
  return { design, ...whole, dimensions: dimensions.map((each, index) => ({ ...each, pHolm: holm[index] ?? null })) };
}

/** The antecedents of a gap from weakest to strongest, those without answers last. */
function listAntecedents(samples: Samples, number: GapNumber): readonly AntecedentFigures[] {
  const all = Object.values(samples).flatMap(({ questionnaire, summary }: Sample) =>
    questionnaire.antecedents.flatMap(({ id, gap }, index) => {
      if (gap !== number) return [];
      const { moments } = contrastAntecedent(questionnaire, summary, index);
      return [{ id, n: moments.n, mean: moments.mean, ci: oneSampleT(moments).ci }];
    }),
  );
  return all.sort((a, b) => (a.mean ?? Number.POSITIVE_INFINITY) - (b.mean ?? Number.POSITIVE_INFINITY));
}

function asks({ questionnaire }: Sample, side: Side): boolean {
  return questionnaire.sides.some((asked) => asked.side === side);
}

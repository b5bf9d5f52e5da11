import { contrastDimension, describeOverall, findScores } from '../gaps/contrast.ts';
import type { Side } from '../instrument/side.ts';
import { bootstrapTable } from '../statistics/bootstrap.ts';
import type { Tally } from '../statistics/tally.ts';
import { buildFactors } from './buildFactors.ts';
import { buildImportance } from './buildImportance.ts';
import type { BootstrapFigures, Bootstraps, DeepReport } from './report.ts';
import type { Sample } from './sample.ts';

const resamples = 1999;

/** The part of a report that takes longer. The seed makes it repeatable. */
export function buildDeepReport(sample: Sample, seed: number): DeepReport {
  const { questionnaire, summary } = sample;
  return {
    factors: buildFactors(questionnaire, summary, seed),
    importance: buildImportance(sample, seed),
    bootstrap: buildBootstraps(sample, seed),
  };
}

/** Gaps are bounded and skewed, so intervals that assume nothing of their shape stand beside Student's. */
function buildBootstraps({ questionnaire, summary }: Sample, seed: number): Bootstraps {
  const sides: readonly Side[] = ['expectation', 'perception'];
  const table = summary.scores.find((scores) => scores.sides.join() === sides.join());
  const draw = (tally: Tally): BootstrapFigures => bootstrapMean(tally, seed);
  return {
    seed,
    resamples,
    dimensions: questionnaire.dimensions.map(({ id }, d) => ({
      id,
      ...(table ? draw(contrastDimension(questionnaire, findScores(summary, sides), d, [-1, 1]).tally) : nothing),
    })),
    overall: table ? draw(describeOverall(questionnaire, table).tally) : nothing,
  };
}

const nothing: BootstrapFigures = { percentile: null, bca: null };

function bootstrapMean({ values, counts }: Tally, seed: number): BootstrapFigures {
  const meanOf = (drawn: ArrayLike<number>): number | null => {
    let n = 0;
    let sum = 0;
    for (let index = 0; index < values.length; index++) {
      n += drawn[index] ?? 0;
      sum += (drawn[index] ?? 0) * (values[index] ?? 0);
    }
    return n === 0 ? null : sum / n;
  };
  const found = bootstrapTable(counts, meanOf, { seed, resamples });
  return found === null ? nothing : { percentile: found.percentile, bca: found.bca };
}

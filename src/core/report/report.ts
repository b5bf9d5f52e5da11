import type { GapNumber } from '../gaps/gap.ts';
import type { Filter } from '../study/filter.ts';
import type { DimensionFigures } from './buildDimensions.ts';
import type { AllFactors } from './buildFactors.ts';
import type { GapFigures } from './buildGaps.ts';
import type { ImportanceMap } from './buildImportance.ts';
import type { ItemFigures } from './buildItems.ts';
import type { Measurement } from './buildMeasurement.ts';
import type { QualityFigures } from './buildQuality.ts';
import type { Regressions } from './buildRegression.ts';
import type { Score } from './buildScores.ts';
import type { SegmentFigures } from './buildSegments.ts';
import type { StudyRepurchase } from './buildStudyRepurchase.ts';
import type { Waterfall } from './buildWaterfall.ts';
import type { WaveChange } from './buildWaves.ts';
import type { Zones } from './buildZones.ts';
import type { Figures } from './figures.ts';
import type { Finding } from './finding.ts';
import type { TestedMean } from './interval.ts';
import type { Note } from './notes.ts';

/**
 * The report as one plain value: what the page, `--json` and the terminal print. Figures are unrounded, and null where a
 * statistic does not exist, with the reason in `notes`. Outside scripts hold on to the field names.
 */
export interface Report {
  readonly schema: 'fivegaps-report/1';
  readonly software: { readonly name: 'FiveGaps'; readonly version: string };
  readonly instrument: string;
  readonly scale: { readonly min: number; readonly max: number };
  /** Who was chosen; missing where all count. */
  readonly filter?: Filter;
  /** Whom it leaves out of those. */
  readonly without?: 'flagged';
  readonly responses: { readonly read: number; readonly duplicates: number; readonly used: number };
  readonly items: readonly ItemFigures[];
  readonly dimensions: readonly DimensionFigures[];
  readonly overall: {
    readonly unweighted: Figures & { readonly value: number | null };
    readonly weighted: TestedMean;
    readonly perceptionIndex: { readonly value: number | null; readonly n: number };
  };
  /** The whole study in one number, under each of the names in use. */
  readonly scores: readonly Score[];
  readonly gaps: Readonly<Record<GapNumber, GapFigures | null>>;
  readonly waterfall: Waterfall | null;
  readonly zones: Zones | null;
  readonly waves: readonly WaveChange[];
  readonly segments: readonly SegmentFigures[];
  readonly regression: Regressions;
  /** Missing where the study does not ask what it needs, and where not all are counted. */
  readonly repurchase?: StudyRepurchase;
  readonly measurement: Measurement;
  readonly quality: QualityFigures;
  readonly findings: readonly Finding[];
  readonly notes: readonly Note[];
}

/** What takes longer to compute, because it draws samples or searches: `analyze` and the analyst's pages add it. */
export interface DeepReport {
  readonly factors: AllFactors;
  readonly importance: readonly ImportanceMap[];
  /** Bootstrap intervals of the dimension gaps and of the overall gap. */
  readonly bootstrap: Bootstraps;
}

export interface Bootstraps {
  readonly seed: number;
  readonly resamples: number;
  readonly dimensions: readonly (BootstrapFigures & { readonly id: string })[];
  readonly overall: BootstrapFigures;
}

export interface BootstrapFigures {
  readonly percentile: readonly [number, number] | null;
  readonly bca: readonly [number, number] | null;
}

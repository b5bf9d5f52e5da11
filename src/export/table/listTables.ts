import { gaps } from '../../core/gaps/gap.ts';
import type { Questionnaire } from '../../core/instrument/questionnaire.ts';
import { areEachTwoCompared } from '../../core/report/buildSegments.ts';
import { isTooFew } from '../../core/report/notes.ts';
import type { DeepReport, Report } from '../../core/report/report.ts';
import type { Samples } from '../../core/report/sample.ts';
import { tabulateEigenvalues, tabulateFactorCorrelations, tabulateLoadings } from './factorTables.ts';
import { tabulateAntecedents, tabulateFiveGaps, tabulateGapDimensions } from './fiveGapTables.ts';
import { tabulateDimensions, tabulateItems } from './gapTables.ts';
import { tabulateImportance, tabulateRegression } from './importanceTables.ts';
import { listMeasured, tabulateDifference, tabulateItemMeasurement, tabulateReliability } from './measurementTables.ts';
import { tabulatePeople } from './peopleTable.ts';
import { tabulateFlags, tabulateWithout } from './qualityTables.ts';
import { tabulateEffects, tabulateRates } from './repurchaseTables.ts';
import { tabulateScores, tabulateShares, tabulateZones } from './scoreTables.ts';
import { tabulateGroups, tabulatePairs, tabulateSegmentTests } from './segmentTables.ts';
import type { Speaker, Table } from './table.ts';
import {
  tabulateDimensionEffects,
  tabulateDimensionTests,
  tabulateItemEffects,
  tabulateItemTests,
} from './testTables.ts';
import { tabulateWaterfall } from './waterfallTable.ts';
import { nameChange, tabulateLinked, tabulateWaves } from './waveTable.ts';
import { tabulateWeights } from './weightTable.ts';

/** A report that files print whole, with the part that takes longer. */
export interface WholeReport {
  readonly report: Report & DeepReport;
  readonly samples: Samples;
  /** The customers' one. */
  readonly questionnaire: Questionnaire;
}

/** All tables of a report, each under a label of its own, first whom it is of; of too few people there is no other. */
export function listTables(whole: WholeReport, speaker: Speaker): readonly Table[] {
  if (isTooFew(whole.report)) return [tabulatePeople(whole, speaker)];
  return [
    tabulatePeople(whole, speaker),
    ...listGaps(whole, speaker),
    ...listComparisons(whole, speaker),
    ...listTests(whole, speaker),
    ...listMeasurement(whole, speaker),
    ...listImportance(whole, speaker),
    tabulateFlags(whole.report, speaker),
    ...(whole.report.quality.flagged > 0 ? [tabulateWithout(whole, speaker)] : []),
  ];
}

function listGaps(whole: WholeReport, speaker: Speaker): readonly Table[] {
  const { report, samples } = whole;
  return [
    tabulateDimensions(whole, speaker),
    tabulateItems(whole, speaker),
    tabulateFiveGaps(report, speaker),
    ...gaps.flatMap(({ number }) => {
      const figures = report.gaps[number];
      if (!figures || figures.value === null) return [];
      const { antecedents } = figures;
      return [
        tabulateGapDimensions(report, samples, number, figures, speaker),
        ...(antecedents.length > 0 ? [tabulateAntecedents(report, samples, number, antecedents, speaker)] : []),
      ];
    }),
    ...(report.waterfall ? [tabulateWaterfall(report.waterfall, speaker)] : []),
    ...(report.dimensions.some(({ weight }) => weight !== null) ? [tabulateWeights(whole, speaker)] : []),
    tabulateScores(report, speaker),
    ...(report.overall.unweighted.gap === null ? [] : [tabulateShares(whole, speaker)]),
    ...(report.zones ? [tabulateZones(report.zones, whole, speaker)] : []),
  ];
}

function listComparisons({ report, questionnaire }: WholeReport, speaker: Speaker): readonly Table[] {
  return [
    ...report.waves.flatMap((change, place) => {
      const placed = { report, place, change, questionnaire };
      const linked = tabulateLinked(placed, speaker);
      return [tabulateWaves(placed, speaker), ...(linked ? [under(nameChange(change, speaker), linked)] : [])];
    }),
    ...report.segments.flatMap((segment, place) => [
      tabulateGroups(report, place, segment, questionnaire, speaker),
      tabulateSegmentTests(place, segment, questionnaire, speaker),
      ...(areEachTwoCompared(segment.groups) ? [tabulatePairs(place, segment, questionnaire, speaker)] : []),
    ]),
  ];
}

function listTests(whole: WholeReport, speaker: Speaker): readonly Table[] {
  return [
    tabulateDimensionTests(whole, speaker),
    tabulateDimensionEffects(whole, whole.report.bootstrap, speaker),
    tabulateItemTests(whole, speaker),
    tabulateItemEffects(whole, speaker),
  ];
}

function listMeasurement(whole: WholeReport, speaker: Speaker): readonly Table[] {
  const { report, questionnaire } = whole;
  const measured = listMeasured(report);
  return [
    tabulateReliability(whole, speaker),
    ...(measured.length === 3 ? [tabulateDifference(whole, speaker)] : []),
    tabulateItemMeasurement(whole, speaker),
    ...measured.flatMap((side) => {
      const factors = report.factors[side];
      if (!factors) return [];
      const tables = [
        tabulateEigenvalues(side, factors, speaker),
        tabulateLoadings(side, factors, 'varimax', questionnaire, speaker),
        // A single factor cannot be turned.
        factors.parallel.keep > 1 ? tabulateLoadings(side, factors, 'oblimin', questionnaire, speaker) : null,
        tabulateFactorCorrelations(side, factors, speaker),
      ];
      return tables.flatMap((table) => (table ? [under(speaker.say(`report.${side}`), table)] : []));
    }),
  ];
}

function listImportance({ report, questionnaire }: WholeReport, speaker: Speaker): readonly Table[] {
  return [
    ...report.importance.flatMap((map, place) => {
      const table = tabulateImportance(place, map, 'means', questionnaire, speaker);
      return map.crosshairs.means === null ? [] : [under(speaker.say(`report.importance.by.${map.source}`), table)];
    }),
    ...(report.repurchase
      ? [tabulateRates(report.repurchase, speaker, true), tabulateEffects(report.repurchase, speaker, true)]
      : []),
    ...questionnaire.outcomes.flatMap(({ id, text }) =>
      (['gaps', 'perceptions'] as const).flatMap((kind) => {
        const model = report.regression[id]?.[kind];
        return model ? [under(speaker.text(text), tabulateRegression(id, kind, model, questionnaire, speaker))] : [];
      }),
    ),
  ];
}

/** A table whose label says as well what it belongs to. */
function under(what: string, table: Table): Table {
  return { ...table, label: `${what} · ${table.label}` };
}

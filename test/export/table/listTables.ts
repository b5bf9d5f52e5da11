import {
  tabulateEigenvalues,
  tabulateFactorCorrelations,
  tabulateLoadings,
} from '../../../src/export/table/factorTables.ts';
import {
  tabulateAntecedents,
  tabulateFiveGaps,
  tabulateGapDimensions,
} from '../../../src/export/table/fiveGapTables.ts';
import { tabulateDimensions, tabulateItems } from '../../../src/export/table/gapTables.ts';
import { tabulateImportance, tabulateRegression } from '../../../src/export/table/importanceTables.ts';
import {
  tabulateDifference,
  tabulateItemMeasurement,
  tabulateReliability,
} from '../../../src/export/table/measurementTables.ts';
import { tabulateFlags, tabulateWithout } from '../../../src/export/table/qualityTables.ts';
import { tabulateScores, tabulateShares, tabulateZones } from '../../../src/export/table/scoreTables.ts';
import { tabulateGroups, tabulatePairs, tabulateSegmentTests } from '../../../src/export/table/segmentTables.ts';
import type { Speaker, Table } from '../../../src/export/table/table.ts';
import {
  tabulateDimensionEffects,
  tabulateDimensionTests,
  tabulateItemEffects,
  tabulateItemTests,
} from '../../../src/export/table/testTables.ts';
import { tabulateLinked, tabulateWaves } from '../../../src/export/table/waveTable.ts';
import type { Made } from '../givenReports.ts';

/** Every table of a report, by its name here. */
export function listTables(made: Made, speaker: Speaker): readonly (readonly [name: string, table: Table])[] {
  const { report, samples, questionnaire } = made;
  const { bootstrap, importance, factors } = made.deep();
  const tables: (readonly [string, Table | null])[] = [
    ['five gaps', tabulateFiveGaps(report, speaker)],
    ['dimensions', tabulateDimensions(made, speaker)],
    ['items', tabulateItems(made, speaker)],
    ['scores', tabulateScores(report, speaker)],
    ['shares', tabulateShares(made, speaker)],
    ['zones', report.zones && tabulateZones(report.zones, made, speaker)],
    ['item tests', tabulateItemTests(made, speaker)],
    ['item effects', tabulateItemEffects(made, speaker)],
    ['dimension tests', tabulateDimensionTests(made, speaker)],
    ['dimension effects', tabulateDimensionEffects(made, bootstrap, speaker)],
    ['reliability', tabulateReliability(made, speaker)],
    ['difference', tabulateDifference(made, speaker)],
    ['item measurement', tabulateItemMeasurement(made, speaker)],
    ['flags', tabulateFlags(report, speaker)],
    ['without', tabulateWithout(made, speaker)],
    ...([1, 2, 3, 4] as const).flatMap((number): (readonly [string, Table])[] => {
      const figures = report.gaps[number];
      if (!figures) return [];
      return [
        [`dimensions of gap ${number}`, tabulateGapDimensions(report, samples, number, figures, speaker)],
        [`antecedents ${number}`, tabulateAntecedents(report, samples, number, figures.antecedents, speaker)],
      ];
    }),
    ...report.waves.flatMap((change, place) => {
      const placed = { report, place, change, questionnaire };
      return [
        [`wave ${place}`, tabulateWaves(placed, speaker)],
        [`linked ${place}`, tabulateLinked(placed, speaker)],
      ] as const;
    }),
    ...report.segments.flatMap((segment, place) => [
      [`groups ${place}`, tabulateGroups(report, place, segment, questionnaire, speaker)] as const,
      [`segment tests ${place}`, tabulateSegmentTests(place, segment, questionnaire, speaker)] as const,
      [`pairs ${place}`, tabulatePairs(place, segment, questionnaire, speaker)] as const,
    ]),
    ...importance.map(
      (map, place) => [`map ${place}`, tabulateImportance(place, map, 'means', questionnaire, speaker)] as const,
    ),
    ...(['expectation', 'perception', 'gap'] as const).flatMap((side) => {
      const found = factors[side];
      if (!found) return [];
      return [
        [`eigenvalues ${side}`, tabulateEigenvalues(side, found, speaker)] as const,
        [`varimax ${side}`, tabulateLoadings(side, found, 'varimax', questionnaire, speaker)] as const,
        [`oblimin ${side}`, tabulateLoadings(side, found, 'oblimin', questionnaire, speaker)] as const,
        [`phi ${side}`, tabulateFactorCorrelations(side, found, speaker)] as const,
      ];
    }),
    ...Object.entries(report.regression).flatMap(([outcome, models]) =>
      (['gaps', 'perceptions'] as const).flatMap((kind) => {
        const model = models[kind];
        return model
          ? [[`${kind} of ${outcome}`, tabulateRegression(outcome, kind, model, questionnaire, speaker)] as const]
          : [];
      }),
    ),
  ];
  return tables.flatMap(([name, table]) => (table === null ? [] : [[name, table] as const]));
}

import { contrastOverall, describeOverall, findScores } from '../gaps/contrast.ts';
import { gaps as allGaps, type GapNumber } from '../gaps/gap.ts';
import { itemsOf } from '../instrument/questionnaire.ts';
import type { Side } from '../instrument/side.ts';
import type { Filter } from '../study/filter.ts';
import { countAnswered } from '../summary/countAnswered.ts';
import type { Summary } from '../summary/summary.ts';
import { buildDimensions } from './buildDimensions.ts';
import { buildGaps } from './buildGaps.ts';
import { buildItems } from './buildItems.ts';
import { buildMeasurement } from './buildMeasurement.ts';
import { buildQuality } from './buildQuality.ts';
import { buildRegression, explainRegression } from './buildRegression.ts';
import { buildSample } from './buildSample.ts';
import { buildScores, type Score, type ScoreId } from './buildScores.ts';
import { areEachTwoCompared, buildSegments } from './buildSegments.ts';
import { buildStudyRepurchase, explainRepurchase } from './buildStudyRepurchase.ts';
import { buildWaterfall } from './buildWaterfall.ts';
import { buildWaves } from './buildWaves.ts';
import { buildZones } from './buildZones.ts';
import { buildFigures } from './figures.ts';
import { listFindings } from './findings.ts';
import { chooseGroupsShown, type GroupsShown } from './groupsShown.ts';
import { testMean } from './interval.ts';
import { explainGap, explainMissing, explainReliability, type Note } from './notes.ts';
import type { Report } from './report.ts';
import type { Sample, Samples } from './sample.ts';
import { orderWaves } from './waveOrder.ts';
import { weightedMoments } from './weightedScores.ts';

export interface ReportSettings {
  /** Rows read, and those left out because they stood there twice. */
  readonly read: number;
  readonly duplicates: number;
  /** No figure of fewer people is shown, and a note says so; 1 shows everything. */
  readonly minGroup: number;
  readonly version: string;
  /** The waves from first to last where the study says it; null for the usual order of their names. */
  readonly waveOrder: readonly string[] | null;
  /**
   * Who was chosen, where not all are counted. Such a report tells no groups apart: each would be a set of people that the same
   * rule has to let through, which it does when it is asked for.
   */
  readonly filter?: Filter;
  readonly without?: 'flagged';
  /** Notes that the reading of the data left. */
  readonly notes?: readonly Note[];
}

const nothingShown: GroupsShown = { waves: new Set(), segments: [] };

/** The report of a study from its samples. */
export function buildReport(given: Samples, settings: ReportSettings): Report {
  const samples = withoutSmall(given, settings.minGroup);
  const { questionnaire, summary, quality } = samples.customer;
  const { scale } = questionnaire;
  const asked = (['expectation', 'perception'] as const).filter((side) =>
    questionnaire.sides.some((each) => each.side === side),
  );
  const items = buildItems(questionnaire, summary, asked);
  const dimensions = buildDimensions(questionnaire, summary, asked);
  const overall = buildFigures(asked, scale, ({ weights }) => {
    const table = findScores(summary, asked);
    return {
      moments: contrastOverall(questionnaire, table, weights),
      tally: describeOverall(questionnaire, table).tally,
    };
  });
  const scores = buildScores(questionnaire, summary, asked, items, dimensions);
  const gaps = buildGaps(samples);
  const measurement = buildMeasurement(questionnaire, summary);
  const figuresOfQuality = buildQuality(questionnaire, samples.customer, asked, items, measurement);
  const isTooFew = samples.customer !== given.customer;
  const isDivided = settings.filter === undefined;
  const shown = isDivided ? chooseGroupsShown(questionnaire, summary, settings.minGroup) : nothingShown;
  const waves = orderWaves([...shown.waves], settings.waveOrder);
  const regression = buildRegression(questionnaire, summary, asked);
  const bought = buildStudyRepurchase(questionnaire, summary, settings.minGroup);
  // Its cells are groups, too.
  const repurchase = isDivided || settings.minGroup === 1 ? bought : null;
  const segments = isDivided ? buildSegments(questionnaire, summary, shown.segments) : [];
  const measured = buildGaps(given);
  const isHidden = (number: GapNumber) => gaps[number] === null && measured[number] !== null;

  return {
    schema: 'fivegaps-report/1',
    software: { name: 'FiveGaps', version: settings.version },
    instrument: questionnaire.instrument,
    scale: { min: scale.min, max: scale.max },
    ...(settings.filter && { filter: settings.filter }),
    ...(settings.without && { without: settings.without }),
    responses: { read: settings.read, duplicates: settings.duplicates, used: given.customer.summary.n },
    items,
    dimensions,
    overall: {
      unweighted: { value: overall.gap, ...overall },
      weighted: testMean(weightedMoments(questionnaire, summary, asked, () => true)),
      perceptionIndex: findScore(scores, 'perceptionIndex'),
    },
    scores,
    gaps,
    waterfall: buildWaterfall(samples, gaps),
    zones: buildZones(questionnaire, summary),
    waves: buildWaves(samples.customer, waves, settings.minGroup),
    segments,
    regression,
    ...(repurchase && { repurchase }),
    measurement,
    quality: figuresOfQuality,
    findings: listFindings({
      overall,
      dimensions,
      items,
      gaps,
      against: figuresOfQuality.against,
      flagged: quality.flagged.n,
      isFilledToTarget: quality.targetAlpha.isSuspicious,
      used: summary.n,
    }),
    notes: isTooFew
      ? [{ at: '', code: 'too-few' }]
      : [
          ...(settings.notes ?? []),
          ...listUnasked(asked),
          ...items.flatMap((figures, index) => explainMissing(`/items/${index}`, figures)),
          ...dimensions.flatMap((figures, index) => [
            ...explainMissing(`/dimensions/${index}`, figures),
            ...explainReliability(`/dimensions/${index}`, figures, asked, itemsOf(questionnaire, figures.id).length),
          ]),
          ...explainMissing('/overall/unweighted', overall),
          ...allGaps
            .filter(({ number }) => number < 5)
            .flatMap(({ number }) => explainGap(number, gaps[number], isHidden(number))),
          ...explainRegression(questionnaire, summary, asked, regression),
          ...(repurchase ? explainRepurchase(repurchase) : []),
          ...(bought && !repurchase ? [{ at: '/repurchase', code: 'whole-only' } as const] : []),
          ...(isDivided ? explainGroups(summary, shown, segments) : []),
        ],
  };
}

/** The sample of the customers is emptied where they are too few, and those of staff are left out: no figure can show them. */
function withoutSmall({ customer, ...staff }: Samples, minGroup: number): Samples {
  const isSmall = ({ summary }: Sample) => minGroup > 1 && countAnswered(summary) < minGroup;
  const shown = Object.entries(staff).filter(([, sample]) => !isSmall(sample));
  return {
    customer: isSmall(customer) ? buildSample(customer.questionnaire, []) : customer,
    ...Object.fromEntries(shown),
  };
}

/** Notes where waves or groups are kept back. */
function explainGroups({ waves }: Summary, shown: GroupsShown, segments: Report['segments']): readonly Note[] {
  const hasHidden = (groups: Report['segments'][number]['groups']) => groups.some(({ isHidden }) => isHidden);
  return [
    ...(waves === null ? [{ at: '/waves', code: 'too-many-groups' } as const] : []),
    ...(waves !== null && shown.waves.size < waves.size ? [{ at: '/waves', code: 'groups-hidden' } as const] : []),
    ...segments.flatMap(({ groups }, index): Note[] => [
      ...(hasHidden(groups) ? [{ at: `/segments/${index}`, code: 'groups-hidden' } as const] : []),
      ...(areEachTwoCompared(groups) ? [] : [{ at: `/segments/${index}`, code: 'too-many-pairs' } as const]),
    ]),
  ];
}

function findScore(scores: readonly Score[], wanted: ScoreId): { readonly value: number | null; readonly n: number } {
  const { value = null, n = 0 } = scores.find(({ id }) => id === wanted) ?? {};
  return { value, n };
}

function listUnasked(asked: readonly Side[]): readonly Note[] {
  return (['expectation', 'perception'] as const)
    .filter((side) => !asked.includes(side))
    .map((side) => ({ at: '/gaps/5', code: 'side-not-asked', side }));
}

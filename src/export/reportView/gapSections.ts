import { type Gap, gaps } from '../../core/gaps/gap.ts';
import { audienceOf, type Side } from '../../core/instrument/side.ts';
import type { StaffForm } from '../../core/instrument/staffForm.ts';
import { isGapHidden } from '../../core/report/notes.ts';
import type { Report } from '../../core/report/report.ts';
import type { Samples } from '../../core/report/sample.ts';
import { nameGap } from '../../words/nameGap.ts';
import { formatDifference } from '../../words/numbers.ts';
import { drawGapModel } from '../picture/gapModel.ts';
import { drawWaterfall } from '../picture/waterfall.ts';
import { tabulateAntecedents, tabulateFiveGaps, tabulateGapDimensions } from '../table/fiveGapTables.ts';
import type { Speaker } from '../table/table.ts';

/** The gap model as a picture and as a table, and what to do to get the gaps that are missing. */
export function describeFiveGaps(report: Report, samples: Samples, speaker: Speaker) {
  const { language } = speaker;
  return {
    wide: drawGapModel(report, language, 'wide', ''),
    tall: drawGapModel(report, language, 'tall', ''),
    table: tabulateFiveGaps(report, speaker),
    missing: findMissing(report, samples),
    hasInside: gaps.some(({ number }) => number < 5 && report.gaps[number] !== null),
  };
}

/** What keeps some of the gaps from being measured: staff who answer, or sides that nobody is asked. */
function findMissing(report: Report, samples: Samples): 'people' | 'sides' | null {
  const missing = gaps.flatMap((gap) => (report.gaps[gap.number] === null ? [findLack(report, samples, gap)] : []));
  return missing.find((lack) => lack === 'people') ?? missing[0] ?? null;
}

/** What keeps one gap from being measured. */
function findLack(report: Report, samples: Samples, { number, first, second }: Gap): 'people' | 'sides' {
  const lacks = (side: Side) => audienceOf(side) !== 'customer' && !samples[audienceOf(side)]?.summary.n;
  return isGapHidden(report, number) || lacks(first) || lacks(second) ? 'people' : 'sides';
}

/** The way from expectation to perception, and by how much the reported gaps within people differ from its steps. */
export function describeWaterfall(report: Report, { language, say }: Speaker) {
  const { waterfall } = report;
  if (waterfall === null) return null;
  const steps = waterfall.steps.map(({ value }) => `(${formatDifference(value)})`);
  const whole = waterfall.steps.reduce((sum, { value }) => sum + value, 0);
  const differences = ([2, 4, 5] as const).flatMap((number) => {
    const difference = waterfall.difference[number];
    const reported = report.gaps[number]?.value ?? null;
    const isSeen = difference !== null && /[1-9]/.test(formatDifference(difference));
    if (!isSeen || reported === null) return [];
    return say('report.waterfall.by', {
      gap: nameGap(number, say),
      reported: formatDifference(reported),
      difference: formatDifference(difference),
    });
  });
  return {
    wide: drawWaterfall(report, language, 'wide'),
    tall: drawWaterfall(report, language, 'tall'),
    identity: say('report.waterfall.identity', { whole: formatDifference(whole), steps: steps.join(' + ') }),
    differences:
      differences.length === 0
        ? null
        : say('report.waterfall.difference', { gaps: new Intl.ListFormat(language).format(differences) }),
  };
}

/** How many questions to talk over each gap has. */
const discussed = [1, 2, 3] as const;

/**
 * What each of the five gaps rests on: what it is, its figures, what may stand behind it, what helps and what to talk over. One that was
 * not measured says how to measure it.
 */
export function describeEvidence(report: Report, samples: Samples, { causes }: StaffForm, speaker: Speaker) {
  const { say, text } = speaker;
  return gaps.map((gap) => {
    const { number } = gap;
    const figures = report.gaps[number];
    const measured = figures && figures.value !== null ? figures : null;
    const antecedents = measured?.antecedents ?? [];
    return {
      number,
      title: nameGap(number, say),
      about: say(`report.aboutGap.${number}`),
      measure: measured ? null : say(`report.measureGap.${number}`),
      lack: measured ? null : findLack(report, samples, gap),
      antecedents: antecedents.length > 0 ? tabulateAntecedents(report, samples, number, antecedents, speaker) : null,
      dimensions: measured && tabulateGapDimensions(report, samples, number, measured, speaker),
      causes: causes
        .filter((cause) => cause.gap === number)
        .map((cause) => ({ text: text(cause.text), remedy: text(cause.remedy) })),
      questions: discussed.map((question) => say(`report.discuss.${number}.${question}`)),
    };
  });
}

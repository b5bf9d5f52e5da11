import type { Request, Response } from 'express';
import { type Language, pickText } from '../../core/instrument/text.ts';
import { isTooFew } from '../../core/report/notes.ts';
import type { Report } from '../../core/report/report.ts';
import { tabulateFewManagers } from '../../export/table/fewManagersTable.ts';
import { tabulateDimensions, tabulateItems } from '../../export/table/gapTables.ts';
import { tabulateZones } from '../../export/table/scoreTables.ts';
import type { Study } from '../../storage/studies.ts';
import { speak } from '../../words/catalogue.ts';
import { formatCount, formatDifference, formatInterval } from '../../words/numbers.ts';
import { listen, sendPage } from '../sendPage.ts';
import type { Site } from '../site.ts';
import { describeFindingSection } from './findingSection.ts';
import { describeFiveGaps, describeInside, describeWaterfall } from './gapSections.ts';
import { describeSegments, describeWaves } from './groupSections.ts';
import { withoutFlagged } from './leaveOut.ts';
import { explainUrl } from './reportLinks.ts';
import type { StudyReport } from './studyReport.ts';

/** Where a report is shown. */
export interface ReportPlace {
  /** The address of the report, of which the explanations are a part. */
  readonly base: string;
  /** Leads on when there is nothing to show yet. */
  readonly surveyUrl?: string | undefined;
  /** What only the study's staff sees: the way to the other pages, and how many flagged responses are left out. */
  readonly staff?: { readonly pages: readonly unknown[]; readonly leftOut: number | null; readonly withAll: string };
}

/** Sends the gap report as a page. */
export function sendReport(
  site: Site,
  request: Request,
  response: Response,
  study: Study,
  computed: Pick<StudyReport, 'report' | 'samples' | 'questionnaire'>,
  { base, surveyUrl, staff }: ReportPlace,
): void {
  const speaker = listen(request);
  const { report, samples, questionnaire } = computed;
  sendPage(request, response, {
    view: 'analyse/report',
    title: speaker.text(study.title),
    path: staff && staff.leftOut !== null ? withoutFlagged(base) : base,
    data: {
      report,
      surveyUrl,
      staff,
      base,
      isMade: study.isMade,
      isTooFew: isTooFew(report),
      minGroup: study.settings.minGroup,
      explain: explainUrl(request, base),
      isShort: questionnaire.isShort,
      structure: (study.instrument ?? site.builtIn.find(({ id }) => id === questionnaire.instrument))?.structure ?? {},
      findings: describeFindingSection(report, questionnaire, speaker),
      fiveGaps: describeFiveGaps(report, samples, speaker),
      fewManagers: staff ? tabulateFewManagers(report, samples, speaker) : null,
      waterfall: describeWaterfall(report, speaker),
      inside: describeInside(report, samples, site.staffForm, speaker),
      zones: report.zones && tabulateZones(report.zones, computed, speaker),
      byDimension: tabulateDimensions(computed, speaker),
      byItem: tabulateItems(computed, speaker),
      waves: describeWaves(computed, speaker),
      segments: describeSegments(computed, speaker, study.settings.minGroup),
      chart: JSON.stringify(describeChart(report, computed, speaker.language)),
    },
  });
}

/** What the chart's script needs: the dimensions' figures and the words beside them. */
function describeChart(report: Report, { questionnaire }: Pick<StudyReport, 'questionnaire'>, language: Language) {
  const say = speak(language);
  return {
    scale: report.scale,
    words: Object.fromEntries(['expectation', 'perception', 'gap'].map((key) => [key, say(`report.${key}`)])),
    rows: report.dimensions.map(({ id, expectation, perception, gap, ci, verdict, n }, index) => ({
      name: pickText(questionnaire.dimensions[index]?.title ?? { en: id }, language),
      expectation,
      perception,
      ci,
      verdict,
      tip: `${say('report.gap')} ${formatDifference(gap)} ${formatInterval(ci)}, n = ${formatCount(n)}`,
    })),
  };
}

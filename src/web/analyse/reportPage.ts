import type { Request, Response } from 'express';
import { pickText } from '../../core/instrument/text.ts';
import type { Study } from '../../storage/studies.ts';
import { speak } from '../../words/catalogue.ts';
import { formatCount, formatDifference, formatInterval, formatScore } from '../../words/numbers.ts';
import { describeFinding } from '../../words/sentences.ts';
import { listen, sendPage } from '../sendPage.ts';
import type { Site } from '../site.ts';
import type { StudyReport } from './studyReport.ts';

/** Sends the gap report as a page; `surveyUrl` leads on when there is nothing to show yet. */
export function sendReport(
  site: Site,
  request: Request,
  response: Response,
  study: Study,
  computed: StudyReport,
  surveyUrl?: string,
): void {
  const { language, text } = listen(request);
  const { report, questionnaire } = computed;
  sendPage(request, response, {
    view: 'analyse/report',
    title: text(study.title),
    data: {
      report,
      questionnaire,
      surveyUrl,
      isMade: study.isMade,
      isTooFew: report.notes.some(({ at, code }) => at === '' && code === 'too-few'),
      minGroup: site.minGroup,
      structure: site.instruments.find(({ id }) => id === questionnaire.instrument)?.structure ?? {},
      sentences: report.findings.map((finding) => ({
        sentence: describeFinding(finding, questionnaire, language),
        verdict: finding.verdict,
      })),
      count: formatCount,
      score: formatScore,
      difference: formatDifference,
      interval: formatInterval,
      chart: JSON.stringify(describeChart(computed, language)),
    },
  });
}

/** What the chart's script needs: the dimensions' figures and the words beside them. */
function describeChart({ report, questionnaire }: StudyReport, language: 'zh' | 'en') {
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

import type { RequestHandler } from 'express';
import { areEachTwoCompared } from '../../core/report/buildSegments.ts';
import { nameSegment, tabulatePairs, tabulateSegmentTests } from '../../export/table/segmentTables.ts';
import {
  tabulateDimensionEffects,
  tabulateDimensionTests,
  tabulateItemEffects,
  tabulateItemTests,
} from '../../export/table/testTables.ts';
import { formatCount } from '../../words/numbers.ts';
import { showAnalystPage } from './analystPage.ts';
import type { StudyReports } from './studyReport.ts';

/** Every test and every size of an effect. */
export function showTests(reports: StudyReports): RequestHandler {
  return showAnalystPage(reports, 'tests', async (analysed) => {
    const { report, questionnaire, deep, speaker } = analysed;
    const { bootstrap } = await deep();
    const pairs = report.items.reduce((sum, { n }) => sum + n, 0);
    const ties = report.items.reduce((sum, { zeros }) => sum + zeros, 0);
    return {
      data: {
        dimensions: tabulateDimensionTests(analysed, speaker),
        dimensionEffects: tabulateDimensionEffects(analysed, bootstrap, speaker),
        items: tabulateItemTests(analysed, speaker),
        itemEffects: tabulateItemEffects(analysed, speaker),
        ties: speaker.say('report.tests.tiesText', {
          ties: formatCount(ties),
          pairs: formatCount(pairs),
          percent: pairs === 0 ? 0 : (100 * ties) / pairs,
        }),
        bootstrap: { seed: bootstrap.seed, resamples: formatCount(bootstrap.resamples) },
        segments: report.segments.map((segment, index) => ({
          title: nameSegment(segment, questionnaire, speaker),
          tests: tabulateSegmentTests(index, segment, questionnaire, speaker),
          pairs: areEachTwoCompared(segment.groups) ? tabulatePairs(index, segment, questionnaire, speaker) : null,
        })),
      },
    };
  });
}

import type { RequestHandler } from 'express';
import { tabulateFlags, tabulateWithout } from '../../export/table/qualityTables.ts';
import { carryLanguage } from '../visit.ts';
import { showAnalystPage } from './analystPage.ts';
import { withoutFlagged } from './leaveOut.ts';
import { filterOf, withFilter } from './requestFilter.ts';
import type { StudyReports } from './studyReport.ts';

/** How good the responses are, and what would change without those that deserve a look. */
export function showQuality(reports: StudyReports): RequestHandler {
  return showAnalystPage(reports, 'quality', (analysed) => {
    const { report, speaker, request, path, without } = analysed;
    const { flagged } = report.quality;
    return {
      data: {
        flagged,
        isSuspicious: report.quality.targetAlpha.isSuspicious,
        flags: tabulateFlags(report, speaker),
        compare: flagged > 0 ? tabulateWithout(analysed, speaker) : null,
        withoutUrl:
          flagged > 0 && without
            ? carryLanguage(request, withoutFlagged(withFilter(path.replace(/\/quality$/, ''), filterOf(request))))
            : null,
      },
    };
  });
}

import type { RequestHandler } from 'express';
import { tabulateScores, tabulateShares, tabulateZones } from '../../export/table/scoreTables.ts';
import { showAnalystPage } from './analystPage.ts';
import type { StudyReports } from './studyReport.ts';

/** The study in one number under every name in use, and what goes with single items. */
export function showScores(reports: StudyReports): RequestHandler {
  return showAnalystPage(reports, 'scores', (analysed) => {
    const { report, speaker } = analysed;
    const hasGap = report.overall.unweighted.gap !== null;
    return {
      data: {
        scores: tabulateScores(report, speaker),
        shares: hasGap ? tabulateShares(analysed, speaker) : null,
        zones: report.zones && tabulateZones(report.zones, analysed, speaker),
      },
    };
  });
}

import type { RequestHandler } from 'express';
import type { Factors } from '../../core/report/buildFactors.ts';
import { drawScree } from '../../export/picture/scree.ts';
import { tabulateEigenvalues, tabulateFactorCorrelations, tabulateLoadings } from '../../export/table/factorTables.ts';
import {
  listMeasured,
  tabulateDifference,
  tabulateItemMeasurement,
  tabulateReliability,
} from '../../export/table/measurementTables.ts';
import { nameItem } from '../../export/table/table.ts';
import { formatCount, formatDegrees, formatScore, tellP } from '../../words/numbers.ts';
import { type Analysed, showAnalystPage } from './analystPage.ts';
import type { StudyReports } from './studyReport.ts';

/** From this share of expectations at the top of the scale on, there is no room left to expect more. */
const ceilingShare = 0.5;

/** How well the study measures: reliability, the difference score, single items, and the factors behind them. */
export function showMeasurement(reports: StudyReports): RequestHandler {
  return showAnalystPage(reports, 'measurement', async (analysed) => {
    const { report, questionnaire, deep, speaker } = analysed;
    const { ceiling, against } = report.quality;
    const { factors } = await deep();
    const measured = listMeasured(report);
    return {
      data: {
        alphas: tabulateReliability(analysed, speaker),
        difference: measured.length === 3 ? tabulateDifference(analysed, speaker) : null,
        items: tabulateItemMeasurement(analysed, speaker),
        ceiling: ceiling === null ? null : { percent: 100 * ceiling, isHigh: ceiling >= ceilingShare },
        against: questionnaire.items.flatMap(({ id }, index) =>
          against.includes(id) ? [nameItem(questionnaire, index, speaker)] : [],
        ),
        factors: measured.map((side) => {
          const found = factors[side];
          return { title: speaker.say(`report.${side}`), ...(found && describeFactors(side, found, analysed)) };
        }),
      },
    };
  });
}

function describeFactors(side: 'expectation' | 'perception' | 'gap', factors: Factors, analysed: Analysed) {
  const { questionnaire, speaker } = analysed;
  const { say, language } = speaker;
  const { n, kmo, bartlett, parallel } = factors;
  return {
    scree: drawScree(factors, language),
    facts: [
      say('report.factors.n', { n: formatCount(n) }),
      ...(kmo ? [say('report.factors.kmo', { value: formatScore(kmo.value) })] : []),
      ...(bartlett
        ? [
            say('report.factors.bartlett', {
              chi2: formatScore(bartlett.chi2),
              df: formatDegrees(bartlett.df),
              p: tellP(bartlett.p),
            }),
          ]
        : []),
      say('report.factors.keep', {
        count: parallel.keep,
        resamples: formatCount(parallel.resamples),
        seed: parallel.seed,
      }),
    ],
    eigenvalues: tabulateEigenvalues(side, factors, speaker),
    varimax: tabulateLoadings(side, factors, 'varimax', questionnaire, speaker),
    // A single factor cannot be turned.
    oblimin: parallel.keep > 1 ? tabulateLoadings(side, factors, 'oblimin', questionnaire, speaker) : null,
    phi: tabulateFactorCorrelations(side, factors, speaker),
  };
}

import { gaps } from '../../core/gaps/gap.ts';
import { drawGapModel } from '../picture/gapModel.ts';
import { drawWaterfall } from '../picture/waterfall.ts';
import { tabulateFiveGaps } from '../table/fiveGapTables.ts';
import { judgeTested } from '../table/judgeTested.ts';
import { tabulateWaterfall } from '../table/waterfallTable.ts';
import { drawBoth, nothingToDraw } from './makePicture.ts';
import type { Painter } from './picture.ts';

/** The gap model of 1985, which is drawn whatever was measured: what was not is dashed. */
export const paintGapModel: Painter = ({ report, evidence }, speaker) => {
  const { say, language } = speaker;
  const measured = gaps.flatMap(({ number }) => {
    const figures = report.gaps[number];
    return figures && figures.value !== null ? [judgeTested(figures)] : [];
  });
  return [
    {
      name: 'gap-model',
      title: say('picture.gapModel.title'),
      sentence: say('pictures.gapModel.sentence', {
        measured: measured.length,
        proven: measured.filter((verdict) => verdict === 'shortfall').length,
      }),
      key: say('pictures.gapModel.key'),
      draw: (shape) => drawGapModel(report, language, shape, evidence),
      table: tabulateFiveGaps(report, speaker),
    },
  ];
};

/** How expectation becomes perception, step by step. */
export const paintWaterfall: Painter = ({ report }, speaker) => {
  const { say, language } = speaker;
  const title = say('picture.waterfall.title');
  const draw = drawBoth((shape) => drawWaterfall(report, language, shape));
  const { waterfall } = report;
  if (!waterfall || !draw) return [nothingToDraw('waterfall', title, say('pictures.waterfall.nothing'))];
  return [
    {
      name: 'waterfall',
      title,
      sentence: say('report.waterfall.text'),
      key: say('pictures.waterfall.key'),
      draw,
      table: tabulateWaterfall(waterfall, speaker),
    },
  ];
};

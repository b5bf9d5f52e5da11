import { listShortfalls } from '../../core/report/listShortfalls.ts';
import { formatShare } from '../../words/numbers.ts';
import { drawPareto } from '../picture/pareto.ts';
import { drawShareBars } from '../picture/shareBars.ts';
import { tabulatePareto } from '../table/paretoTable.ts';
import { tabulateDimensionShares } from '../table/scoreTables.ts';
import { nameItem } from '../table/table.ts';
import { nameDimensions, whyNoGap } from './gapPictures.ts';
import { nothingToDraw } from './makePicture.ts';
import type { Painter } from './picture.ts';

/** How many people find each dimension below, at and above what they expect, the most disappointing first. */
export const paintShares: Painter = (pictured, speaker) => {
  const { say, language } = speaker;
  const title = say('pictures.shares.title');
  const rows = nameDimensions(pictured, speaker)
    .flatMap(({ name, figures: { n, shares } }) => (shares ? [{ name, n, shares }] : []))
    .sort((a, b) => b.shares.below - a.shares.below);
  const [first] = rows;
  if (!first) return [nothingToDraw('shares', title, say(whyNoGap(pictured)))];
  const sentence = say('pictures.shares.sentence', {
    dimension: first.name,
    below: formatShare(first.shares.below),
    meets: formatShare(first.shares.meets),
    exceeds: formatShare(first.shares.exceeds),
  });
  return [
    {
      name: 'shares',
      title,
      sentence,
      key: say('pictures.shares.key'),
      draw: (shape) => drawShareBars(rows, { title, sentence }, language, shape),
      table: tabulateDimensionShares(pictured, speaker),
    },
  ];
};

/** Few items often make most of what is missing: the widest shortfalls first, with their share of all. */
export const paintPareto: Painter = (pictured, speaker) => {
  const { say, language } = speaker;
  const { report, questionnaire } = pictured;
  const title = say('pictures.pareto.title');
  const shortfalls = listShortfalls(report.items);
  if (shortfalls.length === 0) {
    const hasGap = report.items.some(({ gap }) => gap !== null);
    return [nothingToDraw('pareto', title, say(hasGap ? 'pictures.pareto.nothing' : whyNoGap(pictured)))];
  }
  const rows = shortfalls.map((each) => ({ ...each, name: nameItem(questionnaire, each.index, speaker) }));
  const sentence = say('pictures.pareto.sentence', {
    count: shortfalls.filter(({ cumulative, share }) => cumulative - share < 0.8 - 1e-9).length,
    all: shortfalls.length,
  });
  return [
    {
      name: 'pareto',
      title,
      sentence,
      key: say('pictures.pareto.key'),
      draw: (shape) => drawPareto(rows, { title, sentence }, language, shape),
      table: tabulatePareto(shortfalls, questionnaire, speaker),
    },
  ];
};

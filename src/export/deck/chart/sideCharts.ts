import type { Waterfall } from '../../../core/report/buildWaterfall.ts';
import { nameGap } from '../../../words/nameGap.ts';
import { formatDifference, formatScore } from '../../../words/numbers.ts';
import { nameDimensions } from '../../gallery/gapPictures.ts';
import type { Pictured } from '../../gallery/picture.ts';
import { listRadarSides } from '../../gallery/radarPlot.ts';
import { nameDimension, type Speaker } from '../../table/table.ts';
import { colours, pale } from '../deckStyle.ts';
import type { ChartPlan, Series, Whisker } from './chartPlan.ts';

/** The profile of the dimensions on the sides that were asked, from end to end of the scale. */
export function planRadar(pictured: Pictured, speaker: Speaker): ChartPlan {
  const rows = nameDimensions(pictured, speaker).filter(({ figures }) => figures.perception !== null);
  const colourOf = { expectation: colours.grey, perception: colours.accent, importance: colours.ink };
  return {
    kind: 'radar',
    categories: rows.map(({ name }) => name),
    series: listRadarSides(pictured, rows, speaker).map(({ side, name, values }) => ({
      name,
      values,
      colour: colourOf[side],
    })),
    axis: pictured.report.scale,
    format: 'score',
  };
}

/** How many people find each dimension below, at and above what they expect. */
export function planShares(pictured: Pictured, speaker: Speaker): ChartPlan {
  const rows = nameDimensions(pictured, speaker)
    .flatMap(({ name, figures: { shares } }) => (shares ? [{ name, shares }] : []))
    .sort((a, b) => b.shares.below - a.shares.below);
  const read = (part: 'below' | 'meets' | 'exceeds', colour: string): Series => ({
    name: speaker.say(`scores.${part}`),
    values: rows.map(({ shares }) => shares[part]),
    colour,
  });
  return {
    kind: 'parts',
    categories: rows.map(({ name }) => name),
    series: [read('below', pale.warm), read('meets', pale.middle), read('exceeds', pale.cool)],
    axis: { min: 0, max: 1 },
    format: 'share',
  };
}

/** Where perception stands between what people accept and what they desire. */
export function planZones({ report, questionnaire }: Pictured, speaker: Speaker): ChartPlan {
  const { say } = speaker;
  const rows = (report.zones?.dimensions ?? []).filter(
    ({ minimum, desired, perception }) => minimum !== null && desired !== null && perception !== null,
  );
  const read = (side: 'minimum' | 'desired' | 'perception') => rows.map((zone) => zone[side] ?? 0);
  return {
    kind: 'marks',
    categories: rows.map(({ id }) => nameDimension(questionnaire, id, speaker)),
    series: [
      { name: say('scores.zone.minimum'), values: read('minimum'), colour: pale.warm },
      { name: say('scores.zone.desired'), values: read('desired'), colour: pale.expectation },
      { name: say('report.perception'), values: read('perception'), colour: colours.accent },
    ],
    axis: report.scale,
    whiskers: rows.flatMap(({ adequacy: { ci }, minimum }, category): Whisker[] =>
      ci && minimum !== null ? [{ category, from: minimum + ci[0], to: minimum + ci[1] }] : [],
    ),
    whiskersAre: say('pictures.intervals.zone'),
    format: 'score',
  };
}

/** From expectation to perception: the mean of each side and between two of them the step, on a bar that cannot be seen. */
export function planWaterfall(waterfall: Waterfall, { report }: Pictured, { say }: Speaker): ChartPlan {
  const chain = ['expectation', 'belief', 'standard', 'delivery', 'perception'] as const;
  const bars = chain.flatMap((side, index) => {
    const mean = waterfall.sides[side]?.value ?? 0;
    const bar = { name: say(`picture.side.${side}`), base: 0, mean, below: 0, above: 0, shown: formatScore(mean) };
    const step = waterfall.steps[index];
    if (!step) return [bar];
    const { value } = step;
    const name = step.step === 'interpretation' ? say('picture.waterfall.interpretation') : nameGap(step.step, say);
    const [below, above] = [Math.max(0, -value), Math.max(0, value)];
    return [bar, { name, base: mean - below, mean: 0, below, above, shown: formatDifference(value) }];
  });
  const read = (part: 'base' | 'mean' | 'below' | 'above', name: string, colour: string): Series => ({
    name,
    values: bars.map((each) => each[part]),
    colour,
  });
  return {
    kind: 'steps',
    categories: bars.map(({ name }) => name),
    series: [
      read('base', say('inDeck.base'), 'transparent'),
      read('mean', say('inDeck.mean'), colours.accent),
      read('below', say('inDeck.down'), colours.warm),
      read('above', say('inDeck.up'), colours.cool),
    ],
    axis: report.scale,
    shown: bars.map(({ shown }) => shown),
    format: 'score',
  };
}

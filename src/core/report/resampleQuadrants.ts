import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { offsetAt, type PackedAnswers } from '../answers/packedAnswers.ts';
import { placeOfItem } from '../instrument/layout.ts';
import type { Questionnaire } from '../instrument/questionnaire.ts';
import type { Side } from '../instrument/side.ts';
import { type CrosshairRule, crosshairRules, findQuadrant, placeCrosshair } from './quadrants.ts';

interface MapPoint {
  readonly performance: number | null;
  readonly importance: number | null;
}

const resamples = 500;

/**
 * For each item and rule, the share of bootstrap samples of respondents in which the item stays in its quadrant. The cross is
 * placed anew in each sample, so this needs the respondents themselves. They are put in order first: the same answers give
 * the same shares whatever order they came in.
 */
export function resampleQuadrants(
  questionnaire: Questionnaire,
  rows: readonly PackedAnswers[],
  importance: Side,
  points: readonly MapPoint[],
  seed: number,
): readonly Readonly<Record<CrosshairRule, number>>[] {
  const { items, scale } = questionnaire;
  const pairs = readPairs(questionnaire, [...rows].sort(), importance);
  const width = items.length * 2;
  const generator = xoroshiro128plus(seed);
  const stays = items.map(() => ({ means: 0, midpoint: 0, medians: 0 }));
  const sums = new Float64Array(width);
  const counts = new Float64Array(items.length);
  const own = crosshairRules.map((rule) => {
    const crosshair = placeCrosshair(rule, points, scale);
    return points.map((point) => findQuadrant(point, crosshair));
  });

  for (let round = 0; round < resamples; round++) {
    sums.fill(0);
    counts.fill(0);
    for (let draw = 0; draw < rows.length; draw++) {
      const from = uniformInt(generator, 0, rows.length - 1) * width;
      for (let item = 0; item < items.length; item++) {
        const first = pairs[from + 2 * item] ?? -1;
        if (first < 0) continue;
        counts[item] = (counts[item] ?? 0) + 1;
        sums[2 * item] = (sums[2 * item] ?? 0) + first;
        sums[2 * item + 1] = (sums[2 * item + 1] ?? 0) + (pairs[from + 2 * item + 1] ?? 0);
      }
    }
    const drawn = items.map((_, item) => {
      const n = counts[item] ?? 0;
      const meanOf = (place: number) => (n === 0 ? null : scale.min + (sums[place] ?? 0) / n);
      return { importance: meanOf(2 * item), performance: meanOf(2 * item + 1) };
    });
    for (const [index, rule] of crosshairRules.entries()) {
      const crosshair = placeCrosshair(rule, drawn, scale);
      for (const [item, stay] of stays.entries())
        if (findQuadrant(drawn[item] ?? { importance: null, performance: null }, crosshair) === own[index]?.[item])
          stay[rule]++;
    }
  }
  return stays.map(({ means, midpoint, medians }) => ({
    means: means / resamples,
    midpoint: midpoint / resamples,
    medians: medians / resamples,
  }));
}

/** Importance and performance of every item and row, turned round; -1 on both where either is missing. */
function readPairs(questionnaire: Questionnaire, rows: readonly PackedAnswers[], importance: Side): Int8Array {
  const { items, sides, scale } = questionnaire;
  const span = scale.max - scale.min;
  const places = ([importance, 'perception'] as const).map((side) => sides.findIndex((asked) => asked.side === side));
  const pairs = new Int8Array(rows.length * items.length * 2);
  let place = 0;
  for (const packed of rows)
    for (const [item, { reverse }] of items.entries()) {
      const offsets = places.map((side) => offsetAt(packed, placeOfItem(questionnaire, item, side)));
      const isWhole = offsets.every((offset) => offset >= 0);
      for (const offset of offsets) pairs[place++] = isWhole ? (reverse ? span - offset : offset) : -1;
    }
  return pairs;
}

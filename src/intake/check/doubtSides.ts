import { offsetAt } from '../../core/answers/packedAnswers.ts';
import { placeOfItem } from '../../core/instrument/layout.ts';
import type { ItemSide } from '../../core/instrument/side.ts';
import type { Text } from '../../core/instrument/text.ts';
import { correlationT } from '../../core/statistics/correlationT.ts';
import type { PointCounts } from '../countPoints.ts';
import type { ResponseFile, ResponseRow } from '../readResponses.ts';
import { collectCorrelation, fewestPeople } from './collectCorrelation.ts';
import { mostPeople } from './collectPairs.ts';

/** What speaks for it that 1 is the best answer on one side: its mean, or that its answers run against those of another. */
export type DoubtfulSide =
  | { readonly side: Text; readonly mean: number }
  | { readonly side: Text; readonly other: Text };

/** Sides on which hardly anybody wants little. */
const wanted: readonly ItemSide[] = ['expectation', 'desired', 'importance'];
const lowest = 1 / 3;
/** Expectations and perceptions may well be unrelated, but people who want more do not see so much less. */
const clearlyAgainst = { r: -0.5, t: -3.5 };

/**
 * Finds out whether one side of a file may have been coded the other way round than the rest: people are not known to want as little
 * as the lowest third of the scale, nor to see the less the more they want.
 */
export function startSideDoubt({ questionnaire }: Pick<ResponseFile, 'questionnaire'>) {
  const { items, sides, scale } = questionnaire;
  const find = (sought: readonly ItemSide[]) => sides.findIndex(({ side }) => sought.includes(side));
  const [own, other] = [find(wanted), find(['perception'])];
  const isSearched = own >= 0 && other >= 0;
  const placesOf = (side: number) =>
    items.map((item, index) => ({ place: placeOfItem(questionnaire, index, side), isReversed: item.reverse }));
  const places = isSearched ? [placesOf(own), placesOf(other)] : [];
  const span = scale.max - scale.min;
  const means = collectCorrelation();

  return {
    add({ response }: ResponseRow): void {
      if (response === null || !isSearched || means.count() >= mostPeople) return;
      const [a = Number.NaN, b = Number.NaN] = places.map((each) => {
        let [sum, count] = [0, 0];
        for (const { place, isReversed } of each) {
          const offset = offsetAt(response.answers.items, place);
          if (offset < 0) continue;
          sum += isReversed ? span - offset : offset;
          count++;
        }
        return sum / count;
      });
      if (!Number.isNaN(a + b)) means.add(a, b);
    },
    finish({ rows, bySide }: PointCounts): DoubtfulSide | null {
      if (rows < fewestPeople) return null;
      const isPlain = items.every(({ reverse }) => !reverse);
      for (const [index, { side, title }] of sides.entries()) {
        const counts = bySide[index] ?? [];
        const answers = counts.reduce((all, each) => all + each, 0);
        const mean = counts.reduce((all, each, offset) => all + each * offset, 0) / answers;
        if (wanted.includes(side) && isPlain && mean <= lowest * span) return { side: title, mean: scale.min + mean };
      }
      const r = means.finish() ?? 0;
      const t = correlationT(r, means.count())?.t ?? 0;
      const [mine, theirs] = [sides[own]?.title, sides[other]?.title];
      const isAgainst = r <= clearlyAgainst.r && t <= clearlyAgainst.t;
      return isAgainst && mine && theirs ? { side: mine, other: theirs } : null;
    },
  };
}

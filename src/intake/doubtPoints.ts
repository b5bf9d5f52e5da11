import { usualScales } from '../core/instrument/scale.ts';
import type { Text } from '../core/instrument/text.ts';
import type { PointCounts } from './countPoints.ts';
import type { ResponseFile } from './readResponses.ts';

/** Of fewer people, a point may be missing by chance. */
const fewestRows = 30;
/** So common are answers on one side that the other never has where both are asked on one scale. */
const common = 0.05;

/** What speaks against the points of a file: a side that ends below the others, or points that no word of its answers stands for. */
export type DoubtfulPoints = { readonly side: Text; readonly end: number } | { readonly unused: readonly number[] };

/**
 * Whether a gap between the sides of a file can mean anything. It cannot where expectations were asked from 1 to 5 and perceptions
 * from 1 to 7: then 30 people or more never left a usual scale on one side that others leave often. Nor are the points of words
 * right where the form had no middle answer, as the lists by which words are read have one; nor where it had five answers that are
 * read by a list of seven. Numbers are the form's own, but tools give choices that were added later numbers apart: 1 to 5, 8 and 9.
 */
export function doubtPoints(
  { responses, bySide: counts }: PointCounts,
  { questionnaire, labels }: Pick<ResponseFile, 'questionnaire' | 'labels'>,
): DoubtfulPoints | null {
  const { scale, sides } = questionnaire;
  const isInWords = [...labels.keys()].some((text) => !/[\d★⭐]/u.test(text));

  const shareAbove = (own: readonly number[], end: number) =>
    sum(own.slice(end + 1 - scale.min)) / Math.max(1, sum(own));
  const findNarrow = (): DoubtfulPoints | null => {
    const ends = usualScales.filter(({ min, max }) => min === scale.min && max < scale.max).map(({ max }) => max);
    for (const end of ends)
      for (const [index, own] of counts.entries()) {
        const side = sides[index]?.title;
        const isLeft = counts.some((other) => shareAbove(other, end) >= common);
        if (side && isLeft && sum(own) > 0 && shareAbove(own, end) === 0) return { side, end };
      }
    return null;
  };
  const counted = counts.reduce<readonly number[]>(
    (all, own) => own.map((each, offset) => each + (all[offset] ?? 0)),
    [],
  );
  /** Two points or more, side by side, that nobody gave between two that many did; they are few of those that somebody gave. */
  const findHole = (offsets: readonly number[]): readonly number[] => {
    const isCommon = (offset: number) => (counted[offset] ?? 0) >= common * sum(counted);
    const given = offsets.filter((offset) => counted[offset] !== 0);
    const holes = given.flatMap((below, place) => {
      const above = given[place + 1] ?? below;
      const hole = offsets.filter((offset) => below < offset && offset < above);
      return hole.length > 1 && isCommon(below) && isCommon(above) ? hole : [];
    });
    return 2 * holes.length < given.length ? holes : [];
  };
  const findUnused = (): DoubtfulPoints | null => {
    const given = (offset: number) => sum(counts.map((own) => own[offset] ?? 0)) > 0;
    const offsets = Array.from({ length: scale.max - scale.min + 1 }, (_, offset) => offset);
    const passed = offsets.filter((offset) => given(offset - 1) && !given(offset) && given(offset + 1));
    // A point beside the middle may have no word that anybody would choose.
    const isTold = isInWords && (passed.length > 1 || passed[0] === (scale.max - scale.min) / 2);
    const unused = isTold ? passed : isInWords ? [] : findHole(offsets);
    return unused.length > 0 ? { unused: unused.map((offset) => scale.min + offset) } : null;
  };

  return responses < fewestRows ? null : (findNarrow() ?? findUnused());
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, each) => all + each, 0);
}

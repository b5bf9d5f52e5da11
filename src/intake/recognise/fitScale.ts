import { type Scale, usualScales } from '../../core/instrument/scale.ts';

/** Rarer numbers off a scale are no reason to take another: a code for a missing answer, or a slip of the hand. */
const rare = 0.05;
/** So many numbers that are on no usual scale may be codes. */
const mostFar = 4;
/** So many of all answers may be "don't know" where its code stands apart from the scale, and where it is the next number. */
const mostApart = 0.3;
const mostApartKinds = 2;
const mostNext = 0.15;
/** No scale has the first of these as its end, and none has the second without the first; "don't know" beside seven points often is one. */
const codesAfterSeven = [8, 9];

/**
 * The scale of numbers, by how often each was given: the one wanted unless many lie off it, else the narrowest usual one that
 * holds them; null where none does. Codes such as 9, 0 and 99 make no scale wider, or they would be counted as answers, however
 * many people do not know: they lie off the scale that is found, and a person is told of each.
 */
export function fitScale(counts: ReadonlyMap<number, number>, wanted: Scale | null): Scale | null {
  const near = dropFar(counts, wanted);
  const few = rare * countAll(near);
  const listOff = (scale: Scale) => [...near].filter(([point]) => !holds(scale, point));
  if (wanted !== null && (countAll(listOff(wanted)) <= few || areCodes(near, wanted)))
    return { min: wanted.min, max: wanted.max };
  const isApart = (point: number, { max }: Scale) => (point > max ? !near.has(max + 1) : max < widest);
  const found = usualScales.find((scale) => {
    const off = listOff(scale);
    return (countAll(off) <= few && off.every(([point]) => isApart(point, scale))) || areCodes(near, scale);
  });
  return found ?? null;
}

/**
 * Whether the numbers off a scale that is used to its top can only be codes: above it two points or more apart, or the one that no
 * scale ends with, and below it 0, where nobody goes beyond the top.
 */
export function areCodes(counts: ReadonlyMap<number, number>, scale: Scale): boolean {
  const off = [...counts].filter(([point]) => !holds(scale, point));
  const share = countAll(off) / countAll(counts);
  const above = off.filter(([point]) => point > scale.max);
  const below = off.filter(([point]) => point < scale.min);
  const isNext = scale.max === 7 && above.length === 1 && codesAfterSeven.some((code) => counts.has(code));
  const isApart = above.length <= mostApartKinds && !counts.has(scale.max + 1) && !counts.has(scale.max + 2);
  const isZero = scale.max < widest && above.length === 0 && below.every(([point]) => point === scale.min - 1);
  if (!counts.has(scale.max) || (below.length > 0 && !isZero)) return false;
  if (isNext && counts.has(scale.max + 1)) return share <= mostNext;
  return (isNext || isApart) && share <= mostApart;
}

/** Without the numbers that are on no usual scale, where they may be codes: of a few kinds, apart, and less than half of all. */
function dropFar(counts: ReadonlyMap<number, number>, wanted: Scale | null): ReadonlyMap<number, number> {
  const scales = wanted === null ? usualScales : [wanted, ...usualScales];
  const isFar = (point: number) => !scales.some((scale) => holds(scale, point));
  const far = [...counts].filter(([point]) => isFar(point));
  const isApart = far.every(([point]) => !counts.has(point + 1) && !counts.has(point - 1));
  const mayBeCodes = isApart && far.length <= mostFar && 2 * countAll(far) < countAll(counts);
  return mayBeCodes ? new Map([...counts].filter(([point]) => !isFar(point))) : counts;
}

const widest = Math.max(...usualScales.map(({ max }) => max));

function countAll(counts: Iterable<readonly [number, number]>): number {
  let all = 0;
  for (const [, times] of counts) all += times;
  return all;
}

function holds({ min, max }: Scale, point: number): boolean {
  return point >= min && point <= max;
}

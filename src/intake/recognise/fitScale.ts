import { type Scale, usualScales } from '../../core/instrument/scale.ts';

/** Rarer numbers off a scale are no reason to take another: a code for a missing answer, or a slip of the hand. */
const rare = 0.05;
/** So many numbers that are on no usual scale may be codes. */
const mostFar = 4;

/**
 * The scale of numbers, by how often each was given: the one wanted unless many lie off it, else the narrowest usual one that
 * holds them; null where none does. Codes such as 9, 0 and 99 make no scale wider, or they would be counted as answers: they lie
 * off the scale that is found, and a person is told of each.
 */
export function fitScale(counts: ReadonlyMap<number, number>, wanted: Scale | null): Scale | null {
  const near = dropFar(counts, wanted);
  const few = rare * countAll(near);
  const listOff = (scale: Scale) => [...near].filter(([point]) => !holds(scale, point));
  if (wanted !== null && countAll(listOff(wanted)) <= few) return { min: wanted.min, max: wanted.max };
  const isApart = (point: number, { max }: Scale) => (point > max ? !near.has(max + 1) : max < widest);
  const found = usualScales.find((scale) => {
    const off = listOff(scale);
    return countAll(off) <= few && off.every(([point]) => isApart(point, scale));
  });
  return found ?? null;
}

/** Without the numbers that are on no usual scale, where they may be codes: of a few kinds, apart, and less than half of all. */
function dropFar(counts: ReadonlyMap<number, number>, wanted: Scale | null): ReadonlyMap<number, number> {
  const scales = wanted === null ? usualScales : [wanted, ...usualScales];
  const isFar = (point: number) => !scales.some((scale) => holds(scale, point));
  const far = [...counts].filter(([point]) => isFar(point));
  const isApart = far.every(([point]) => !counts.has(point + 1) && !counts.has(point - 1));
  const areCodes = isApart && far.length <= mostFar && 2 * countAll(far) < countAll(counts);
  return areCodes ? new Map([...counts].filter(([point]) => !isFar(point))) : counts;
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

/** A rating scale of whole numbers from `min` to `max`, both included. */
export interface Scale {
  readonly min: number;
  readonly max: number;
}

/** How many points a scale may have: one character holds one answer, and there are 36 digits and letters. */
export const widestScale = 36;

/** The lowest point a scale may start at: the codes for missing answers (-9, -8, -7) lie below it. */
export const lowestPoint = -6;

/** The scales that people use, the narrowest first. */
export const usualScales: readonly Scale[] = [
  { min: 1, max: 5 },
  { min: 1, max: 7 },
  { min: 1, max: 9 },
  { min: 1, max: 10 },
  { min: 0, max: 10 },
];

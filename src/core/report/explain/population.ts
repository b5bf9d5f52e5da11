/**
 * Figures that rest on the same people: where they stand in the report, which rule says who is counted, and by which formula
 * each comes about. `at` and the fields are JSON pointers in which `*` stands for any one step; formulas and rules are names
 * that the words know.
 */
export interface Population {
  readonly id: string;
  readonly at: string;
  readonly people: People;
  /** The formula of each field, by its path below `at`. */
  readonly fields: Readonly<Record<string, string>>;
}

/** Which answers a figure rests on when some are missing. */
export type People =
  | 'none'
  | 'everybody'
  | 'pairs'
  | 'answered'
  | 'half-rule'
  | 'every-dimension'
  | 'own-points'
  | 'exact-points'
  | 'ranked-points'
  | 'index-weights'
  | 'own-side'
  | 'complete-dimension'
  | 'complete-items'
  | 'gap'
  | 'gap-dimension'
  | 'statements'
  | 'side-means'
  | 'zone-item'
  | 'zone-dimension'
  | 'wave'
  | 'linked'
  | 'group'
  | 'outcome'
  | 'all-three'
  | 'map'
  | 'resampled'
  | 'flagged'
  | 'unflagged'
  | 'looked-at'
  | 'repeated';

/** A mean with its test against zero. */
export const testedMean = {
  value: 'mean-difference',
  n: 'n',
  'ci/*': 'interval',
  t: 't',
  df: 'df',
  p: 'p',
} as const;

/** The same fields of something of which there are several, each below its own path. */
export function below<Formula extends string>(
  paths: readonly string[],
  fields: Readonly<Record<string, Formula>>,
): Readonly<Record<string, Formula>> {
  return Object.fromEntries(
    paths.flatMap((path) => Object.entries(fields).map(([field, formula]) => [`${path}/${field}`, formula])),
  );
}

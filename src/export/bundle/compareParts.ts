import { type Bundled, listBundleParts } from './listBundleParts.ts';
import { sumParts } from './sumParts.ts';

/** The files of a bundle that are not as they are written from its answers, by their names. */
export interface PartsCompared {
  readonly changed: readonly string[];
  readonly missing: readonly string[];
  /** No bundle has them. */
  readonly unknown: readonly string[];
}

/**
 * Writes the files of a bundle anew and compares them with those that it has, byte for byte, by their checksums. What is said of
 * the study can only be what it is, but as we write it. The figures of the report are for `compareReports`, as processors differ in
 * last digits.
 *
 * @param sums the checksums of the files that the bundle has, its list of them left out
 * @param said what stands in its JSON files
 */
export async function compareParts(
  bundled: Bundled,
  sums: ReadonlyMap<string, string>,
  said: ReadonlyMap<string, unknown>,
): Promise<PartsCompared> {
  const parts = listBundleParts(bundled).map((part) => {
    const value = said.get(part.name);
    return value === undefined ? part : { ...part, pieces: [`${JSON.stringify(value, null, 2)}\n`] };
  });
  const wanted = await sumParts(parts.filter(({ name }) => sums.has(name)));
  return {
    changed: [...wanted].flatMap(([name, sum]) => (sums.get(name) === sum ? [] : [name])),
    missing: parts.flatMap(({ name }) => (sums.has(name) ? [] : [name])),
    unknown: [...sums.keys()].filter((name) => !parts.some((part) => part.name === name)),
  };
}

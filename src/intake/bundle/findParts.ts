/** The entries of a zip file that make a bundle, by the names they have in it. */
export interface BundleParts {
  readonly entries: ReadonlyMap<string, string>;
  /** What a system adds that packs files again, and nobody wrote. */
  readonly added: readonly string[];
}

/**
 * Finds the files of a bundle in a zip file, also where somebody has unpacked it and packed it again: with folders named, below one
 * folder, or with what macOS adds. Null where no list of checksums says which folder is the bundle's, or several do. A file beside that
 * folder is called `../x`, as no entry of a zip file can be.
 *
 * @param names of the entries; those that end with a slash are folders, as long as they hold nothing
 */
export function findParts(names: readonly string[], size: (name: string) => number, sums: string): BundleParts | null {
  const files = names.filter((name) => !name.endsWith('/') || size(name) > 0);
  const added = files.filter(isAdded);
  const own = files.filter((name) => !isAdded(name));
  const tops = own.flatMap((name) => (name === sums || name.endsWith(`/${sums}`) ? [name.slice(0, -sums.length)] : []));
  const [top, ...others] = tops.includes('') ? [''] : tops;
  if (top === undefined || others.length > 0) return null;
  const nameIn = (name: string) => (name.startsWith(top) ? name.slice(top.length) : `../${name}`);
  return { entries: new Map(own.map((name) => [nameIn(name), name])), added };
}

/** What Finder and Archive Utility leave behind. */
function isAdded(name: string): boolean {
  return name.startsWith('__MACOSX/') || /(^|\/)\.DS_Store$/.test(name);
}

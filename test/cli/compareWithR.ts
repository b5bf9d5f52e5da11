/** A value as JSON holds it. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** p-values, to a millionth of themselves. */
const probabilities = /\/(p|pHolm|pBH|fP|wilcoxonP|dunnP)$/;
/** What both sides find by searching: the noncentral t behind Hedges' g, the studentised range behind Games-Howell. */
const searched = /\/hedges\/|\/pairs\/[^/]*\/ci\//;

/**
 * All that differs between our report and what R says of it, each with its path, our value and R's. Only what R says is
 * compared. Rows are found by what they are about, not by their place. Where R has a null we may have nothing but nulls, and
 * the other way round: both say that it does not exist. A field that is not there at all is wrong.
 */
export function compareWithR(ours: Json | undefined, theirs: Json, path = ''): readonly string[] {
  if (ours === undefined) return [`${path}: missing, in R ${show(theirs)}`];
  if (theirs === null || ours === null) return isNothing(ours) && isNothing(theirs) ? [] : [differ(path, ours, theirs)];
  if (typeof theirs === 'number')
    return typeof ours === 'number' && isNear(ours, theirs, path) ? [] : [differ(path, ours, theirs)];
  if (typeof theirs !== 'object' || typeof ours !== 'object')
    return ours === theirs ? [] : [differ(path, ours, theirs)];
  if (isList(theirs)) return isList(ours) ? compareLists(ours, theirs, path) : [differ(path, ours, theirs)];
  if (isList(ours)) return [differ(path, ours, theirs)];
  return Object.entries(theirs).flatMap(([key, value]) => compareWithR(ours[key], value, `${path}/${key}`));
}

function compareLists(ours: readonly Json[], theirs: readonly Json[], path: string): readonly string[] {
  const names = theirs.map(nameOf);
  if (names.includes(null)) {
    if (ours.length !== theirs.length) return [`${path}: ${ours.length} values, in R ${theirs.length}`];
    return theirs.flatMap((value, index) => compareWithR(ours[index], value, `${path}/${index}`));
  }
  const found = new Map(ours.flatMap((row) => namesOf(row).map((name) => [name, row])));
  const tooMany = ours.filter((row) => !namesOf(row).some((name) => names.includes(name))).map(nameOf);
  // Scores may have more names than R was asked for.
  const surplus = path.endsWith('/scores') ? [] : tooMany.map((name) => `${path}/${name}: not in R`);
  const rows = theirs.flatMap((row, index) =>
    compareWithR(found.get(names[index] ?? ''), row, `${path}/${names[index]}`),
  );
  return [...surplus, ...rows];
}

function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

/** What a row is about: an id, a group's value, two groups or two waves, the name of a step; null where it is a mere value. */
function nameOf(row: Json | undefined): string | null {
  if (typeof row !== 'object' || row === null || isList(row)) return null;
  if ('a' in row && 'b' in row) return `${row['a']} ${row['b']}`;
  const name = row['id'] ?? row['from'] ?? row['step'] ?? row['value'];
  return name === undefined || name === null ? null : String(name);
}

function namesOf(row: Json): readonly string[] {
  const name = nameOf(row);
  return name === null ? [] : [name];
}

/** Null, or nothing but nulls beside an n: nobody answered, or too few. */
function isNothing(value: Json): boolean {
  if (value === null) return true;
  if (typeof value !== 'object') return false;
  if (isList(value)) return value.every(isNothing);
  return Object.entries(value).every(([key, each]) => key === 'n' || isNothing(each));
}

/** Closed forms to 1e-9, absolute below 1. */
function isNear(ours: number, theirs: number, path: string): boolean {
  const distance = Math.abs(ours - theirs);
  if (probabilities.test(path)) return distance <= 1e-6 * Math.abs(theirs);
  return distance <= (searched.test(path) ? 1e-6 : 1e-9) * Math.max(1, Math.abs(theirs));
}

function differ(path: string, ours: Json | undefined, theirs: Json): string {
  return `${path}: ${show(ours)}, in R ${show(theirs)}`;
}

function show(value: Json | undefined): string {
  const text = JSON.stringify(value) ?? 'missing';
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}

/**
 * The waves from first to last: as `order` says, then whatever it does not name in the usual order. That is numbers first, by
 * size (`2` before `10`, also written `第2期`); then dates, by the calendar (`2026-03`, `2026/3/1`, `2026年3月`); then all
 * other names by code point. Each name comes once.
 *
 * @param order the names from first to last where somebody said so; those that are no wave of the data are left out
 */
export function orderWaves(names: readonly string[], order: readonly string[] | null): readonly string[] {
  const given = new Set(names);
  const said = [...new Set(order ?? [])].filter((name) => given.has(name));
  const rest = [...given].filter((name) => !said.includes(name));
  const keyed = rest.map((name) => ({ name, key: keyOf(name) })).sort((a, b) => compareKeys(a, b));
  return [...said, ...keyed.map(({ name }) => name)];
}

interface Keyed {
  readonly name: string;
  readonly key: readonly number[];
}

const number = /^(?:第\s*)?([+-]?\d+(?:\.\d+)?)\s*(?:期|次|轮|波)?$/;
const date = /^(\d{4})[-/.年](\d{1,2})(?:月?|[-/.月](\d{1,2})日?(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2}))?)?)$/;

/** Its kind (0 a number, 1 a date, 2 any other name), then what is compared within the kind. */
function keyOf(name: string): readonly number[] {
  const found = number.exec(name);
  if (found) return [0, Number(found[1])];
  const parts = (date.exec(name) ?? []).slice(1).map((part) => Number(part ?? 0));
  const [, month = 0, day = 0] = parts;
  return month >= 1 && month <= 12 && day <= 31 ? [1, ...parts] : [2, ...codePointsOf(name)];
}

/** Place by place, the shorter first; names that mean the same number or date by code point. */
function compareKeys(a: Keyed, b: Keyed): number {
  return compareNumbers(a.key, b.key) || compareNumbers(codePointsOf(a.name), codePointsOf(b.name));
}

function compareNumbers(a: readonly number[], b: readonly number[]): number {
  for (const [place, value] of a.entries()) {
    const other = b[place];
    if (other === undefined) return 1;
    if (value !== other) return value - other;
  }
  return a.length - b.length;
}

function codePointsOf(name: string): readonly number[] {
  return [...name].map((character) => character.codePointAt(0) ?? 0);
}

import type { Response } from '../answers/response.ts';
import type { Audience } from '../instrument/side.ts';
import type { Problem } from '../problem.ts';

/**
 * Which responses count: those that lie, in each division named, in any of the groups named. A division is called as its column
 * is in our own CSV, `wave` or `segment.<id>`. Without any, all count.
 */
export type Filter = Readonly<Record<string, readonly string[]>>;

/** The divisions that a filter may name, each with its groups. */
export type Divisions = ReadonlyMap<string, readonly string[]>;

export const everybody: Filter = {};

const segment = 'segment.';

export function nameSegment(id: string): string {
  return `${segment}${id}`;
}

export function isEverybody(filter: Filter): boolean {
  return Object.keys(filter).length === 0;
}

/**
 * The filter that a query asks for; an empty choice is none. Groups and divisions that nobody knows are a problem, never a filter
 * that shows everybody.
 */
export function readFilter(
  query: Readonly<Record<string, unknown>>,
  divisions: Divisions,
): { readonly filter: Filter } | { readonly unknown: Problem } {
  const filter: Record<string, readonly string[]> = {};
  for (const name of Object.keys(query).sort()) {
    if (name !== 'wave' && !name.startsWith(segment)) continue;
    const choices = [query[name]].flat().filter((choice) => choice !== '');
    const known = divisions.get(name) ?? [];
    for (const choice of choices)
      if (typeof choice !== 'string' || !known.includes(choice))
        return { unknown: { code: 'filter-unknown', field: name, values: { division: name, group: String(choice) } } };
    if (choices.length > 0) filter[name] = known.filter((group) => choices.includes(group));
  }
  return { filter };
}

/** Whether a response counts. What segments split are customers; waves are those of all audiences. */
export function matchesFilter(
  filter: Filter,
  audience: Audience,
  { wave, answers }: Pick<Response, 'wave' | 'answers'>,
): boolean {
  return Object.entries(filter).every(([name, groups]) => {
    if (name === 'wave') return wave !== null && groups.includes(wave);
    return audience !== 'customer' || groups.includes(answers.profile.get(name.slice(segment.length)) ?? '');
  });
}

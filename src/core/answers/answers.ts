import { hasAnswer, type PackedAnswers } from './packedAnswers.ts';
import { quoteJson } from './quoteJson.ts';

/** What one person answered. The maps hold only what was answered, by the id of the dimension or question. */
export interface Answers {
  readonly items: PackedAnswers;
  /** Importance points given to dimensions; meant to sum to 100, which nothing enforces. */
  readonly points: ReadonlyMap<string, number>;
  readonly outcomes: ReadonlyMap<string, number>;
  readonly profile: ReadonlyMap<string, string>;
  readonly comments: ReadonlyMap<string, string>;
}

/** True when nothing at all was answered: one answer of any kind makes a response. */
export function isEmpty(answers: Answers): boolean {
  const { items, points, outcomes, profile, comments } = answers;
  return !hasAnswer(items) && points.size + outcomes.size + profile.size + comments.size === 0;
}

/** A text that is equal for two sets of answers exactly when they say the same, whatever the order they were given in. */
export function fingerprintAnswers({ items, points, outcomes, profile, comments }: Answers): string {
  return `[${quoteJson(items)},${[points, outcomes, profile, comments].map(writeSorted).join()}]`;
}

/** The entries of a map as JSON, by their names. Written out, since this is half of what reading a row of a file takes. */
function writeSorted(map: ReadonlyMap<string, string | number>): string {
  if (map.size === 0) return '[]';
  const entries = [...map].sort(byName);
  let text = '';
  for (const [name, value] of entries) text += `${text === '' ? '' : ','}[${quoteJson(name)},${quoteJson(value)}]`;
  return `[${text}]`;
}

function byName(a: readonly [string, unknown], b: readonly [string, unknown]): number {
  return a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0;
}

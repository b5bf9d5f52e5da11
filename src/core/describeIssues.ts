import type { z } from 'zod';
import { type Problem, type ProblemCode, problemCodes } from './problem.ts';

/** What belongs where zod found another kind of value. */
const kinds: Readonly<Record<string, ProblemCode>> = {
  string: 'no-text',
  number: 'no-number',
  int: 'no-whole-number',
  boolean: 'no-yes-or-no',
  array: 'no-list',
  object: 'no-parts',
  record: 'no-parts',
};
const formats: Readonly<Record<string, ProblemCode>> = {
  guid: 'uuid-malformed',
  datetime: 'time-malformed',
  date: 'date-malformed',
};

/**
 * What zod found missing or misshapen in a value, each with its path and a sentence of ours: the library's own are for programmers.
 * A check of a schema names its sentence by giving the code of it as its message.
 *
 * @param shapeless the problem of a value that has no parts at all
 */
export function describeIssues(
  error: z.ZodError,
  value: unknown,
  shapeless: ProblemCode = 'no-parts',
): readonly Problem[] {
  return error.issues.flatMap((issue) =>
    issue.path.length === 0 && issue.code === 'invalid_type'
      ? [{ code: shapeless, path: '.' }]
      : describeIssue(issue, [], value),
  );
}

function describeIssue(issue: z.core.$ZodIssue, above: readonly PropertyKey[], value: unknown): readonly Problem[] {
  const keys = [...above, ...issue.path];
  const path = joinKeys(keys);
  const key = String(keys.at(-1) ?? '');
  const found = findIn(value, keys);
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((each) => ({ code: 'key-unknown', path: joinKeys([...keys, each]), values: { key: each } }));
  // A key of YAML without anything behind it is null.
  if (keys.length > 0 && (found === undefined || found === null))
    return [{ code: 'value-missing', path, values: { key } }];
  if (issue.code === 'invalid_key') return issue.issues.flatMap((each) => describeIssue(each, keys, value));
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    const near = issue.errors.find((each) =>
      each.every(({ code, path: { length } }) => !(code === 'invalid_type' && length === 0)),
    );
    return near ? near.flatMap((each) => describeIssue(each, keys, value)) : [{ code: 'no-text-or-number', path }];
  }
  return [{ path, ...explain(issue, found) }];
}

/** What belongs in a place, in the words of its code. */
function explain(issue: z.core.$ZodIssue, found: unknown): Pick<Problem, 'code' | 'values'> {
  const own = problemCodes.find((code) => code === issue.message);
  if (own) return { code: own };
  switch (issue.code) {
    case 'invalid_value':
      return { code: 'value-not-listed', values: { listed: issue.values.map(String).join(', ') } };
    case 'invalid_union': {
      const options = 'options' in issue ? (issue.options ?? []) : [];
      return { code: 'value-not-listed', values: { listed: options.filter((each) => each !== undefined).join(', ') } };
    }
    case 'invalid_type':
      return { code: kinds[issue.expected] ?? 'value-unfit' };
    case 'invalid_format':
      return { code: formats[issue.format] ?? 'value-unfit' };
    case 'too_small': {
      const least = Number(issue.minimum);
      if (issue.origin === 'string') return { code: 'text-empty' };
      return { code: issue.origin === 'array' ? 'list-too-short' : 'number-too-small', values: { least } };
    }
    case 'too_big': {
      const most = Number(issue.maximum);
      if (issue.origin === 'string')
        return { code: 'too-long', values: { length: String(found).length, longest: most } };
      return { code: issue.origin === 'array' ? 'list-too-full' : 'number-too-large', values: { most } };
    }
    default:
      return { code: 'value-unfit' };
  }
}

/** A path into a file, `items.4.text`; of the whole file a dot. */
function joinKeys(keys: readonly PropertyKey[]): string {
  return keys.map(String).join('.') || '.';
}

function findIn(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((part, key) => (Object.hasOwn(Object(part), key) ? Object(part)[key] : undefined), value);
}

import { z } from 'zod';
import type { Problem, ProblemCode } from '../problem.ts';
import type { Text } from './text.ts';

/**
 * What zod found missing or misshapen in a value, each with its path. What authors get wrong most often has a sentence of its own;
 * the rest has that of `usual`.
 */
export function describeIssues(
  error: z.ZodError,
  value: unknown,
  usual: ProblemCode = 'instrument-invalid',
): readonly Problem[] {
  return error.issues.flatMap((issue): readonly Problem[] => {
    const path = joinKeys(issue.path);
    const key = String(issue.path.at(-1) ?? '');
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((each) => {
        return { code: 'key-unknown', path: joinKeys([...issue.path, each]), values: { key: each } };
      });
    if (key !== '' && findIn(value, issue.path) === undefined)
      return [{ code: 'value-missing', path, values: { key } }];
    if (issue.code === 'invalid_value')
      return [{ code: 'value-not-listed', path, values: { listed: issue.values.map(String).join(', ') } }];
    if (issue.code === 'invalid_format' && issue.format === 'regex') return [{ code: 'id-malformed', path }];
    if (issue.path.length === 0 && issue.code === 'invalid_type') return [{ code: 'instrument-shapeless', path }];
    return [{ code: usual, path, values: { reason: reasonOf(issue) } }];
  });
}

const inChinese = z.locales.zhCN().localeError;
/** What the library leaves in English where a value is too small or too large. */
const kinds: Readonly<Record<string, string>> = { number: '数字', int: '整数', string: '文字', array: '列表' };

/** Why zod refuses a value, in the words of that library. The schema has to report its input, which the words name. */
export function reasonOf(issue: z.core.$ZodIssue): Text {
  const said = inChinese(issue as z.core.$ZodRawIssue);
  const zh = typeof said === 'string' ? said : said?.message;
  return {
    en: issue.message,
    ...(zh !== undefined && { zh: zh.replace(/(?<=期望 )\w+/, (kind) => kinds[kind] ?? kind) }),
  };
}

/** A path into a file, `items.4.text`; of the whole file a dot. */
export function joinKeys(keys: readonly PropertyKey[]): string {
  return keys.map(String).join('.') || '.';
}

function findIn(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((part, key) => (Object.hasOwn(Object(part), key) ? Object(part)[key] : undefined), value);
}

/** The ids of a list with the path of each. */
export function placeIds(
  path: string,
  named: readonly { readonly id: string }[],
): readonly { readonly path: string; readonly id: string }[] {
  return named.map(({ id }, index) => ({ path: `${path}.${index}`, id }));
}

/** A problem for each id that stands a second time among those that have to differ. */
export function findRepeats(placed: ReturnType<typeof placeIds>): readonly Problem[] {
  const seen = new Set<string>();
  return placed.flatMap(({ path, id }): Problem[] => {
    if (seen.has(id)) return [{ code: 'id-repeated', path, values: { id } }];
    seen.add(id);
    return [];
  });
}

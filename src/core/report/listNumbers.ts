/** Every number of a value with its JSON pointer. */
export function listNumbers(value: unknown, at = ''): readonly (readonly [pointer: string, value: number])[] {
  if (typeof value === 'number') return [[at, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    listNumbers(inner, `${at}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`),
  );
}

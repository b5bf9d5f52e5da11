/**
 * The same lists with each word in traditional characters behind it, where these differ.
 *
 * @param pairs simplified characters, each before the traditional one
 */
export function addTraditional<Lists>(lists: Lists, pairs: string): Lists {
  const both = pairs.replace(/\s/g, '').match(/../g) ?? [];
  const traditional = new Map(both.map(([simplified = '', other = '']) => [simplified, other]));
  const rewrite = (word: string) => [...word].map((character) => traditional.get(character) ?? character).join('');
  const add = (value: unknown): unknown => {
    if (Array.isArray(value))
      return value.flatMap((each) => (typeof each === 'string' ? [...new Set([each, rewrite(each)])] : [add(each)]));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, add(each)]));
  };
  return add(lists) as Lists;
}

import { readdirSync, readFileSync } from 'node:fs';

const root = new URL('../../', import.meta.url);

/** All messages of a language, by key. */
export function readWords(language: 'zh' | 'en'): ReadonlyMap<string, string> {
  const words: unknown = JSON.parse(readFileSync(new URL(`views/words/${language}.json`, root), 'utf8'));
  return new Map(flatten(words, ''));
}

function flatten(value: unknown, key: string): readonly (readonly [string, string])[] {
  if (typeof value === 'string') return [[key, value]];
  return Object.entries(Object(value)).flatMap(([name, inner]) => flatten(inner, key === '' ? name : `${key}.${name}`));
}

/** The names in double braces, each with its format. */
export function listPlaceholders(sentence: string): readonly string[] {
  return [...sentence.matchAll(/\{\{(.*?)\}\}/g)].map(([, inner = '']) => inner.replaceAll(' ', '')).sort();
}

export const withoutPlural = (key: string): string => key.replace(/_(one|other)$/, '');

/** The text of every file below a folder that ends in this way, by path. */
export function readTree(folder: string, ending: string): ReadonlyMap<string, string> {
  const names = readdirSync(new URL(`${folder}/`, root), { recursive: true, encoding: 'utf8' });
  const paths = names.filter((name) => name.endsWith(ending)).map((name) => `${folder}/${name}`);
  return new Map(paths.map((path) => [path, readFileSync(new URL(path, root), 'utf8')]));
}

import { computed, importsOf, type Rule, resolveImport, type Tree } from './syntax.ts';

/** Each layer with those it may import from, besides itself. */
const layers: Readonly<Record<string, readonly string[]>> = {
  core: [],
  words: ['core'],
  intake: ['core', 'words'],
  page: ['core', 'words'],
  storage: ['core', 'words'],
  export: ['core', 'words', 'page'],
  web: ['core', 'words', 'intake', 'page', 'storage', 'export'],
  cli: ['core', 'words', 'intake', 'page', 'storage', 'export', 'web'],
};

const layerOf = (path: string) => /^src\/([^/]+)\/./.exec(path)?.[1] ?? '';

/** core <- words <- intake, page, export, storage <- web <- cli; export may use page. */
export const importOneWay: Rule = (tree) =>
  [...tree].flatMap(([path, { nodes }]) => {
    const layer = layerOf(path);
    const allowed = layers[layer];
    if (!allowed) return [`${path} belongs to no layer`];
    return importsOf(nodes).flatMap((specifier) => {
      const target = resolveImport(path, specifier);
      if (target === null || layerOf(target) === layer || allowed.includes(layerOf(target))) return [];
      return [`${path} imports ${target}`];
    });
  });

/** No file imports itself by way of others, not even for types: each can be read after those it rests on. */
export const importInNoCircle: Rule = (tree) => {
  const targets = (path: string) =>
    importsOf(tree.get(path)?.nodes ?? []).flatMap((specifier) => resolveImport(path, specifier) ?? []);
  return [...tree.keys()].flatMap((path) => {
    const way = findWay(path, path, targets);
    // Each circle is told once, from the first of its files.
    return way?.every((each) => path <= each) ? [way.join(' -> ')] : [];
  });
};

function findWay(from: string, to: string, targets: (path: string) => readonly string[]): readonly string[] | null {
  const cameFrom = new Map<string, string>();
  const queue = [from];
  for (let path = queue.shift(); path !== undefined; path = queue.shift())
    for (const next of targets(path)) {
      if (cameFrom.has(next)) continue;
      cameFrom.set(next, path);
      if (next === to) return traceBack(to, cameFrom);
      queue.push(next);
    }
  return null;
}

function traceBack(to: string, cameFrom: ReadonlyMap<string, string>): readonly string[] {
  const way = [to];
  do way.unshift(cameFrom.get(way[0] ?? to) ?? to);
  while (way[0] !== to);
  return way;
}

/** Every relative import names the file itself, so that Node, the compiler and the browser mean the same. */
export const importWithExtension: Rule = (tree: Tree) =>
  [...tree].flatMap(([path, { nodes }]) =>
    importsOf(nodes)
      .filter((specifier) => specifier === computed || (specifier.startsWith('.') && !specifier.endsWith('.ts')))
      .map((specifier) => `${path} imports ${specifier}`),
  );

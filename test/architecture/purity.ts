import { importsOf, isNode, type Node, nameOf, type Rule, type Tree } from './syntax.ts';

const packages = /^(zod|simple-statistics|pure-rand|ml-matrix|@stdlib\/stats-base-dists-[a-z-]+)(\/|$)/;

const coreFiles = (tree: Tree) => [...tree].filter(([path]) => path.startsWith('src/core/'));

/** The core rests on textbook functions alone: nothing of Node, and only the packages that compute. */
export const coreImportsOnlyMathematics: Rule = (tree) =>
  coreFiles(tree).flatMap(([path, { nodes }]) =>
    importsOf(nodes)
      .filter((specifier) => !specifier.startsWith('.') && !packages.test(specifier))
      .map((specifier) => `${path} imports ${specifier}`),
  );

/** What reaches a clock, chance, the outside or a later turn, by whatever way it is named. */
const worldly = new Set([
  ...['Date', 'performance', 'process', 'console', 'fetch', 'crypto', 'Promise', 'globalThis', 'global', 'window'],
  ...['setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask', 'require', 'Intl', 'Temporal', 'WebSocket'],
  ...['XMLHttpRequest', 'localStorage', 'Worker', 'navigator', 'eval', 'Function', 'Buffer'],
]);

/** The core has no clock, no chance, no input or output and nothing asynchronous. */
export const coreIsPure: Rule = (tree) =>
  coreFiles(tree).flatMap(([path, { nodes }]) => {
    const labels = new Set(nodes.flatMap(listLabels));
    return nodes.flatMap((node): readonly string[] => {
      const name = nameOf(node);
      if (name !== null && worldly.has(name) && !labels.has(node)) return [`${path} uses ${name}`];
      if (node['async'] === true) return [`${path} has an async function`];
      if (node.type === 'AwaitExpression' || node['await'] === true) return [`${path} awaits`];
      if (node.type === 'ImportExpression') return [`${path} imports while it runs`];
      if (node.type === 'MetaProperty' && nameOf(node['meta']) === 'import') return [`${path} uses import.meta`];
      if (node.type !== 'MemberExpression' || nameOf(node['object']) !== 'Math') return [];
      return memberOf(node) === 'random' ? [`${path} uses Math.random`] : [];
    });
  });

/** The identifiers that only label something: the property in `a.date`, the key in `{ date: 1 }`. */
function listLabels(node: Node): readonly unknown[] {
  const { computed, shorthand } = node as { readonly computed?: boolean; readonly shorthand?: boolean };
  if (computed || shorthand) return [];
  return [node['property'], node['key']].filter(isNode);
}

function memberOf({ property, computed }: Node): unknown {
  return computed && isNode(property) ? property['value'] : nameOf(property);
}

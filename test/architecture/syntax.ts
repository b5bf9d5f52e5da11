import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { parseSync } from 'oxc-parser';

/** A node of the syntax tree (ESTree, with the types of TypeScript), as far as the rules look at it. */
export interface Node {
  readonly type: string;
  readonly [key: string]: unknown;
}

/** The files of a tree, parsed, by their path from its root: `src/core/problem.ts`. */
export type Tree = ReadonlyMap<string, { readonly source: string; readonly nodes: readonly Node[] }>;

/** What a rule finds against a tree: one line each, the path first. */
export type Rule = (tree: Tree) => readonly string[];

export function parseTree(sources: Readonly<Record<string, string>>): Tree {
  return new Map(
    Object.entries(sources).map(([path, source]) => {
      const { program, errors } = parseSync(path, source);
      if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`);
      return [path, { source, nodes: listNodes(program) }] as const;
    }),
  );
}

/** All TypeScript files of a folder of this project. */
export function readTree(folder: string): Tree {
  const root = new URL('../../', import.meta.url);
  const names = readdirSync(new URL(`${folder}/`, root), { recursive: true, encoding: 'utf8' });
  const paths = names
    .map((name) => posix.join(folder, name.replaceAll('\\', '/')))
    .filter((path) => path.endsWith('.ts'));
  return parseTree(Object.fromEntries(paths.sort().map((path) => [path, readFileSync(new URL(path, root), 'utf8')])));
}

/** Every node of a tree, the root first. Comments are none, so they never count. */
function listNodes(root: unknown): readonly Node[] {
  if (Array.isArray(root)) return root.flatMap(listNodes);
  if (!isNode(root)) return [];
  return [root, ...Object.values(root).flatMap(listNodes)];
}

export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

/** The text of a string: a literal, or a template, whose holes become question marks. */
export function stringOf(value: unknown): string | null {
  if (!isNode(value)) return null;
  if (value.type === 'Literal') return typeof value['value'] === 'string' ? value['value'] : null;
  if (value.type !== 'TemplateLiteral') return null;
  const parts = value['quasis'] as readonly { readonly value: { readonly raw: string } }[];
  return parts.map((part) => part.value.raw).join('?');
}

/** The name of an identifier, else nothing. */
export function nameOf(value: unknown): string | null {
  return isNode(value) && value.type === 'Identifier' ? String(value['name']) : null;
}

const importing = new Set([
  'ImportDeclaration',
  'ExportNamedDeclaration',
  'ExportAllDeclaration',
  'ImportExpression',
  'TSImportType',
]);

/** Stands for an import that cannot be told before the program runs. */
export const computed = 'what is computed';

/** What a file imports, in every form: static, for its types alone, by `export ... from`, by `import()`. */
export function importsOf(nodes: readonly Node[]): readonly string[] {
  return nodes.flatMap((node) => {
    if (!importing.has(node.type) || !node['source']) return [];
    const specifier = stringOf(node['source']) ?? '?';
    return [specifier.includes('?') ? computed : specifier];
  });
}

/** Whose file a relative import means, by its path from the root; null for packages. */
export function resolveImport(from: string, specifier: string): string | null {
  return specifier.startsWith('.') ? posix.join(posix.dirname(from), specifier) : null;
}

import { isNode, type Node, nameOf, type Rule, stringOf } from './syntax.ts';

/** The methods of Kysely whose first argument is a table. */
const methods = new Set([
  ...['selectFrom', 'insertInto', 'replaceInto', 'updateTable', 'deleteFrom', 'mergeInto', 'using'],
  ...['innerJoin', 'leftJoin', 'rightJoin', 'fullJoin', 'crossJoin'],
  ...['innerJoinLateral', 'leftJoinLateral', 'crossJoinLateral'],
]);
const statement = /^\s*(select|insert|replace|update|delete|merge|with)\s/i;
const tableInSql = /\b(?:from|join|into|update|table)\s+["`[]?([a-z_]\w*)/gi;
const notTables = new Set(['set', 'select', 'lateral', 'only', 'or']);

/** Migrations alone speak of all tables. */
const isMigration = (path: string) => /^src\/storage\/migrations?[./]/.test(path);

/** Each table is queried in one file, and that lies in src/storage; a table is always called by its plain name. */
export const queryEachTableInOneFile: Rule = (tree) => {
  const filesByTable = new Map<string, Set<string>>();
  const unnamed: string[] = [];
  for (const [path, { nodes }] of tree) {
    if (isMigration(path)) continue;
    for (const table of nodes.flatMap(listTables)) {
      if (table === null) unnamed.push(`${path} queries a table that is not named`);
      else filesByTable.set(table, (filesByTable.get(table) ?? new Set()).add(path));
    }
  }
  const strayed = [...filesByTable].flatMap(([table, files]) => [
    ...[...files].filter((path) => !path.startsWith('src/storage/')).map((path) => `${path} queries ${table}`),
    ...(files.size > 1 ? [`${table} is queried in ${[...files].join(' and ')}`] : []),
  ]);
  return [...unnamed, ...strayed];
};

/** The tables that a node queries; null for one that cannot be told. */
function listTables(node: Node): readonly (string | null)[] {
  if (node.type === 'CallExpression') return listCalledTables(node);
  if (node.type === 'TaggedTemplateExpression' && isSqlTag(node['tag']))
    return findInSql(stringOf(node['quasi']) ?? '');
  const text = stringOf(node);
  return text !== null && statement.test(text) ? findInSql(text) : [];
}

function listCalledTables(node: Node): readonly (string | null)[] {
  const callee = node['callee'];
  if (!isNode(callee) || callee.type !== 'MemberExpression') return [];
  const method = nameOf(callee['property']) ?? '';
  const isUpdateFrom = method === 'from' && isNode(callee['object']) && callee['object'].type === 'CallExpression';
  if (!methods.has(method) && !isUpdateFrom) return [];
  const [table] = node['arguments'] as readonly Node[];
  const named = table?.type === 'ArrayExpression' ? (table['elements'] as readonly Node[]) : [table];
  return named.flatMap((each) => {
    if (each?.type === 'ArrowFunctionExpression') return []; // a subquery, whose own calls are looked at
    const text = each?.type === 'Literal' ? stringOf(each) : null;
    return [text === null ? null : (text.trim().split(/\s/)[0]?.split('.').at(-1) ?? null)];
  });
}

function isSqlTag(tag: unknown): boolean {
  return nameOf(tag) === 'sql' || (isNode(tag) && nameOf(tag['object']) === 'sql');
}

function findInSql(text: string): readonly string[] {
  return [...text.matchAll(tableInSql)]
    .map(([, table]) => (table ?? '').toLowerCase())
    .filter((table) => !notTables.has(table));
}

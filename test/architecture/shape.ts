import { type Node, nameOf, type Rule, stringOf } from './syntax.ts';

const longestFile = 200;

/** No file of more than 200 lines: what needs more is more than one idea. */
export const keepFilesShort: Rule = (tree) =>
  [...tree].flatMap(([path, { source }]) => {
    const lines = source.replace(/\n$/, '').split('\n').length;
    return lines > longestFile ? [`${path} has ${lines} lines`] : [];
  });

/** Every export has one name, the same everywhere. */
export const exportByName: Rule = (tree) =>
  [...tree].flatMap(([path, { nodes }]) =>
    nodes.some(
      (node) =>
        node.type === 'ExportDefaultDeclaration' ||
        (node.type === 'ExportSpecifier' && [nameOf(node['exported']), stringOf(node['exported'])].includes('default')),
    )
      ? [`${path} has a default export`]
      : [],
  );

/** No barrels: a file that only passes on what others export hides where things are. */
export const declareSomething: Rule = (tree) =>
  [...tree].flatMap(([path, { nodes }]) => {
    const body = (nodes[0]?.['body'] ?? []) as readonly Node[];
    return body.every(passesOn) ? [`${path} declares nothing`] : [];
  });

function passesOn(node: Node): boolean {
  if (node.type === 'ImportDeclaration' || node.type === 'ExportAllDeclaration') return true;
  return node.type === 'ExportNamedDeclaration' && !node['declaration'];
}

const dimensions = new Set(['reliability', 'responsiveness', 'assurance', 'empathy', 'tangibles']);
const items = /^(t[1-4]|r[5-9]|p1[0-3]|a1[4-7]|e(18|19|2[0-2]))$/;

/** Instruments are data: no code knows an item or a dimension by name. */
export const nameNoItemOrDimension: Rule = (tree) =>
  [...tree].flatMap(([path, { nodes }]) =>
    nodes.flatMap((node) => {
      const text = stringOf(node);
      const name = text ?? nameOf(node) ?? '';
      return dimensions.has(name) || items.test(text ?? '') ? [`${path} names ${name}`] : [];
    }),
  );

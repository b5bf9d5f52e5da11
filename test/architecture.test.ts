import { describe, expect, test } from 'vitest';
import { importInNoCircle, importOneWay, importWithExtension } from './architecture/layers.ts';
import { coreImportsOnlyMathematics, coreIsPure } from './architecture/purity.ts';
import { declareSomething, exportByName, keepFilesShort, nameNoItemOrDimension } from './architecture/shape.ts';
import { parseTree, type Rule, readTree } from './architecture/syntax.ts';
import { queryEachTableInOneFile } from './architecture/tables.ts';

const src = readTree('src');

/** What a rule finds in made files. */
const find = (rule: Rule, files: Readonly<Record<string, string>>) => rule(parseTree(files));

test('The tree that the rules look at is the whole of src', () => {
  expect(src.size).toBeGreaterThan(30);
  expect([...src.keys()]).toContain('src/core/problem.ts');
  expect(src.get('src/core/problem.ts')?.nodes.length).toBeGreaterThan(50);
});

describe('Layers import one way: core, words, then intake, page, export and storage, then web, then cli', () => {
  test('in src', () => {
    expect(importOneWay(src)).toEqual([]);
  });

  test.each([
    ['core', 'words'],
    ['words', 'intake'],
    ['intake', 'page'],
    ['intake', 'storage'],
    ['page', 'intake'],
    ['page', 'export'],
    ['storage', 'export'],
    ['storage', 'web'],
    ['export', 'storage'],
    ['web', 'cli'],
  ])('and %s may not import %s, in whatever form', (from, to) => {
    const path = `src/${from}/a/x.ts`;
    for (const form of [
      `import { y } from '../../${to}/y.ts';`,
      `import type { Y } from '../../${to}/y.ts';`,
      `import '../../${to}/y.ts';`,
      `export * from '../../${to}/y.ts';`,
      `export { y } from '../../${to}/y.ts';`,
      `const y = await import('../../${to}/y.ts');`,
      `const y = await import(\`../../${to}/y.ts\`);`,
      `let y: import('../../${to}/y.ts').Y;`,
    ])
      expect(find(importOneWay, { [path]: form }), form).toEqual([`${path} imports src/${to}/y.ts`]);
  });

  test.each([
    ['words', 'core'],
    ['export', 'page'],
    ['export', 'core'],
    ['web', 'storage'],
    ['cli', 'web'],
    ['page', 'page'],
  ])('while %s may import %s', (from, to) => {
    expect(find(importOneWay, { [`src/${from}/x.ts`]: `import { y } from '../${to}/y.ts';` })).toEqual([]);
  });

  test('and every file belongs to one of them, and imports nothing from outside src', () => {
    const stray = { 'src/utils/x.ts': '', 'src/x.ts': '', 'src/core/x.ts': `import y from '../../test/y.ts';` };
    expect(find(importOneWay, stray)).toEqual([
      'src/utils/x.ts belongs to no layer',
      'src/x.ts belongs to no layer',
      'src/core/x.ts imports test/y.ts',
    ]);
  });
});

describe('Imports go round in no circle', () => {
  test('in src', () => {
    expect(importInNoCircle(src)).toEqual([]);
  });

  test('and a circle is found, once, also where only types close it', () => {
    const circle = {
      'src/core/a.ts': `import './b.ts'; import './d.ts';`,
      'src/core/b.ts': `export * from './sub/c.ts';`,
      'src/core/sub/c.ts': `import type { A } from '../a.ts';`,
      'src/core/d.ts': `import { x } from 'x';`,
      'src/core/e.ts': `import './a.ts';`,
      'src/core/f.ts': `import './f.ts';`,
    };
    expect(find(importInNoCircle, circle)).toEqual([
      'src/core/a.ts -> src/core/b.ts -> src/core/sub/c.ts -> src/core/a.ts',
      'src/core/f.ts -> src/core/f.ts',
    ]);
  });
});

describe('The core imports only what computes', () => {
  test('in src', () => {
    expect(coreImportsOnlyMathematics(src)).toEqual([]);
  });

  test.each(['node:fs', 'fs', 'kysely', 'zod-extra', '@stdlib/random', 'express', 'i18next'])('and not %s', (name) => {
    expect(find(coreImportsOnlyMathematics, { 'src/core/x.ts': `import x from '${name}';` })).toHaveLength(1);
    expect(find(coreImportsOnlyMathematics, { 'src/web/x.ts': `import x from '${name}';` })).toEqual([]);
  });

  test.each(['zod', 'simple-statistics', 'pure-rand/generator/x', 'ml-matrix', '@stdlib/stats-base-dists-t-cdf'])(
    'while %s is allowed',
    (name) => {
      expect(find(coreImportsOnlyMathematics, { 'src/core/x.ts': `import x from '${name}';` })).toEqual([]);
    },
  );
});

describe('The core has no clock, no chance, no input or output and nothing asynchronous', () => {
  test('in src', () => {
    expect(coreIsPure(src)).toEqual([]);
  });

  test.each([
    ['const now = new Date();', 'uses Date'],
    ['const now = Date.now();', 'uses Date'],
    ['const x = Math.random();', 'uses Math.random'],
    [`const x = Math['random']();`, 'uses Math.random'],
    ['const x = globalThis.Math;', 'uses globalThis'],
    ['performance.now();', 'uses performance'],
    ['process.exit();', 'uses process'],
    ['console.log(1);', 'uses console'],
    ['fetch(url);', 'uses fetch'],
    ['crypto.randomUUID();', 'uses crypto'],
    ['setTimeout(f, 1);', 'uses setTimeout'],
    ['setInterval(f, 1);', 'uses setInterval'],
    ['setImmediate(f);', 'uses setImmediate'],
    ['let x: Promise<void>;', 'uses Promise'],
    ['const all = { Promise };', 'uses Promise'],
    ['async function f() {}', 'has an async function'],
    ['const f = async () => 1;', 'has an async function'],
    ['class A { async f() {} }', 'has an async function'],
    ['await x;', 'awaits'],
    ['export {}; for await (const x of y) {}', 'awaits'],
    [`import('./y.ts');`, 'imports while it runs'],
    ['const x = import.meta.url;', 'uses import.meta'],
  ])('and not %s', (source, what) => {
    expect(find(coreIsPure, { 'src/core/x.ts': source })).toContain(`src/core/x.ts ${what}`);
    expect(find(coreIsPure, { 'src/web/x.ts': source })).toEqual([]);
  });

  test.each([
    '// new Date() and Math.random() in a comment',
    `const text = 'Promise of a Date';`,
    'const x = row.process + { console: 1 }.console + Math.max(1, 2);',
  ])('while %s is harmless', (source) => {
    expect(find(coreIsPure, { 'src/core/x.ts': source })).toEqual([]);
  });
});

describe('Each table is queried in one file, under src/storage', () => {
  test('in src', () => {
    expect(queryEachTableInOneFile(src)).toEqual([]);
  });

  const owner = { 'src/storage/studies.ts': `db.selectFrom('study').selectAll();` };

  test.each([
    `db.selectFrom('study as s')`,
    `db.selectFrom(['study', 'other'])`,
    `db.insertInto('study').values(x)`,
    `db.replaceInto('study')`,
    `db.updateTable('study')`,
    `db.updateTable('other').from('study')`,
    `db.deleteFrom('study')`,
    `db.deleteFrom('other').using('study')`,
    `db.mergeInto('study')`,
    `db.selectFrom('other').innerJoin('study', 'a', 'b')`,
    `db.selectFrom('other').leftJoin('study as s', 'a', 'b')`,
    `db.selectFrom('other').where((eb) => eb.exists(eb.selectFrom('study')))`,
    `sql\`select * from study where id = \${id}\`.execute(db)`,
    'sql<Row>`delete from "study"`.execute(db)',
    `database.prepare('SELECT count(*) FROM study')`,
    `database.exec(\`insert into study values (\${x})\`)`,
  ])('and %s is a second one', (query) => {
    expect(find(queryEachTableInOneFile, { ...owner, 'src/storage/links.ts': query })).toEqual([
      'study is queried in src/storage/studies.ts and src/storage/links.ts',
    ]);
    expect(find(queryEachTableInOneFile, { 'src/web/x.ts': query })).toContain('src/web/x.ts queries study');
  });

  test('and a table whose name is computed cannot hide', () => {
    expect(find(queryEachTableInOneFile, { 'src/storage/x.ts': 'db.selectFrom(table)' })).toEqual([
      'src/storage/x.ts queries a table that is not named',
    ]);
  });

  test('while migrations, subqueries, other calls and plain words are no queries', () => {
    const harmless = {
      ...owner,
      'src/storage/migrations.ts': `db.selectFrom('study'); db.selectFrom('link');`,
      'src/storage/migrations/0002.ts': 'sql`update study set title = id`;',
      'src/storage/links.ts': `db.selectFrom((eb) => eb.selectFrom('link').as('l')); Array.from('study'); db.schema.createTable('study');`,
      'src/web/x.ts': `const text = 'taken from study'; Buffer.from('study'); sql\`pragma user_version\`;`,
    };
    expect(find(queryEachTableInOneFile, harmless)).toEqual([]);
  });
});

describe('A file', () => {
  test('has no default export', () => {
    expect(exportByName(src)).toEqual([]);
    for (const source of ['export default 1;', 'const x = 1; export { x as default };', `export { default } from 'x';`])
      expect(find(exportByName, { 'src/core/x.ts': source }), source).toEqual(['src/core/x.ts has a default export']);
    expect(find(exportByName, { 'src/core/x.ts': `export const x = 1; import y from 'y';` })).toEqual([]);
  });

  test('declares something of its own: there are no barrels', () => {
    expect(declareSomething(src)).toEqual([]);
    for (const source of [`export * from './y.ts';`, `import { y } from './y.ts'; export { y };`, '// nothing'])
      expect(find(declareSomething, { 'src/core/x.ts': source }), source).toEqual(['src/core/x.ts declares nothing']);
    const mixed = { 'src/core/x.ts': `export * from './y.ts'; export type X = 1;`, 'src/cli/main.ts': 'run();' };
    expect(find(declareSomething, mixed)).toEqual([]);
  });

  test('has at most 200 lines', () => {
    expect(keepFilesShort(src)).toEqual([]);
    expect(find(keepFilesShort, { 'src/core/x.ts': 'x;\n'.repeat(200) })).toEqual([]);
    expect(find(keepFilesShort, { 'src/core/x.ts': 'x;\n'.repeat(201) })).toEqual(['src/core/x.ts has 201 lines']);
  });

  test('imports its neighbours by their full file name', () => {
    expect(importWithExtension(src)).toEqual([]);
    for (const name of ['./y', './y.js', '../y', '.', '../../package.json'])
      expect(find(importWithExtension, { 'src/core/x.ts': `import x from '${name}';` })).toEqual([
        `src/core/x.ts imports ${name}`,
      ]);
    for (const source of ['await import(name);', `await import(\`./\${name}.ts\`);`])
      expect(find(importWithExtension, { 'src/web/x.ts': source }), source).toEqual([
        'src/web/x.ts imports what is computed',
      ]);
    expect(find(importWithExtension, { 'src/core/x.ts': `import './y.ts'; import 'zod';` })).toEqual([]);
  });

  test('names no item and no dimension: instruments are data', () => {
    expect(nameNoItemOrDimension(src)).toEqual([]);
    const naming = ['t1', 't4', 'r5', 'r9', 'p10', 'p13', 'a14', 'a17', 'e18', 'e22'];
    for (const name of [...naming, 'reliability', 'responsiveness', 'assurance', 'empathy', 'tangibles'])
      expect(find(nameNoItemOrDimension, { 'src/core/x.ts': `const x = '${name}';` })).toEqual([
        `src/core/x.ts names ${name}`,
      ]);
    for (const source of ['const x = { reliability: 1 };', 'const x = y.reliability;', 'const x = `reliability`;'])
      expect(find(nameNoItemOrDimension, { 'src/core/x.ts': source }), source).toEqual([
        'src/core/x.ts names reliability',
      ]);
    for (const source of [`const t1 = 't5';`, `const x = 'e17';`, `// 'tangibles'`, `const x = 'weight.t1';`])
      expect(find(nameNoItemOrDimension, { 'src/core/x.ts': source }), source).toEqual([]);
  });
});

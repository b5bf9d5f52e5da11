import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

/** What Node starts by its name. */
const started = [
  'cli/main',
  ...readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('Worker.ts'))
    .map((path) => path.slice(0, -3)),
];

describe('What is started by its name is one file, as to load hundreds takes half a second', () => {
  test.each(started)('%s', (path) => {
    const built = readFileSync(join('dist', `${path}.js`), 'utf8');
    const imported = [...built.matchAll(/^(?:import|export) .*?from "(\.[^"]+)"/gm)].map(([, from]) => from ?? '');
    expect(built).toContain('This file contains:');
    expect(imported.filter((from) => !from.startsWith('./part-'))).toEqual([]);
  });
});

import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { listBundleParts } from '../../src/export/bundle/listBundleParts.ts';
import { givenStudy } from '../core/report/explain/givenStudy.ts';
import { givenBundle } from '../export/bundle/givenBundle.ts';
import { temporaryPath } from '../intake/writeTemporary.ts';
import { edges } from './givenEdges.ts';
import { givenHole } from './givenHole.ts';
import { givenNames } from './givenNames.ts';

/** Runs the scripts of whole bundles, which compare what they find with the report; part of `npm run oracle`. */
const isWanted = process.env['FIVEGAPS_ORACLE'] === '1';

const studies = [
  ['the chain of sides', () => givenStudy('chain')],
  ['direct ratings', () => givenStudy('direct')],
  ['perceptions alone', () => givenStudy('chain', ['perception'])],
  ['two sides and ranks', () => givenStudy('direct', ['expectation', 'perception'], true)],
  ['names that programs misread, two items a dimension, and a group far below the others', givenNames],
  ['two sides and an item whose perception nobody answered', givenHole],
  ...edges,
] as const;
const isEdge = (make: unknown) => edges.some(([, edge]) => edge === make);

describe.runIf(isWanted).each(studies)('The scripts of the bundle of a study of %s', (name, make) => {
  const folder = temporaryPath(name);

  beforeAll(async () => {
    for (const { name: file, pieces } of listBundleParts(givenBundle(make()))) {
      let text = '';
      for await (const piece of pieces) text += piece;
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), text);
    }
  });

  /** Several threads cost far more than they bring where matrices are small. */
  const env = { ...process.env, LC_ALL: 'C.UTF-8', OPENBLAS_NUM_THREADS: '1' };

  test.each([
    ['R', process.env['RSCRIPT'] ?? 'Rscript', 'report.R'],
    ['Python', process.env['PYTHON'] ?? 'python3', 'report.py'],
  ])(
    'in %s print the figures, and all agree with the report',
    (language, program, script) => {
      const run = spawnSync(program, [script], { cwd: folder, encoding: 'utf8', maxBuffer: 2 ** 26, env });
      const figures = run.stdout.match(/^\/\S+ \S+$/gm)?.length ?? 0;
      const [, agreed, compared] = /(\d+) of (\d+) figures agree/.exec(run.stderr) ?? [];
      console.log(`${name}: ${language} and the report agree on ${agreed} of ${compared} figures.`);
      expect({ status: run.status, stderr: run.stderr.trimEnd() }).toEqual({
        status: 0,
        stderr: `${compared} of ${compared} figures agree with report.json.`,
      });
      // Who would buy again: how many in all, of each cell five figures, of each difference three.
      const isAsked = make !== givenNames && !isEdge(make);
      expect(run.stdout.match(/^\/repurchase\/(n|cells|effects)\b/gm) ?? []).toHaveLength(isAsked ? 1 + 4 * 5 + 8 * 3 : 0);
      expect(figures).toBeGreaterThan(isEdge(make) ? 20 : language === 'R' ? 1000 : 200);
      expect(String(figures)).toBe(compared);
    },
    1_800_000,
  );
});

import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { accuracyOf } from '../../src/core/report/accuracy.ts';
import { writeRCode } from '../../src/core/report/rCode/writeRCode.ts';
import { referenceOf } from '../../src/core/report/references.ts';
import { givenStudy } from '../core/report/explain/givenStudy.ts';
import { listNumbers } from '../../src/core/report/listNumbers.ts';
import { temporaryPath } from '../intake/writeTemporary.ts';
import { exportAnswers } from './exportAnswers.ts';

/**
 * Runs the R code of "Explain this number" over exported answers and compares what it prints with the report. It needs R and
 * some minutes, so it is part of `npm run oracle` (see rerun.mjs) and not of `npm test`.
 */
const isWanted = process.env['FIVEGAPS_ORACLE'] === '1';

/** The first figure of each reference, the middle one and the last. */
function chooseFigures(report: unknown): readonly (readonly [pointer: string, value: number])[] {
  const found = new Map<string, (readonly [string, number])[]>();
  for (const figure of listNumbers(report)) {
    const pattern = referenceOf(figure[0])?.reference.pattern ?? '';
    const others = found.get(pattern);
    if (others) others.push(figure);
    else found.set(pattern, [figure]);
  }
  return [...found.values()].flatMap((figures) =>
    figures.filter((_, index) => [0, figures.length >> 1, figures.length - 1].includes(index)),
  );
}

/**
 * What is drawn is compared within the error of drawing: quantiles of 500 eigenvalues, ends of 2,000 means, and shares of 500
 * samples, whose standard error is .03 at most.
 */
function isNear(ours: number, inR: number, id: string): boolean {
  const difference = Math.abs(ours - inR);
  if (/quantile95|^bootstrap\..*(percentile|bca)/.test(id)) return difference <= 0.05;
  if (/^importance.*share$/.test(id)) return difference <= 0.13;
  const accuracy = accuracyOf({ id });
  if (accuracy === 'searched') return difference <= 1e-6;
  if (accuracy === 'p') return difference <= 1e-6 * Math.abs(ours);
  return difference <= 1e-9 * Math.max(1, Math.abs(ours));
}

interface Printed {
  readonly value?: unknown;
  readonly error?: string;
}

/** What R prints for each script, run where the exported answers lie. */
function runInR(scripts: readonly string[]): readonly Printed[] {
  writeFileSync(temporaryPath('scripts.json'), JSON.stringify(scripts));
  rmSync(temporaryPath('values.json'), { force: true });
  const evaluate = fileURLToPath(new URL('evaluate.R', import.meta.url));
  const { status, stderr } = spawnSync(process.env['RSCRIPT'] ?? 'Rscript', [evaluate, 'scripts.json', 'values.json'], {
    cwd: dirname(temporaryPath('values.json')),
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C.UTF-8' },
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  return JSON.parse(readFileSync(temporaryPath('values.json'), 'utf8'));
}

describe.runIf(isWanted)('R prints the digits of the report from the exported answers', () => {
  test.each([
    ['the chain of sides', givenStudy('chain')],
    ['direct ratings', givenStudy('direct')],
    ['perceptions alone', givenStudy('chain', ['perception'])],
    ['two sides and ranks', givenStudy('direct', ['expectation', 'perception'], true)],
  ] as const)(
    'in a study of %s',
    async (name, study) => {
      await exportAnswers(study);
      const { report, questionnaires: forms } = study;
      const figures = chooseFigures(report);
      const printed = runInR(figures.map(([pointer]) => writeRCode(pointer, { report, forms }) ?? ''));
      const wrong = figures.flatMap(([pointer, ours], index) => {
        const { value, error } = printed[index] ?? {};
        const id = referenceOf(pointer)?.reference.id ?? '';
        const isRight = typeof value === 'number' && isNear(ours, value, id);
        return isRight ? [] : [`${pointer}: ${ours}, in R ${error ?? JSON.stringify(value)}`];
      });
      console.log(`${name}: R and the report agree on ${figures.length - wrong.length} of ${figures.length} figures.`);
      expect(wrong).toEqual([]);
    },
    1_800_000,
  );
});

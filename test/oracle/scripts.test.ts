import { spawnSync } from 'node:child_process';
import { cpSync } from 'node:fs';
import { dirname } from 'node:path';
import { describe, expect, test } from 'vitest';
import { writeRScript } from '../../src/export/script/r/writeRScript.ts';
import { type GivenStudy, givenStudy } from '../core/report/explain/givenStudy.ts';
import { writeTemporary } from '../intake/writeTemporary.ts';
import { exportAnswers } from './exportAnswers.ts';

/** Runs the whole scripts over exported answers, which compare what they find with the report; part of `npm run oracle`. */
const isWanted = process.env['FIVEGAPS_ORACLE'] === '1';

const studies = [
  ['the chain of sides', givenStudy('chain')],
  ['direct ratings', givenStudy('direct')],
  ['perceptions alone', givenStudy('chain', ['perception'])],
  ['two sides and ranks', givenStudy('direct', ['expectation', 'perception'], true)],
] as const;

async function run(study: GivenStudy, program: string, name: string, script: string) {
  await exportAnswers(study);
  writeTemporary(JSON.stringify(study.report), 'report.json');
  const path = writeTemporary(script, name);
  const { status, stdout, stderr } = spawnSync(program, [name], {
    cwd: dirname(path),
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  });
  cpSync(dirname(path), '/tmp/h-scripts-scratch/r', { recursive: true });
  return { status, figures: stdout.split('\n').filter((line) => line.startsWith('/')).length, stderr };
}

describe.runIf(isWanted)('The R script prints every figure that is not drawn, and all agree', () => {
  test.each(studies)('in a study of %s', async (name, study) => {
    const { report, questionnaires: forms } = study;
    const { status, figures, stderr } = await run(study, process.env['RSCRIPT'] ?? 'Rscript', 'report.R', writeRScript({ report, forms }));
    console.log(`${name}: ${figures} figures`);
    expect({ status, stderr: stderr.split('\n').slice(0, 40) }).toEqual({ status: 0, stderr: `${figures} of ${figures} figures agree with report.json.\n`.split('\n') });
  });
});

import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { Design } from '../../src/core/instrument/design.ts';
import { audiences } from '../../src/core/instrument/side.ts';
import { answerFiles } from '../../src/core/report/rCode/questionnaireCode.ts';
import { writeRCode } from '../../src/core/report/rCode/writeRCode.ts';
import { referenceOf } from '../../src/core/report/references.ts';
import { writeResponsesCsv } from '../../src/export/responsesCsv.ts';
import { givenStudy } from '../core/report/explain/givenStudy.ts';
import { listNumbers } from '../core/report/explain/listNumbers.ts';
import { temporaryPath } from '../intake/writeTemporary.ts';

/**
 * Runs the R code of figures over exported answers and compares what it prints with the report. It needs R, so it runs only
 * with `npm run oracle` (see rerun.mjs), or with FIVEGAPS_ORACLE=1.
 */
const isWanted = Boolean(process.env['FIVEGAPS_ORACLE']);
/** So many figures of each reference are compared: the first, the last and some between. */
const mostPerReference = Number(process.env['FIVEGAPS_ORACLE_MOST'] ?? 3);

/** Relative tolerances by reference: closed forms to 1e-9, p-values and what is found by searching to 1e-6. */
function toleranceOf(id: string): number {
  if (/^bootstrap\.(?!seed|resamples)|quantile95|\.share$/.test(id) && /^(bootstrap|factors|importance)/.test(id)) return 0.08;
  if (/^factors.*(varimax|oblimin|communalities)|omega|hedges\.ci|pairs\.ci/.test(id)) return 1e-6;
  return /(^|\.)(p|pHolm|pBH|fP|wilcoxonP|dunnP)$/.test(id) ? 1e-6 : 1e-9;
}

async function exportAnswers(design: Design) {
  const study = givenStudy(design);
  for (const audience of audiences) {
    const openBlocks = async function* () {
      yield study.responses[audience];
    };
    let text = '';
    for await (const piece of writeResponsesCsv('made', study.questionnaires[audience], openBlocks)) text += piece;
    writeFileSync(temporaryPath(answerFiles[audience]), text);
  }
  return study;
}

function chooseFigures(report: unknown): readonly (readonly [string, number])[] {
  const byReference = groupByPattern(listNumbers(report));
  return [...byReference.values()].flatMap((figures) =>
    figures.filter(
      (_, index) =>
        figures.length <= mostPerReference ||
        Math.floor((index * (mostPerReference - 1)) / (figures.length - 1)) >
          Math.floor(((index - 1) * (mostPerReference - 1)) / (figures.length - 1)),
    ),
  );
}

function groupByPattern(figures: readonly (readonly [string, number])[]) {
  const found = new Map<string, (readonly [string, number])[]>();
  for (const figure of figures) {
    const pattern = referenceOf(figure[0])?.reference.pattern ?? '';
    found.set(pattern, [...(found.get(pattern) ?? []), figure]);
  }
  return found;
}

describe.runIf(isWanted)('R prints the digits of the report', () => {
  test.each(['chain', 'direct'] as const)('for every reference, in a study of the %s design', async (design) => {
    const { report, questionnaires } = await exportAnswers(design);
    const figures = chooseFigures(report);
    const codes = figures.map(([pointer]) => writeRCode(pointer, { report, forms: questionnaires }) ?? '');
    writeFileSync(temporaryPath('scripts.json'), JSON.stringify(codes));
    const run = spawnSync(
      process.env['RSCRIPT'] ?? 'Rscript',
      [fileURLToPath(new URL('evaluate.R', import.meta.url)), 'scripts.json', 'values.json'],
      { cwd: dirname(temporaryPath('x')), encoding: 'utf8', env: { ...process.env, LC_ALL: 'C.UTF-8' } },
    );
    expect(run.stderr).toBe('');
    const values: readonly { readonly value?: unknown; readonly error?: string }[] = JSON.parse(
      readFileSync(join(dirname(temporaryPath('x')), 'values.json'), 'utf8'),
    );
    const wrong = figures.flatMap(([pointer, ours], index) => {
      const { value, error } = values[index] ?? {};
      const tolerance = toleranceOf(referenceOf(pointer)?.reference.id ?? '');
      const isNear = typeof value === 'number' && Math.abs(value - ours) <= tolerance * Math.max(tolerance < 1e-8 || tolerance > 1e-3 ? 1 : 0, Math.abs(ours));
      return isNear ? [] : [`${pointer}: ${ours}, in R ${error ?? JSON.stringify(value)}`];
    });
    console.log(`${figures.length} figures of ${design} compared`);
    expect(wrong).toEqual([]);
  }, 1_200_000);
});

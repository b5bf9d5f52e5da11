import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import type { Audience } from '../../src/core/instrument/side.ts';
import { languages } from '../../src/core/instrument/text.ts';
import type { StudyRepurchase } from '../../src/core/report/buildStudyRepurchase.ts';
import { writeSpssData } from '../../src/export/script/spss/writeSpssData.ts';
import { writeSpssSyntax } from '../../src/export/script/spss/writeSpssSyntax.ts';
import { type GivenStudy, givenStudy } from '../core/report/explain/givenStudy.ts';
import { temporaryPath, writeTemporary } from '../intake/writeTemporary.ts';

/** Runs the SPSS syntax in PSPP (Debian: pspp) and compares what it prints with the report; part of `npm run oracle`. */
const isWanted = process.env['FIVEGAPS_ORACLE'] === '1';

type Rows = readonly (readonly string[])[];

/** The tables that PSPP prints, in their order, by their titles. */
async function runInPspp({ questionnaires, responses }: GivenStudy, audience: Audience, language: 'zh' | 'en') {
  const form = questionnaires[audience];
  const segments = form.profile.map(({ id }) => id);
  const blocks = async function* () {
    yield responses[audience];
  };
  let data = '';
  for await (const piece of writeSpssData('made', form, segments, blocks)) data += piece;
  writeTemporary(data, 'answers.csv');
  const about = { file: 'answers.csv', own: 'answers.sps', version: '1.2.3' };
  const syntax = writeTemporary(writeSpssSyntax(form, segments, about, language), about.own);
  const command = ['-O', 'format=csv', '-o', 'printed.csv', syntax];
  const { status, stderr, stdout } = spawnSync(process.env['PSPP'] ?? 'pspp', command, { cwd: dirname(syntax), encoding: 'utf8' });
  expect({ status, stderr, said: /^.*\b(error|warning|note):.*$/im.exec(stdout)?.[0] }).toEqual({ status: 0, stderr: '' });
  const tables = readFileSync(temporaryPath('printed.csv'), 'utf8').split(/\n\n/);
  return (title: string): readonly Rows[] =>
    tables.flatMap((text) =>
      text.startsWith(`Table: ${title}\n`)
        ? [parse(text.slice(text.indexOf('\n') + 1), { relax_column_count: true }) as Rows]
        : [],
    );
}

const numbersOf = (row: readonly string[] | undefined, from: number) => (row ?? []).slice(from).map(Number);

/** What is printed with six decimals agrees to half of the last. */
function expectPrinted(printed: readonly number[], ours: readonly (number | null | undefined)[], digits = 6): void {
  const isNear = (value: number | null | undefined, index: number) =>
    Math.abs((printed[index] ?? Number.NaN) - (value ?? Number.NaN)) <= 0.5001 * 10 ** -digits;
  expect(ours.filter((value, index) => !isNear(value, index))).toEqual([]);
}

interface Tested {
  readonly sd?: number | null;
  readonly ci: readonly [number, number] | null;
  readonly t: number | null;
  readonly df: number | null;
}

/** A row of the paired test: mean, deviation, its error, interval, t and df. */
function expectTest(row: readonly string[] | undefined, mean: number | null, { sd, ci, t, df }: Tested): void {
  const [value, deviation, , low, high, quotient, freedom] = numbersOf(row, 2);
  expectPrinted([value, low, high, quotient, freedom].map(Number), [mean, ci?.[0], ci?.[1], t, df]);
  if (sd !== undefined) expectPrinted([Number(deviation)], [sd]);
}

/** People, rates and differences of who would buy again, each the mean of rows that are all the same. */
function expectRepurchase([cells = [], effects = []]: readonly Rows[], repurchase: StudyRepurchase | undefined): void {
  const printed = (rows: Rows, count: number) => rows.slice(1, 1 + count).map((row) => Number(row[2]));
  const wanted = repurchase?.cells.flatMap(({ n, again, value, ci }) => [n, again, value, ...(ci ?? [])]) ?? [];
  expect(wanted).toHaveLength(20);
  expectPrinted(printed(cells, 20), wanted);
  const differences = repurchase?.effects.flatMap(({ value, ci }) => [value, ...(ci ?? [])]) ?? [];
  expect(differences).toHaveLength(24);
  expectPrinted(printed(effects, 24), differences);
}

describe.runIf(isWanted)('PSPP runs the exported syntax without a word of complaint, and prints the report', () => {
  const study = givenStudy('chain');
  const { items, dimensions, overall, gaps } = study.report;

  test.each(languages)('of customers, with labels in %s', async (language) => {
    const find = await runInPspp(study, 'customer', language);
    const [byItem = [], byDimension = []] = find('Paired Samples Test').map((rows) => rows.slice(3));
    expect(byItem).toHaveLength(items.length);
    items.forEach((item, index) => {
      expectTest(byItem[index], item.gap, item);
    });
    expect(byDimension).toHaveLength(dimensions.length + 1);
    [...dimensions, overall.unweighted].forEach((row, index) => {
      expectTest(byDimension[index], row.gap, row);
    });

    const means = find('Paired Sample Statistics')[1]?.slice(1) ?? [];
    dimensions.forEach(({ n, perception, expectation }, index) => {
      expectPrinted(numbersOf(means[2 * index], 2), [n, perception]);
      expectPrinted(numbersOf(means[2 * index + 1], 2), [n, expectation]);
    });

    const { value, ci, t, df } = overall.weighted;
    const [quotient, freedom, , mean, low, high] = numbersOf(find('One-Sample Test')[0]?.[3], 1);
    expectPrinted([mean, low, high, quotient, freedom].map(Number), [value, ci?.[0], ci?.[1], t, df]);
    const points = find('Descriptive Statistics').at(-3)?.slice(1) ?? [];
    dimensions.forEach(({ weight }, index) => {
      expectPrinted(numbersOf(points[index], 2), [weight], 2);
    });

    expectRepurchase(find('Descriptive Statistics').slice(-2), study.report.repurchase);

    const alphas = find('Reliability Statistics').map((rows) => Number(rows[1]?.[0]));
    const sides = study.questionnaires.customer.sides.length + 1;
    expect(alphas).toHaveLength(dimensions.length * sides);
    dimensions.forEach(({ alpha }, index) => {
      const [expectation, perception] = alphas.slice(index * sides);
      const gap = alphas[index * sides + sides - 1];
      expectPrinted(
        [expectation, perception, gap].map(Number),
        [alpha.expectation.value, alpha.perception.value, alpha.gap.value],
      );
    });
  });

  test.each([
    ['manager', 2],
    ['contact', 4],
  ] as const)('of %s, who answer two sides for gap %i', async (audience, number) => {
    const find = await runInPspp(study, audience, 'zh');
    const rows = find('Paired Samples Test')[0]?.slice(3) ?? [];
    const gap = gaps[number];
    if (!gap) throw new Error('no gap');
    [...gap.dimensions, gap].forEach((row, index) => {
      expectTest(rows[index], row.value, row);
    });
  });

  test('of ratings, of ranks and of one side alone', async () => {
    const ranked = givenStudy('direct', ['expectation', 'perception'], true);
    for (const audience of ['manager', 'contact'] as const) await runInPspp(ranked, audience, 'en');
    const find = await runInPspp(ranked, 'customer', 'en');
    const { value, t } = ranked.report.overall.weighted;
    const [quotient, , , mean] = numbersOf(find('One-Sample Test')[0]?.[3], 1);
    expectPrinted([mean, quotient].map(Number), [value, t]);
    const alone = givenStudy('chain', ['perception']);
    const tables = await runInPspp(alone, 'customer', 'en');
    expect(tables('Reliability Statistics')).toHaveLength(alone.report.dimensions.length);
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { makeWorkbook } from '../workbook/makeWorkbook.ts';
import { makeStored } from './archives.ts';
import { baseCells, writeBase, writeText } from './baseFile.ts';
import { checkFile } from './checkFile.ts';
import { sheet } from './workbooks.ts';

const longestMilliseconds = 2000;
const runs = 80;

/** A few bytes changed, put in or taken out anywhere. */
const mutate = (bytes: Buffer) =>
  fc
    .array(
      fc.record({
        at: fc.nat(bytes.length - 1),
        // Half of them those that mean something in a table.
        byte: fc.oneof(fc.nat(255), fc.constantFrom(...Buffer.from(',;"\n\r\t|0189.- EP'))),
        kind: fc.constantFrom('change', 'insert', 'remove'),
      }),
      { minLength: 1, maxLength: 3 },
    )
    .map((changes) => {
      const mutated = [...bytes];
      for (const { at, byte, kind } of changes)
        mutated.splice(at, kind === 'insert' ? 0 : 1, ...(kind === 'remove' ? [] : [byte]));
      return Buffer.from(mutated);
    });

/** Another time in the first header of an archive, by which nothing is read: few other changes leave one that can be. */
const redate = (bytes: Buffer) =>
  fc.tuple(fc.integer({ min: 10, max: 13 }), fc.nat(255)).map(([at, byte]) => {
    const redated = Buffer.from(bytes);
    redated[at] = byte;
    return redated;
  });

async function check(content: Buffer) {
  const begun = process.cpuUsage();
  const found = await checkFile(content);
  expect(process.cpuUsage(begun).user / 1000).toBeLessThan(longestMilliseconds);
  expect(found.check !== null || found.problems.length > 0).toBe(true);
  return found.stored;
}

/** The lines of a file as anybody would split them, whatever the program does. */
const splitPlainly = (text: string, delimiter: string) =>
  text.split(/\r\n|\n|\r/).map((line) => line.split(delimiter).map((cell) => cell.trim()));

describe('Whatever happens to the bytes of a file', () => {
  test('a table of text is refused, or every answer stands in a line of it, in the same place', async () => {
    let taken = 0;
    await fc.assert(
      fc.asyncProperty(mutate(Buffer.from(writeBase())), async (content) => {
        const stored = await check(content);
        if (stored.length > 0) taken++;
        const lines = [',', ';', '\t', '|'].flatMap((each) => splitPlainly(content.toString('utf8'), each));
        if (content.includes('"')) return;
        for (const cells of stored) {
          const answers = cells.slice(4).map((cell) => cell ?? '');
          const isWritten = (line: readonly string[]) =>
            answers.every((answer, index) => means(line[4 + index], answer));
          expect(lines.some(isWritten), answers.join()).toBe(true);
        }
      }),
      { numRuns: runs },
    );
    // Else the property would say nothing.
    expect(taken).toBeGreaterThan(runs / 10);
  });

  test('a workbook is refused, or its answers are exactly those that were packed', async () => {
    const packed = makeStored();
    const original = (await checkFile(packed)).stored;
    let taken = 0;
    const changed = fc.oneof({ weight: 4, arbitrary: mutate(packed) }, { weight: 1, arbitrary: redate(packed) });
    const isExact = fc.asyncProperty(changed, async (content) => {
      const stored = await check(content);
      if (stored.length === 0) return;
      taken++;
      expect(stored).toEqual(original);
    });
    await fc.assert(isExact, { numRuns: runs });
    expect(taken).toBeGreaterThan(0);
  });

  test('the XML of a sheet is refused, or every answer stands in a cell of it', async () => {
    let taken = 0;
    await fc.assert(
      fc.asyncProperty(mutate(Buffer.from(sheet)), async (content) => {
        const stored = await check(makeWorkbook({ sheets: [content.toString('utf8')] }));
        if (stored.length > 0) taken++;
        const written = new Set(
          content
            .toString('utf8')
            .match(/[^<>]+(?=<\/(?:v|t)>)/g)
            ?.map((cell) => cell.trim()),
        );
        for (const cells of stored)
          for (const cell of cells.slice(4))
            expect(cell === null || [...written].some((each) => means(each, cell)), String(cell)).toBe(true);
      }),
      { numRuns: runs },
    );
    expect(taken).toBeGreaterThan(0);
  });
});

/** Whether a text is this answer, written in one of the ways that count: `5`, `05`, `5.0`, `+5`, and `'5`. */
function means(text: string | undefined, answer: string): boolean {
  if (text === undefined) return false;
  if (answer === '') return /^(?:|na|n\/a|nan|null|-99|\.|--?|\/)$/i.test(text);
  return answer === 'no opinion' ? /^-0*[789]/.test(text) : Number(text.replace(/^['’]|\.0*$/g, '')) === Number(answer);
}

test('The base file is what it says', async () => {
  const { stored } = await checkFile(writeText(baseCells));
  expect(stored).toEqual(baseCells.slice(1));
});

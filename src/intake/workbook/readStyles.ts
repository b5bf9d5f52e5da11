import type { Zip } from './openZip.ts';
import { readWholeXml } from './readXml.ts';

/** The built-in formats of dates and times, those of East Asia among them. */
const builtIn = new Set([14, 15, 16, 17, 18, 19, 20, 21, 22, 45, 46, 47, ...range(27, 36), ...range(50, 58)]);

const builtInPercents = new Set([9, 10]);

/** What a style shows a number as, if not as itself. */
export type Shown = 'date' | 'percent' | null;

/** For each style of a cell, whether it shows a number as a date or a time, or as so many of a hundred. */
export async function readStyles(zip: Zip, part: string | null): Promise<readonly Shown[]> {
  if (part === null) return [];
  const own = new Map<number, Shown>();
  const styles: Shown[] = [];
  let isCells = false;
  await readWholeXml(zip.read(part), {
    open(name, { numFmtId, formatCode }) {
      if (name === 'cellXfs') isCells = true;
      const id = Number(numFmtId);
      if (name === 'numFmt') own.set(id, readFormat(formatCode ?? ''));
      if (name === 'xf' && isCells) styles.push(own.has(id) ? (own.get(id) ?? null) : readBuiltIn(id));
    },
    close(name) {
      if (name === 'cellXfs') isCells = false;
    },
  });
  return styles;
}

function readBuiltIn(id: number): Shown {
  if (builtIn.has(id)) return 'date';
  return builtInPercents.has(id) ? 'percent' : null;
}

/** What a format shows, beside what it quotes, escapes or says of colours and languages. */
function readFormat(code: string): Shown {
  const [positive = ''] = code.replace(/"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '').split(';');
  if (/[dhmsy]/i.test(positive) && !/^general$/i.test(positive.trim())) return 'date';
  return positive.includes('%') ? 'percent' : null;
}

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

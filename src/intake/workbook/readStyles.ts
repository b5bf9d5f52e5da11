import type { Zip } from './openZip.ts';
import { readWholeXml } from './readXml.ts';

/** The built-in formats of dates and times, those of East Asia among them. */
const builtIn = new Set([14, 15, 16, 17, 18, 19, 20, 21, 22, 45, 46, 47, ...range(27, 36), ...range(50, 58)]);

/** For each style of a cell, whether it shows a number as a date or a time. */
export async function readStyles(zip: Zip, part: string | null): Promise<readonly boolean[]> {
  if (part === null) return [];
  const own = new Map<number, boolean>();
  const styles: boolean[] = [];
  let isCells = false;
  await readWholeXml(zip.read(part), {
    open(name, { numFmtId, formatCode }) {
      if (name === 'cellXfs') isCells = true;
      const id = Number(numFmtId);
      if (name === 'numFmt') own.set(id, isDateFormat(formatCode ?? ''));
      if (name === 'xf' && isCells) styles.push(own.get(id) ?? builtIn.has(id));
    },
    close(name) {
      if (name === 'cellXfs') isCells = false;
    },
  });
  return styles;
}

/** Whether a format shows parts of a date or a time, beside what it quotes, escapes or says of colours and languages. */
function isDateFormat(code: string): boolean {
  const [positive = ''] = code.replace(/"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '').split(';');
  return /[dhmsy]/i.test(positive) && !/^general$/i.test(positive.trim());
}

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

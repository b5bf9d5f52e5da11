import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { type ItemSide, itemSides } from '../../core/instrument/side.ts';
import { foldText } from '../normaliseText.ts';
import { parseYaml } from '../parseYaml.ts';

const words = z.array(z.string().transform(foldText));
const bySide = z.partialRecord(z.enum(itemSides), words);
const schema = z.strictObject({
  sides: bySide,
  wordings: bySide,
  dimensions: z.record(z.string(), words),
  labels: z.array(z.array(words)),
});

/** The words by which other tools' tables are recognised, folded. */
export interface ReadingWords {
  /** What names of columns say of their side, in the order in which they are looked for. */
  readonly sides: readonly { readonly side: ItemSide; readonly words: readonly string[] }[];
  readonly wordings: Readonly<Partial<Record<ItemSide, readonly string[]>>>;
  /** The names of each dimension by its id. */
  readonly dimensions: ReadonlyMap<string, readonly string[]>;
  /** Lists of answers, the lowest first; each point has one word or more. */
  readonly labels: readonly (readonly (readonly string[])[])[];
}

const path = new URL('../../../surveys/reading/words.yaml', import.meta.url);
let known: ReadingWords | undefined;

/** Throws when the file is not right: it comes with the program. */
export async function readReadingWords(): Promise<ReadingWords> {
  known ??= parseWords(await readFile(path, 'utf8'));
  return known;
}

function parseWords(text: string): ReadingWords {
  const parsed = parseYaml(text, (value) => schema.parse(value));
  if ('problems' in parsed) throw new Error(`${path.pathname}: ${JSON.stringify(parsed.problems)}`);
  const { sides, wordings, dimensions, labels } = parsed;
  return {
    sides: Object.entries(sides).map(([side, each]) => ({ side: side as ItemSide, words: each })),
    wordings,
    dimensions: new Map(Object.entries(dimensions)),
    labels,
  };
}

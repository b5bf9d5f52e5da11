import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { foldText } from '../../core/answers/normaliseText.ts';
import { type ItemSide, itemSides } from '../../core/instrument/side.ts';
import { parseYaml } from '../parseYaml.ts';
import { addTraditional } from './addTraditional.ts';

const words = z.array(z.string().transform(foldText));
const bySide = z.partialRecord(z.enum(itemSides), words);
const byId = z.record(z.string(), words);
const schema = z.strictObject({
  traditional: z.string(),
  sides: bySide,
  codes: z.strictObject({ sides: bySide, dimensions: byId, either: byId }),
  wordings: bySide,
  comparisons: z.strictObject({ before: words, behind: words, alone: words }),
  dimensions: byId,
  features: byId,
  points: words,
  outcomes: byId,
  ratings: words,
  labels: z.array(z.array(words)),
  extremes: z.strictObject({ best: words, worst: words }),
  below: z.strictObject({ sure: words, perhaps: words }),
});

/** The words by which other tools' tables are recognised, folded. */
export interface ReadingWords {
  /** What names of columns say of their side, in the order in which they are looked for. */
  readonly sides: readonly { readonly side: ItemSide; readonly words: readonly string[] }[];
  /** The side that a part of a code stands for, and the dimension. */
  readonly codes: {
    readonly sides: ReadonlyMap<string, ItemSide>;
    readonly dimensions: ReadonlyMap<string, string>;
    /** The dimensions of which a code stands for the one that has no other. */
    readonly either: ReadonlyMap<string, readonly string[]>;
  };
  readonly wordings: Readonly<Partial<Record<ItemSide, readonly string[]>>>;
  /** How a service is compared with what was expected: before the word for it, behind it, or without. */
  readonly comparisons: Readonly<Record<'before' | 'behind' | 'alone', readonly string[]>>;
  /** The names of each dimension by its id. */
  readonly dimensions: ReadonlyMap<string, readonly string[]>;
  /** How dimensions are told of where people divide points among them, and what such a question says. */
  readonly features: ReadonlyMap<string, readonly string[]>;
  readonly points: readonly string[];
  /** What questions about the whole are called, by the id of the outcome. */
  readonly outcomes: ReadonlyMap<string, readonly string[]>;
  /** What says that a question asks for points. */
  readonly ratings: readonly string[];
  /** Lists of answers, the lowest first; each point has one word or more. */
  readonly labels: readonly (readonly (readonly string[])[])[];
  /** What the best and the worst number of a scale are said to be. */
  readonly extremes: Readonly<Record<'best' | 'worst', readonly string[]>>;
  /** How notes, totals and means below a table begin; `perhaps` are words that somebody may be called as well. */
  readonly below: Readonly<Record<'sure' | 'perhaps', readonly string[]>>;
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
  const lists = addTraditional(parsed, parsed.traditional);
  const { codes, wordings, comparisons, points, ratings, labels, extremes, below } = lists;
  const sides = Object.entries(lists.sides).map(([side, each]) => ({ side: side as ItemSide, words: each }));
  const dimensions = new Map(Object.entries(lists.dimensions));
  return {
    sides,
    codes: {
      sides: new Map([...listByWord(lists.sides), ...listByWord(codes.sides)]) as ReadonlyMap<string, ItemSide>,
      dimensions: new Map([...listByWord(lists.dimensions), ...listByWord(codes.dimensions)]),
      either: new Map(Object.entries(codes.either)),
    },
    wordings,
    comparisons,
    dimensions,
    features: new Map(Object.entries(lists.features)),
    points,
    outcomes: new Map(Object.entries(lists.outcomes)),
    ratings,
    labels,
    extremes,
    below,
  };
}

/** What each word stands for. */
function listByWord(named: Readonly<Record<string, readonly string[]>>): readonly (readonly [string, string])[] {
  return Object.entries(named).flatMap(([id, each]) => each.map((word) => [word, id] as const));
}

import { z } from 'zod';
import type { Problem } from '../problem.ts';
import { describeIssues, findRepeats, placeIds } from './mistakes.ts';
import { lowestPoint, widestScale } from './scale.ts';
import { itemSides } from './side.ts';
import { textSchema } from './text.ts';
import { findOpenBlanks, wordingSchema } from './wording.ts';

const id = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/);
/** Ids of items and dimensions begin form fields, `t1.expectation`, and must not look like the beginning of another kind. */
const ratedId = id.refine(
  (text) => !['weight', 'outcome', 'profile', 'comment', 'segment', 'antecedent'].includes(text),
  'reserved id',
);
const scale = z.strictObject({ min: z.int().min(lowestPoint), max: z.int() });
const ends = { lowest: textSchema, highest: textSchema };

/** When an item happens, seen from the contact with the organisation. */
export const phases = ['before', 'during', 'after'] as const;
const places = z.array(z.strictObject({ id, title: textSchema })).default([]);

const instrumentSchema = z.strictObject({
  id,
  version: z.string().min(1).max(40),
  title: textSchema,
  /** Where the structure comes from; printed wherever the instrument is named. */
  structure: textSchema,
  /** What fills the blanks in its texts unless a study has words of its own. */
  words: wordingSchema.default({}),
  scale: scale.extend(ends),
  /** What is asked of every item, in the order of asking. `stem` opens each statement: "In an excellent hotel:". */
  sides: z.array(z.strictObject({ side: z.enum(itemSides), title: textSchema, stem: textSchema })).min(1),
  /** In the order of display. `about` says in a line what the dimension covers. */
  dimensions: z.array(z.strictObject({ id: ratedId, title: textSchema, about: textSchema })).min(1),
  /** Parts of the service: rooms, food. With the dimensions they make the coverage matrix. */
  areas: places,
  /** Moments and means of contact: the front desk, the bill. */
  touchpoints: places,
  /** In the published order: the first item is number 1. */
  items: z
    .array(
      z.strictObject({
        id: ratedId,
        dimension: id,
        area: id.exactOptional(),
        touchpoint: id.exactOptional(),
        phase: z.enum(phases).exactOptional(),
        text: textSchema,
        reverse: z.boolean().default(false),
      }),
    )
    .min(1)
    .max(200),
  /** Ask customers to share 100 points among the dimensions? */
  points: z.boolean().default(false),
  outcomes: z.array(scale.extend({ id, text: textSchema, ...ends })).default([]),
  comments: z.array(z.strictObject({ id, text: textSchema })).default([]),
});

/**
 * An instrument as a YAML file has it: whole, or based on another one, of which it takes over what it does not say itself,
 * each part as a whole.
 */
export const instrumentFileSchema = z.union([
  instrumentSchema,
  instrumentSchema.partial().extend({ id, version: instrumentSchema.shape.version, base: id }),
]);

/** The items, dimensions and scale of a measuring tool, as one YAML file in `surveys/` holds them. */
export type Instrument = z.infer<typeof instrumentSchema>;
export type Item = Instrument['items'][number];
export type Dimension = Instrument['dimensions'][number];
export type Outcome = Instrument['outcomes'][number];

/**
 * Turns a parsed YAML value into an instrument, or into what is wrong with it, each with its path: first all that is
 * missing or misshapen, and once nothing is, all contradictions.
 * Never throws, whatever the value.
 */
export function parseInstrument(value: unknown): Instrument | { readonly problems: readonly Problem[] } {
  const parsed = instrumentSchema.safeParse(value);
  if (!parsed.success) return { problems: describeIssues(parsed.error) };
  const problems = findContradictions(parsed.data);
  return problems.length > 0 ? { problems } : parsed.data;
}

function findContradictions(instrument: Instrument): readonly Problem[] {
  const { dimensions, areas, touchpoints, items, outcomes, comments, words, ...rest } = instrument;
  const sides = instrument.sides.map(({ side }) => ({ id: side }));
  const dimensionIds = new Set(dimensions.map((dimension) => dimension.id));
  const named = [
    ['area', new Set(areas.map((area) => area.id))],
    ['touchpoint', new Set(touchpoints.map((touchpoint) => touchpoint.id))],
  ] as const;
  const scales = [{ path: 'scale', ...instrument.scale }].concat(
    outcomes.map((outcome, index) => ({ path: `outcomes.${index}`, ...outcome })),
  );
  const texts = { ...rest, dimensions, areas, touchpoints, items, outcomes, comments };
  return [
    ...findOpenBlanks(texts, words),
    ...Object.entries({ dimensions, areas, touchpoints, items, outcomes, comments, sides }).flatMap(([path, each]) =>
      findRepeats(placeIds(path, each)),
    ),
    ...items.flatMap((item, index): Problem[] =>
      dimensionIds.has(item.dimension)
        ? []
        : [{ code: 'dimension-unknown', path: `items.${index}.dimension`, values: { dimension: item.dimension } }],
    ),
    ...items.flatMap((item, index) =>
      named.flatMap(([key, ids]): Problem[] => {
        const place = item[key];
        const path = `items.${index}.${key}`;
        return place === undefined || ids.has(place)
          ? []
          : [{ code: `${key}-unknown`, path, values: { [key]: place } }];
      }),
    ),
    ...dimensions.flatMap((dimension, index): Problem[] =>
      items.some((item) => item.dimension === dimension.id)
        ? []
        : [{ code: 'dimension-empty', path: `dimensions.${index}`, values: { dimension: dimension.id } }],
    ),
    ...scales.flatMap(({ path, min, max }): Problem[] => {
      if (max <= min) return [{ code: 'scale-backwards', path, values: { min, max } }];
      return max - min < widestScale ? [] : [{ code: 'scale-too-wide', path, values: { widest: widestScale } }];
    }),
  ];
}

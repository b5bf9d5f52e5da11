import { z } from 'zod';
import { describeIssues } from '../describeIssues.ts';
import type { Problem } from '../problem.ts';
import { findRepeats, placeIds } from './mistakes.ts';
import { outcomeRoles } from './outcomeRoles.ts';
import { lowestPoint, widestScale } from './scale.ts';
import { itemSides } from './side.ts';
import { textSchema } from './text.ts';
import { findOpenBlanks, wordingSchema } from './wording.ts';

const id = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,39}$/, 'id-malformed')
  .meta({ id: 'id', description: 'Small letters, digits and hyphens; begins with a letter. Stands in data files.' });
/** Ids of items and dimensions begin form fields, `t1.expectation`, and must not look like the beginning of another kind. */
const ratedId = id.refine(
  (text) => !['weight', 'outcome', 'profile', 'comment', 'segment', 'antecedent'].includes(text),
  'id-reserved',
);
const scale = z.strictObject({ min: z.int().min(lowestPoint), max: z.int() });
const ends = { lowest: textSchema.describe('What the lowest point means.'), highest: textSchema };

/** When an item happens, seen from the contact with the organisation. */
export const phases = ['before', 'during', 'after'] as const;
const places = z.array(z.strictObject({ id, title: textSchema })).default([]);

const sideSchema = z
  .strictObject({
    side: z.enum(itemSides),
    title: textSchema,
    stem: textSchema.describe('Opens each statement: “An excellent hotel is like this”.'),
  })
  .meta({ id: 'side' });
const dimensionSchema = z
  .strictObject({ id: ratedId, title: textSchema, about: textSchema.describe('What it covers, in a line.') })
  .meta({ id: 'dimension' });
const itemSchema = z
  .strictObject({
    id: ratedId,
    dimension: id.describe('The id of a dimension.'),
    area: id.exactOptional().describe('The id of an area.'),
    touchpoint: id.exactOptional().describe('The id of a touchpoint.'),
    phase: z.enum(phases).exactOptional().describe('When it happens, seen from the contact with the organisation.'),
    text: textSchema.describe('The statement, the same for every side.'),
    reverse: z
      .boolean()
      .default(false)
      .describe('True where the statement speaks of something bad, so that a low answer is good.'),
  })
  .meta({ id: 'item' });
const role = z
  .enum(outcomeRoles)
  .describe('What it stands for in the table of who would buy again; that table needs one outcome in each role.');
const outcomeSchema = scale
  .extend({ id, text: textSchema, ...ends, role: role.exactOptional() })
  .meta({ id: 'outcome' });
const commentSchema = z.strictObject({ id, text: textSchema }).meta({ id: 'comment' });

const instrumentSchema = z.strictObject({
  id,
  version: z.string().min(1).max(40).describe('Yours to count: "1", "2026 spring".'),
  title: textSchema,
  structure: textSchema.describe('Where the structure comes from; printed wherever the instrument is named.'),
  words: wordingSchema.default({}),
  scale: scale.extend(ends).describe('The points on which every item is answered on every side.'),
  sides: z.array(sideSchema).min(1).describe('What is asked of every item, in the order of asking.'),
  dimensions: z.array(dimensionSchema).min(1).describe('In the order of display.'),
  areas: places.describe('Parts of the service: rooms, food. With the dimensions they make the coverage matrix.'),
  touchpoints: places.describe('Moments and means of contact: the front desk, the bill.'),
  items: z.array(itemSchema).min(1).max(200).describe('In the published order: the first item is number 1.'),
  points: z.boolean().default(false).describe('Ask customers to share 100 points among the dimensions?'),
  outcomes: z.array(outcomeSchema).default([]).describe('Overall questions, each with a scale of its own.'),
  comments: z.array(commentSchema).default([]).describe('Questions that are answered in words.'),
});

/**
 * An instrument as a YAML file has it: whole, or based on another one, of which it takes over what it does not say itself,
 * each part as a whole.
 */
export const instrumentFileSchema = z.union([
  instrumentSchema,
  instrumentSchema.partial().extend({
    id,
    version: instrumentSchema.shape.version,
    base: id.describe(
      'An instrument that comes with the program; each part that is missing here is taken over from it.',
    ),
  }),
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
  const parsed = instrumentSchema.safeParse(value, { reportInput: true });
  if (!parsed.success) return { problems: describeIssues(parsed.error, value, 'instrument-shapeless') };
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
    ...findRepeats(
      outcomes.flatMap((outcome, index) =>
        outcome.role ? [{ path: `outcomes.${index}.role`, id: outcome.role }] : [],
      ),
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

import { z } from 'zod';
import type { Problem } from '../problem.ts';
import { lowestPoint, widestScale } from './scale.ts';
import { sides } from './side.ts';
import { textSchema } from './text.ts';

const id = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/);
/** An item's id begins its form fields, `t1.expectation`, and must not look like the beginning of another kind. */
const itemId = id.refine(
  (text) => !['weight', 'outcome', 'profile', 'comment', 'segment'].includes(text),
  'reserved id',
);
const scale = z.strictObject({ min: z.int().min(lowestPoint), max: z.int() });
const ends = { lowest: textSchema, highest: textSchema };

const instrumentSchema = z.strictObject({
  id,
  version: z.string().min(1).max(40),
  title: textSchema,
  /** Where the structure comes from; printed wherever the instrument is named. */
  structure: textSchema,
  scale: scale.extend(ends),
  /** What is asked of every item, in the order of asking. `stem` opens each statement: "In an excellent hotel:". */
  sides: z.array(z.strictObject({ side: z.enum(sides), title: textSchema, stem: textSchema })).min(1),
  /** In the order of display. `about` says in a line what the dimension covers. */
  dimensions: z.array(z.strictObject({ id, title: textSchema, about: textSchema })).min(1),
  /** In the published order: the first item is number 1. */
  items: z
    .array(z.strictObject({ id: itemId, dimension: id, text: textSchema, reverse: z.boolean().default(false) }))
    .min(1)
    .max(200),
  /** Ask customers to share 100 points among the dimensions? */
  points: z.boolean().default(false),
  outcomes: z.array(scale.extend({ id, text: textSchema, ...ends })).default([]),
  comments: z.array(z.strictObject({ id, text: textSchema })).default([]),
});

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
  if (!parsed.success) {
    const problems = parsed.error.issues.map(
      (issue): Problem => ({
        code: 'instrument-invalid',
        path: issue.path.map(String).join('.') || '.',
        values: { reason: issue.message },
      }),
    );
    return { problems };
  }
  const problems = findContradictions(parsed.data);
  return problems.length > 0 ? { problems } : parsed.data;
}

function findContradictions(instrument: Instrument): readonly Problem[] {
  const { dimensions, items, outcomes, comments } = instrument;
  const dimensionIds = new Set(dimensions.map((dimension) => dimension.id));
  const scales = [{ path: 'scale', ...instrument.scale }].concat(
    outcomes.map((outcome, index) => ({ path: `outcomes.${index}`, ...outcome })),
  );
  return [
    ...findRepeats('dimensions', dimensions),
    ...findRepeats('items', items),
    ...findRepeats('outcomes', outcomes),
    ...findRepeats('comments', comments),
    ...findRepeats(
      'sides',
      instrument.sides.map(({ side }) => ({ id: side })),
    ),
    ...items.flatMap((item, index): Problem[] =>
      dimensionIds.has(item.dimension)
        ? []
        : [{ code: 'dimension-unknown', path: `items.${index}.dimension`, values: { dimension: item.dimension } }],
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

function findRepeats(path: string, named: readonly { readonly id: string }[]): readonly Problem[] {
  const first = new Map<string, number>();
  return named.flatMap(({ id }, index): Problem[] => {
    if (first.has(id)) return [{ code: 'id-repeated', path: `${path}.${index}`, values: { id } }];
    first.set(id, index);
    return [];
  });
}

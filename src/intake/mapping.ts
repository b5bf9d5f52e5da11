import { z } from 'zod';
import { audienceOf, audiences, sides } from '../core/instrument/side.ts';
import type { Problem } from '../core/problem.ts';

/** Ids of a mapping are freer than those of an instrument: people take them from their own tables. No dot, no control. */
const id = z.string().regex(/^[\p{L}\p{N}_][\p{L}\p{N}_ /-]{0,79}$/u);
/** The first words of our own field names cannot be items: `weight.empathy` must mean one thing. */
const item = id.regex(/^(?!(?:weight|outcome|profile|comment)$)/);
const column = z.union([z.string().trim().min(1), z.int().min(1)]);
const audience = z.enum(audiences).optional();
const range = { min: z.int().optional(), max: z.int().optional() };
const base = { column, audience };

const entrySchema = z.discriminatedUnion('as', [
  z.strictObject({
    ...base,
    as: z.literal('item').optional(),
    item,
    dimension: id.optional(),
    side: z.enum(sides),
    /** Whether the cells run against the other items: 7 means the worst. */
    reverse: z.boolean().default(false),
  }),
  z.strictObject({ ...base, as: z.literal('weight'), dimension: id, ...range }),
  z.strictObject({ ...base, as: z.literal('outcome'), id: id.optional(), ...range }),
  z.strictObject({ ...base, as: z.literal('segment'), id: id.optional() }),
  z.strictObject({ ...base, as: z.literal('comment'), id: id.optional() }),
  z.strictObject({ ...base, as: z.literal('wave'), order: z.array(z.union([z.string(), z.number()])).optional() }),
  z.strictObject({ ...base, as: z.literal('respondent') }),
  z.strictObject({ ...base, as: z.literal('duration') }),
  z.strictObject({ ...base, as: z.literal('language') }),
  z.strictObject({ ...base, as: z.literal('response') }),
  /** Known and left out, without being listed as unused. */
  z.strictObject({ ...base, as: z.literal('ignore') }),
]);

const mappingSchema = z.strictObject({
  scale: z.strictObject({ min: z.int(), max: z.int() }).optional(),
  missing: z.array(z.union([z.string(), z.number()])).optional(),
  labels: z.record(z.string(), z.int()).optional(),
  columns: z.array(entrySchema).min(1),
});

/** What each column of a file is, as the mapping file says it. */
export type Mapping = z.infer<typeof mappingSchema>;
export type MappingEntry = Mapping['columns'][number];
export type ItemEntry = Extract<MappingEntry, { readonly item: string }>;

export function isItemEntry(entry: MappingEntry): entry is ItemEntry {
  return 'item' in entry;
}

/**
 * Turns the parsed JSON of a mapping file into a mapping, or into all that is wrong with it at once, each with its path
 * (`columns.3.side`). Whether it fits a file is for `planColumns` to say. Never throws, whatever the value.
 */
export function parseMapping(value: unknown): Mapping | { readonly problems: readonly Problem[] } {
  const parsed = mappingSchema.safeParse(value);
  if (!parsed.success) {
    const problems = parsed.error.issues.map(({ path, message }) => refuse(path.join('.') || '.', message));
    return { problems };
  }
  const problems = parsed.data.columns.flatMap((entry, index) => {
    if (!isItemEntry(entry) || entry.audience === undefined || entry.audience === audienceOf(entry.side)) return [];
    return [refuse(`columns.${index}.audience`, `${entry.side} is asked of: ${audienceOf(entry.side)}`)];
  });
  return problems.length > 0 ? { problems } : parsed.data;
}

function refuse(path: string, reason: string): Problem {
  return { code: 'mapping-invalid', path, values: { reason } };
}

import { z } from 'zod';
import { describeIssues } from '../core/describeIssues.ts';
import { outcomeRoles } from '../core/instrument/outcomeRoles.ts';
import { type Audience, audienceOf, audiences, itemSides, ratingSides } from '../core/instrument/side.ts';
import { audienceOfGap } from '../core/instrument/staffForm.ts';
import type { Problem } from '../core/problem.ts';
import { findMixedDesigns } from './findMixedDesigns.ts';

/** Ids of a mapping are freer than those of an instrument: people take them from their own tables. No dot, no control. */
const id = z.string().regex(/^[\p{L}\p{N}_][\p{L}\p{N}_ /-]{0,79}$/u, 'name-malformed');
/** The first words of our own field names cannot be rated: `weight.empathy` must mean one thing. */
const rated = id.regex(/^(?!(?:weight|outcome|profile|comment|segment|antecedent)$)/, 'id-reserved');
const column = z.union([z.string().trim().min(1), z.int().min(1)]);
const audience = z.enum(audiences).optional();
const range = { min: z.int().optional(), max: z.int().optional() };
const base = { column, audience };
/** Whether the cells run against the others: 7 means the worst. */
const reverse = z.boolean().default(false);

const entrySchema = z.discriminatedUnion('as', [
  z.strictObject({
    ...base,
    as: z.literal('item').optional(),
    item: rated,
    /** What the file calls it, for reports where no instrument does. */
    text: z.string().trim().min(1).max(500).optional(),
    dimension: id.optional(),
    side: z.enum(itemSides),
    reverse,
  }),
  z.strictObject({ ...base, as: z.literal('rating'), dimension: rated, side: z.enum(ratingSides), reverse }),
  /** A statement on what stands behind a gap. `antecedent` and `gap` describe it where no instrument does. */
  z.strictObject({
    ...base,
    as: z.literal('antecedent'),
    item: rated,
    antecedent: id.optional(),
    gap: z.literal([1, 2, 3, 4]).optional(),
    reverse,
  }),
  z.strictObject({ ...base, as: z.literal('weight'), dimension: id, ...range }),
  /** `role` is what it stands for in the table of who would buy again. */
  z.strictObject({
    ...base,
    as: z.literal('outcome'),
    id: id.optional(),
    role: z.enum(outcomeRoles).optional(),
    ...range,
  }),
  z.strictObject({ ...base, as: z.literal('segment'), id: id.optional() }),
  z.strictObject({ ...base, as: z.literal('comment'), id: id.optional() }),
  z.strictObject({ ...base, as: z.literal('wave'), order: z.array(z.union([z.string(), z.number()])).optional() }),
  z.strictObject({ ...base, as: z.literal('respondent') }),
  z.strictObject({ ...base, as: z.literal('token') }),
  z.strictObject({ ...base, as: z.literal('submitted') }),
  z.strictObject({ ...base, as: z.literal('duration') }),
  z.strictObject({ ...base, as: z.literal('language') }),
  z.strictObject({ ...base, as: z.literal('response') }),
  /** What a tool calls the form by, and no person: the same form comes again under it. */
  z.strictObject({ ...base, as: z.literal('serial') }),
  z.strictObject({ ...base, as: z.literal('source') }),
  /** 1 where a field was filled in that only programs see. */
  z.strictObject({ ...base, as: z.literal('trapped') }),
  /** Known and left out, without being listed as unused. */
  z.strictObject({ ...base, as: z.literal('ignore') }),
]);

const mappingSchema = z.strictObject({
  scale: z.strictObject({ min: z.int(), max: z.int() }).optional(),
  missing: z.array(z.union([z.string(), z.number()])).optional(),
  /** Null where nobody has said yet which point a text stands for, as in a draft. */
  labels: z.record(z.string(), z.int().nullable()).optional(),
  columns: z.array(z.preprocess(nameRating, entrySchema)).min(1),
});

/** What each column of a file is, as the mapping file says it. */
export type Mapping = z.infer<typeof mappingSchema>;
export type MappingEntry = Mapping['columns'][number];
export type ItemEntry = Extract<MappingEntry, { readonly as?: 'item' | undefined }>;
export type RatingEntry = Extract<MappingEntry, { readonly as: 'rating' }>;
export type AntecedentEntry = Extract<MappingEntry, { readonly as: 'antecedent' }>;

export function isItemEntry(entry: MappingEntry): entry is ItemEntry {
  return entry.as === undefined || entry.as === 'item';
}

/** A side that is asked of dimensions may be written like one of items, with the dimension's id as `item` or `dimension`. */
function nameRating(entry: unknown): unknown {
  if (typeof entry !== 'object' || entry === null || !('side' in entry)) return entry;
  const { as = 'item', item, ...rest } = entry as Readonly<Record<string, unknown>>;
  if (as !== 'item' || !ratingSides.some((side) => side === entry.side)) return entry;
  const { dimension = item } = rest;
  const isOneName = item === undefined || item === dimension;
  return { ...rest, as: 'rating', dimension, ...(isOneName ? {} : { item }) };
}

/**
 * Turns the parsed JSON of a mapping file into a mapping, or into all that is wrong with it at once, each with its path
 * (`columns.3.side`). Whether it fits a file is for `planColumns` to say. Never throws, whatever the value.
 */
export function parseMapping(value: unknown): Mapping | { readonly problems: readonly Problem[] } {
  const parsed = mappingSchema.safeParse(value, { reportInput: true });
  if (!parsed.success) return { problems: describeIssues(parsed.error, value) };
  const { columns } = parsed.data;
  const problems = [...columns.flatMap(checkAudience), ...findMixedDesigns(columns.flatMap(sideOf), 'columns')];
  return problems.length > 0 ? { problems } : parsed.data;
}

function checkAudience(entry: MappingEntry, index: number): readonly Problem[] {
  const path = `columns.${index}.audience`;
  const [side] = sideOf(entry);
  if (side !== undefined && entry.audience !== undefined && entry.audience !== audienceOf(side))
    return [refuseAudience(path, side, audienceOf(side))];
  if (entry.as !== 'antecedent') return [];
  const { gap } = entry;
  if (gap === undefined) return entry.audience === undefined ? [refuseMissing(`columns.${index}.gap`)] : [];
  if (entry.audience === undefined || entry.audience === audienceOfGap(gap)) return [];
  return [refuseAudience(path, `gap ${gap}`, audienceOfGap(gap))];
}

/** Whose file an entry belongs to: whoever is asked the side, else the customers unless it says otherwise. */
export function audienceOfEntry(entry: MappingEntry): Audience {
  if (entry.audience !== undefined) return entry.audience;
  const [side] = sideOf(entry);
  if (side !== undefined) return audienceOf(side);
  return entry.as === 'antecedent' && entry.gap !== undefined ? audienceOfGap(entry.gap) : 'customer';
}

function sideOf(entry: MappingEntry) {
  return isItemEntry(entry) || entry.as === 'rating' ? [entry.side] : [];
}

function refuseAudience(path: string, asked: string, audience: Audience): Problem {
  return { code: 'mapping-audience-unfit', path, values: { asked, audience } };
}

/** The problem of a mapping in which nothing stands at a path. */
export function refuseMissing(path: string): Problem {
  return { code: 'value-missing', path, values: { key: path.slice(path.lastIndexOf('.') + 1) } };
}

/** The problem of what a mapping says in two places, in two ways. */
export function refuseOther(path: string, id: string, first: string | number, second: string | number): Problem {
  return { code: 'mapping-says-both', path, values: { id, first, second } };
}

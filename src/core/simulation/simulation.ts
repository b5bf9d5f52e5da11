import { z } from 'zod';
import { sides } from '../instrument/side.ts';

const means = z.partialRecord(z.enum(sides), z.number());

const truth = z.strictObject({
  /** The mean answer aimed at on each side or rating, in points of the scale, before rounding and clipping to the scale. */
  means,
  points: z.number().min(0).max(100).default(0),
});

/** Where something else is aimed at: in a wave, in a group, on an item, or where all of these meet. */
const exception = z.strictObject({
  wave: z.string().exactOptional(),
  /** By profile question, the answer of those whom it is about. */
  group: z.record(z.string(), z.string()).exactOptional(),
  dimension: z.string().exactOptional(),
  item: z.string().exactOptional(),
  means,
});

/** What is true in a made study: how many people answer, how they differ, and what they think of each dimension. */
export const simulationSchema = z.strictObject({
  seed: z.int(),
  /** In each wave. */
  responses: z.int().min(1).max(1_000_000),
  /** How far people differ from each other, over all and on single dimensions, and one person's answers from each other. */
  spread: z.strictObject({
    person: z.number().min(0),
    dimension: z.number().min(0).exactOptional(),
    item: z.number().min(0),
  }),
  /** The share of single answers left blank, and of those that say "no opinion". */
  blank: z.number().min(0).max(1),
  noOpinion: z.number().min(0).max(1),
  /** The share of people who press one point from top to bottom and are done in a minute. */
  careless: z.number().min(0).max(1).exactOptional(),
  /** The share of people who expect the most of everything. */
  ceiling: z.number().min(0).max(1).exactOptional(),
  dimensions: z.record(z.string(), truth),
  /** The last that fits counts. */
  exceptions: z.array(exception).exactOptional(),
  /**
   * Outcomes that follow single dimensions, by how many points for one point of what is perceived there, and outcomes asked before
   * them, for one point above the middle of theirs; and how far people differ besides.
   */
  outcomes: z
    .record(
      z.string(),
      z.strictObject({
        mean: z.number(),
        follows: z.record(z.string(), z.number()),
        after: z.record(z.string(), z.number()).exactOptional(),
        spread: z.number().min(0).exactOptional(),
      }),
    )
    .exactOptional(),
  /** The mean aimed at on the statements of an antecedent, once those that speak of something bad are turned round. */
  antecedents: z.record(z.string(), z.number()).exactOptional(),
  /** How the answers to a profile question are shared out; what the shares leave of 1 gives no answer. */
  profile: z.record(z.string(), z.record(z.string(), z.number().min(0).max(1))).exactOptional(),
  /** The waves in their order; without any, responses name none. */
  waves: z.array(z.string()).min(1).exactOptional(),
});
export type Simulation = z.infer<typeof simulationSchema>;

/** What is said under a name, if anything: a dimension may have the name of something that every object carries. */
export function findSaid<Value>(said: Readonly<Record<string, Value>> | undefined, name: string): Value | undefined {
  return said && Object.hasOwn(said, name) ? said[name] : undefined;
}

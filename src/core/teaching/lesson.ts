import { z } from 'zod';

const words = z.string().trim().min(1).max(600);
/** Lessons are in both languages, always: no sentence in one of them alone. */
const text = z.strictObject({ zh: words, en: words });
const points = z.number().min(1).max(7);

/** What lessons are about, in the order in which they are listed. */
export const lessonGroups = ['gap', 'dimension', 'idea'] as const;

/** A lesson as its YAML file has it. Sentences are data, so that a trainer who knows better changes a file and no code. */
export const lessonSchema = z.strictObject({
  group: z.enum(lessonGroups),
  /** Its place within the group, from 1. */
  place: z.int().min(1),
  title: text,
  what: text,
  /** From everyday life, made up. */
  example: text,
  /** The gap model with one gap told, or made-up pairs of expectation and perception on a scale of 1 to 7. */
  picture: z
    .union([
      z.strictObject({ gap: z.literal([1, 2, 3, 4, 5]) }),
      z.strictObject({ rows: z.array(z.strictObject({ name: text, expectation: points, perception: points })).min(1) }),
    ])
    .exactOptional(),
  /** Figures to read, with what is to be kept in mind of them; the first column names the rows. */
  table: z.strictObject({ columns: z.array(text), rows: z.array(z.array(text)), caution: text }).exactOptional(),
  /** Something to try on the page itself. */
  tool: z.enum(['ratio', 'repurchase']).exactOptional(),
  measure: text,
  /** What to look for in a report. */
  look: text,
  causes: z.array(text).max(3).default([]),
  cures: z.array(text).max(3).default([]),
  exercise: text,
  questions: z.array(text).min(2).max(3),
  /** Where to read on: names of lessons, and terms of the glossary as `glossary#recovery`. */
  links: z.array(z.string()).min(2),
});
export type Lesson = z.infer<typeof lessonSchema>;

const names = z.strictObject({ zh: z.array(words), en: z.array(words) });

/** The words of the field in their order, with the other names that courses have for them. */
export const glossarySchema = z.array(
  z.strictObject({
    id: z.string().regex(/^[a-z][a-z0-9-]*$/),
    term: text,
    also: names,
    means: text,
    /** The lesson that says more. */
    lesson: z.string().exactOptional(),
  }),
);
export type Glossary = z.infer<typeof glossarySchema>;

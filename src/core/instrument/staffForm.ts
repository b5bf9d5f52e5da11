import { z } from 'zod';
import { describeIssues } from '../describeIssues.ts';
import type { Problem } from '../problem.ts';
import { findRepeats, placeIds } from './mistakes.ts';
import { type Audience, ratingSides, type Side } from './side.ts';
import { textSchema } from './text.ts';
import { findOpenBlanks, wordingSchema } from './wording.ts';

const id = z.string().regex(/^[a-z][a-z0-9-]{0,59}$/, 'id-malformed');
const ends = { lowest: textSchema, highest: textSchema };

/** A direct rating, asked once of every dimension. `none` says that there is nothing to rate: no standards exist. */
const ratingSchema = z.strictObject({
  side: z.enum(ratingSides),
  title: textSchema,
  stem: textSchema,
  ...ends,
  none: textSchema.exactOptional(),
});

const antecedentSchema = z.strictObject({
  id,
  /** The gap that it is taken to widen or to close: 1 and 2 are asked of managers, 3 and 4 of contact staff. */
  gap: z.literal([1, 2, 3, 4]),
  title: textSchema,
  items: z.array(z.strictObject({ id, text: textSchema, reverse: z.boolean().default(false) })).min(1),
});

export const staffFormSchema = z.strictObject({
  id,
  version: z.string().min(1).max(40),
  title: textSchema,
  /** Where the structure comes from; printed wherever the form is named. */
  structure: textSchema,
  /** What fills the blanks in its texts unless the instrument or the study has words of its own. */
  words: wordingSchema.default({}),
  sides: z
    .array(
      z.strictObject({
        side: z.enum(['belief', 'standard', 'delivery', 'promise']),
        title: textSchema,
        stem: textSchema,
      }),
    )
    .min(1),
  ratings: z.array(ratingSchema).min(1),
  /** The ends of the scale on which the antecedents' statements are answered. */
  agreement: z.strictObject(ends),
  antecedents: z.array(antecedentSchema).min(1),
  /** The cause bank: what often stands behind a gap, and what can be done about it. */
  causes: z.array(z.strictObject({ gap: z.literal([1, 2, 3, 4, 5]), id, text: textSchema, remedy: textSchema })),
});

/** What managers and contact staff are asked with any instrument, as one YAML file in `surveys/staff/` holds it. */
export type StaffForm = z.infer<typeof staffFormSchema>;
export type Rating = z.infer<typeof ratingSchema>;
export type Antecedent = z.infer<typeof antecedentSchema>;

/** Turns a parsed YAML value into a staff form, or into what is wrong with it. Never throws, whatever the value. */
export function parseStaffForm(value: unknown): StaffForm | { readonly problems: readonly Problem[] } {
  const parsed = staffFormSchema.safeParse(value, { reportInput: true });
  if (!parsed.success) return { problems: describeIssues(parsed.error, value, 'instrument-shapeless') };
  const { words, ...texts } = parsed.data;
  const { sides, ratings, antecedents, causes } = texts;
  const bySide = (path: string, asked: readonly { readonly side: Side }[]) =>
    placeIds(
      path,
      asked.map(({ side }) => ({ id: side })),
    );
  const repeats = [
    bySide('sides', sides),
    bySide('ratings', ratings),
    placeIds('antecedents', antecedents),
    antecedents.flatMap(({ items }, index) => placeIds(`antecedents.${index}.items`, items)),
    placeIds('causes', causes),
  ].flatMap(findRepeats);
  const problems = [...findOpenBlanks(texts, words), ...repeats];
  return problems.length > 0 ? { problems } : parsed.data;
}

/** Who answers the statements on what stands behind a gap inside the organisation. */
export function audienceOfGap(gap: Antecedent['gap']): Audience {
  return gap <= 2 ? 'manager' : 'contact';
}

import { z } from 'zod';
import { pagings } from '../instrument/questionnaire.ts';
import { itemSides } from '../instrument/side.ts';
import { languages, textSchema } from '../instrument/text.ts';
import { wordingSchema } from '../instrument/wording.ts';

const id = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, 'id-malformed');
/** What stands in every response and in reports: short, and as people call it. */
const label = z.string().trim().min(1).max(60);
const instant = z.iso.datetime({ precision: 3 });

/** Fewer people than this are never shown, whatever a study asks for. */
export const smallestGroup = 3;

const waveSchema = z
  .strictObject({
    id: label,
    /** In UTC; null is from the beginning, or for ever. */
    opens: instant.nullable().default(null),
    closes: instant.nullable().default(null),
    /** How many customers are wanted. Whoever has begun by then may finish. */
    quota: z.int().min(1).nullable().default(null),
  })
  .refine(({ opens, closes }) => opens === null || closes === null || closes > opens, 'wave-empty');

const profileQuestionSchema = z.strictObject({
  id,
  text: textSchema,
  /** What can be chosen; none is free text. The id of a choice is what is stored and what reports name. */
  choices: z.array(z.strictObject({ id: label, text: textSchema })).default([]),
});

/** All that a study settles beyond its instrument, as it is stored and exported. Everything has a default. */
export const settingsSchema = z.strictObject({
  /** Who is served and by whom, where the instrument's own words do not fit. */
  words: wordingSchema.default({}),
  /** Besides customers, who are always asked. */
  staff: z.array(z.enum(['manager', 'contact'])).default([]),
  /** Are staff asked what stands behind the gaps, too? */
  asksCauses: z.boolean().default(true),
  /** The customers' sides; null is all that the instrument has. */
  sides: z.array(z.enum(itemSides)).min(1).nullable().default(null),
  /** Ask customers to share 100 points among the dimensions? Null is as the instrument says. */
  points: z.boolean().nullable().default(null),
  /** Ask for the order of the dimensions instead of points? */
  isRanked: z.boolean().default(false),
  /** The outcomes asked; null is all that the instrument has. */
  outcomes: z.array(id).nullable().default(null),
  profile: z.array(profileQuestionSchema).max(20).default([]),
  /** What customers agree to before their answers are taken; null asks nothing. */
  consent: textSchema.nullable().default(null),
  /** The languages that the survey is offered in, the first of them where a phone prefers neither. */
  languages: z
    .array(z.enum(languages))
    .min(1)
    .default([...languages]),
  /** Is each customer asked some of the items only? */
  isShort: z.boolean().default(false),
  /** How much of a survey stands on the screen at once; without script it is always all. */
  paging: z.enum(pagings).default('dimension'),
  /** The time zone in which opening and closing are told. */
  zone: z.string().min(1).max(60).default('Asia/Shanghai'),
  /** In their order in time. */
  waves: z
    .array(waveSchema)
    .min(1)
    .max(50)
    .refine((waves) => new Set(waves.map((wave) => wave.id)).size === waves.length, 'waves-alike')
    .default([{ id: '1', opens: null, closes: null, quota: null }]),
  /** Whether invited people's answers carry their name. */
  isNamed: z.boolean().default(false),
  /** Reports show no figure of fewer people. */
  minGroup: z.int().min(smallestGroup).max(100).default(5),
  /** May customers see how their own answers come out? */
  showsResult: z.boolean().default(false),
  /** What customers said and what was done about it, the newest first. */
  changes: z
    .array(z.strictObject({ said: textSchema, done: textSchema }))
    .max(50)
    .default([]),
  /** The day after which the answers are to be erased, as YYYY-MM-DD. */
  keepUntil: z.iso.date().nullable().default(null),
});

export type StudySettings = z.infer<typeof settingsSchema>;
export type Wave = StudySettings['waves'][number];

/** The settings of a study that settles nothing of its own. */
export const usualSettings: StudySettings = settingsSchema.parse({});

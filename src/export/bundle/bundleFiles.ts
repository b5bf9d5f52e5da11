import { z } from 'zod';
import { type Audience, audiences } from '../../core/instrument/side.ts';
import type { Language } from '../../core/instrument/text.ts';
import { answerFiles } from '../../core/report/rCode/questionnaireCode.ts';

/** Joined here, as a text like `a.b` is the name of a sentence. */
const named = (name: string, ending: string): string => [name, ending].join('.');

/** Where everything stands in a bundle. Scripts lie beside the data, so that they run in the unpacked folder. */
export const bundleFiles = {
  about: named('bundle', 'json'),
  report: named('report', 'json'),
  readme: 'README.md',
  sums: 'SHA256SUMS',
  mapping: 'definition/mapping.json',
  r: named('report', 'R'),
  python: named('report', 'py'),
  answers: (audience: Audience) => answerFiles[audience],
  definition: (audience: Audience) => `definition/${audience}.json`,
  codebook: (audience: Audience) => `codebook/${audience}.csv`,
  spssData: (audience: Audience) => `spss/${audience}.txt`,
  spss: (audience: Audience, language: Language) => `spss/${audience}.${language}.sps`,
} as const;

/** What a report depends on besides questionnaires and answers. */
export const bundleSchema = z.strictObject({
  schema: z.literal('fivegaps-bundle/1'),
  study: z.string(),
  version: z.string(),
  audiences: z.array(z.enum(audiences)).min(1),
  seed: z.int(),
  read: z.int(),
  duplicates: z.int(),
  minGroup: z.int(),
  waveOrder: z.array(z.string()).nullable(),
  /** Which of the study's responses are in here, where not all are; and whether the flagged were left out. */
  filter: z.record(z.string(), z.array(z.string()).readonly()).exactOptional(),
  without: z.literal('flagged').exactOptional(),
  notes: z.array(z.looseObject({ at: z.string(), code: z.string() })),
});

export type AboutBundle = z.infer<typeof bundleSchema>;

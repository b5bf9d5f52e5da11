import { join } from 'node:path';
import { z } from 'zod';
import { completeQuestionnaire, type Questionnaire } from '../core/instrument/questionnaire.ts';
import type { Audience } from '../core/instrument/side.ts';
import { buildWholeReport } from '../core/report/buildWholeReport.ts';
import type { Note } from '../core/report/notes.ts';
import type { Sample, Samples } from '../core/report/sample.ts';
import { type AboutBundle, bundleFiles, bundleSchema } from '../export/bundle/bundleFiles.ts';
import { foldBlocks } from '../export/bundle/foldBlocks.ts';
import { writeReportJson } from '../export/reportJson.ts';
import { openResponses } from '../intake/readResponses.ts';

/** What a bundle says of its report. */
export interface Bundled {
  readonly about: AboutBundle;
  readonly report: unknown;
  readonly forms: ReadonlyMap<Audience, Questionnaire>;
}

/** Enough of a questionnaire to tell it from another file. */
const formSchema = z.looseObject({
  instrument: z.string(),
  audience: z.string(),
  scale: z.looseObject({ min: z.int(), max: z.int() }),
  ...Object.fromEntries(
    ['sides', 'dimensions', 'items', 'outcomes', 'profile', 'comments'].map((key) => [key, z.array(z.looseObject({}))]),
  ),
});

/** What the texts of a bundle say; null where they are those of none. */
export function readBundled(texts: ReadonlyMap<string, string>): Bundled | null {
  try {
    const parse = (name: string): unknown => JSON.parse(texts.get(name) ?? '');
    const about = bundleSchema.parse(parse(bundleFiles.about));
    const forms = about.audiences.map((audience) => {
      const form = formSchema.parse(parse(bundleFiles.definition(audience)));
      return [audience, completeQuestionnaire(form)] as const;
    });
    return { about, report: parse(bundleFiles.report), forms: new Map(forms) };
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) return null;
    throw error;
  }
}

/** The report that this version computes from the answers in the folder, as JSON has it; or the files that it cannot read. */
export async function recompute(
  { about, forms }: Bundled,
  folder: string,
): Promise<{ readonly report: unknown } | { readonly unreadable: readonly string[] }> {
  const samples = new Map<Audience, Sample>();
  for (const [audience, form] of forms) {
    const sample = await readAnswers(join(folder, bundleFiles.answers(audience)), form);
    if (sample === null) return { unreadable: [bundleFiles.answers(audience)] };
    samples.set(audience, sample);
  }
  const { customer, ...staff } = Object.fromEntries(samples) as Partial<Samples>;
  if (!customer) return { unreadable: [bundleFiles.answers('customer')] };
  const settings = { ...about, notes: about.notes as unknown as readonly Note[] };
  const all = { ...staff, customer };
  const report = buildWholeReport(all, settings, about.seed);
  return { report: JSON.parse(writeReportJson({ report, samples: all, questionnaire: customer.questionnaire })) };
}

/** The answers of one audience through the one door; null where they are not as they were written. */
async function readAnswers(path: string, form: Questionnaire): Promise<Sample | null> {
  const how = { mapping: null, wanted: { questionnaire: form } };
  const file = await openResponses(path, how, null);
  if ('problems' in file) return null;
  let isClean = true;
  const openBlocks = async function* () {
    for await (const rows of file.readRows()) {
      // A table without a row is that of nobody.
      isClean &&= rows.every(({ problems }) => problems.every(({ code }) => code === 'header-only'));
      yield rows.flatMap(({ response }) => response ?? []);
    }
  };
  const sample = await foldBlocks(form, openBlocks);
  return isClean ? sample : null;
}

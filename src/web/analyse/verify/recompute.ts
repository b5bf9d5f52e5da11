import { join } from 'node:path';
import { z } from 'zod';
import { completeQuestionnaire, type Questionnaire } from '../../../core/instrument/questionnaire.ts';
import type { Audience } from '../../../core/instrument/side.ts';
import { buildWholeReport } from '../../../core/report/buildWholeReport.ts';
import type { Note } from '../../../core/report/notes.ts';
import type { Sample, Samples } from '../../../core/report/sample.ts';
import { type AboutBundle, bundleFiles, bundleSchema } from '../../../export/bundle/bundleFiles.ts';
import { foldBlocks } from '../../../export/bundle/foldBlocks.ts';
import type { Bundled } from '../../../export/bundle/listBundleParts.ts';
import { writeReportJson } from '../../../export/reportJson.ts';
import type { OpenBlocks } from '../../../export/responseColumns.ts';
import type { DataSource } from '../../../export/workbook/dataSheet.ts';
import { noStudy, openResponses } from '../../../intake/readResponses.ts';
import { formSchema } from './formSchema.ts';
import { parseBounded } from './parseBounded.ts';

/** What a bundle says of its report. */
export interface BundleSaid {
  readonly about: AboutBundle;
  readonly forms: ReadonlyMap<Audience, Questionnaire>;
  /** What stands in its JSON files, by their names. */
  readonly values: ReadonlyMap<string, unknown>;
}

/** What the texts of a bundle say; null where they are those of none. */
export function readBundled(texts: ReadonlyMap<string, string>): BundleSaid | null {
  try {
    const parse = (name: string): unknown => parseBounded(texts.get(name) ?? '');
    const about = bundleSchema.parse(parse(bundleFiles.about));
    const definitions = about.audiences.map(bundleFiles.definition);
    const named = [bundleFiles.about, bundleFiles.report, ...definitions];
    const names = texts.has(bundleFiles.mapping) ? [...named, bundleFiles.mapping] : named;
    const values = new Map(names.map((name) => [name, parse(name)]));
    const forms = about.audiences.map((audience) => {
      const form = formSchema.parse(values.get(bundleFiles.definition(audience)));
      return [audience, completeQuestionnaire(form)] as const;
    });
    return { about, forms: new Map(forms), values };
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) return null;
    throw error;
  }
}

/** What this version computes from the answers in the folder: the report as JSON has it, and of what a bundle would be written. */
interface Recomputed {
  readonly report: Readonly<Record<string, unknown>>;
  readonly bundled: Bundled;
}

/** Computes the report of a bundle again; or says which files it cannot read. */
export async function recompute(
  { about, forms, values }: BundleSaid,
  folder: string,
): Promise<Recomputed | { readonly unreadable: readonly string[] }> {
  const samples = new Map<Audience, Sample>();
  const sources: DataSource[] = [];
  for (const [audience, form] of forms) {
    const read = await readAnswers(join(folder, bundleFiles.answers(audience)), form);
    if (read === null) return { unreadable: [bundleFiles.answers(audience)] };
    samples.set(audience, read.sample);
    sources.push({ study: about.study, questionnaire: read.sample.questionnaire, openBlocks: read.openBlocks });
  }
  const { customer, ...staff } = Object.fromEntries(samples) as Partial<Samples>;
  if (!customer) return { unreadable: [bundleFiles.answers('customer')] };
  const settings = { ...about, notes: about.notes as unknown as readonly Note[] };
  const all = { ...staff, customer };
  const report = buildWholeReport(all, settings, about.seed);
  const mapping = (values.get(bundleFiles.mapping) ?? null) as object | null;
  return {
    report: JSON.parse(writeReportJson({ report, samples: all, questionnaire: customer.questionnaire })),
    bundled: { about, report, samples: all, sources, mapping },
  };
}

/** The answers of one audience through the one door; null where they are not as they were written. */
async function readAnswers(
  path: string,
  form: Questionnaire,
): Promise<{ readonly sample: Sample; readonly openBlocks: OpenBlocks } | null> {
  const how = { mapping: null, wanted: { questionnaire: form } };
  const file = await openResponses(path, how, noStudy);
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
  return isClean ? { sample, openBlocks } : null;
}

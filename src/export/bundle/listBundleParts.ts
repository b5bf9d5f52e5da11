import { languages } from '../../core/instrument/text.ts';
import { isTooFew } from '../../core/report/notes.ts';
import type { DeepReport, Report } from '../../core/report/report.ts';
import type { Samples } from '../../core/report/sample.ts';
import { listVariables } from '../codebook/listVariables.ts';
import { writeCodebook } from '../codebook/writeCodebook.ts';
import { writeReportJson } from '../reportJson.ts';
import { writeResponsesCsv } from '../responsesCsv.ts';
import { writeRScript } from '../script/r/writeRScript.ts';
import { writeSpssData } from '../script/spss/writeSpssData.ts';
import { writeSpssSyntax } from '../script/spss/writeSpssSyntax.ts';
import { writePythonScript } from '../script/writePythonScript.ts';
import type { DataSource } from '../workbook/dataSheet.ts';
import type { Part } from '../workbook/zipParts.ts';
import { type AboutBundle, bundleFiles } from './bundleFiles.ts';
import { writeReadme } from './writeReadme.ts';

/** A report with everything that it was computed from. */
export interface Bundled {
  readonly about: Omit<AboutBundle, 'schema' | 'audiences'>;
  readonly report: Report & DeepReport;
  readonly samples: Samples;
  /** The responses of each audience that the samples were made of. */
  readonly sources: readonly DataSource[];
  /** What the columns of the file were that the answers came from, where there is one. */
  readonly mapping: object | null;
}

/** The file of a bundle by its name, with its folder or without. */
export function findBundlePart(bundled: Bundled, file: string): Part | undefined {
  return listBundleParts(bundled).find(({ name }) => name === file || withoutFolder(name) === file);
}

/** The files of a bundle, in the order of their names. */
export function listBundleParts({ about, report, samples, sources, mapping }: Bundled): readonly Part[] {
  const { questionnaire } = samples.customer;
  const asked = sources.map((source) => source.questionnaire.audience);
  const described: AboutBundle = { schema: 'fivegaps-bundle/1', ...about, audiences: asked };
  const forms = Object.fromEntries(sources.map((source) => [source.questionnaire.audience, source.questionnaire]));
  const explained = { report, forms: { ...forms, customer: questionnaire } };
  // Where nothing may be shown there is nothing to compute.
  const scripts = isTooFew(report)
    ? []
    : [
        { name: bundleFiles.r, pieces: later(() => writeRScript(explained)) },
        { name: bundleFiles.python, pieces: later(() => writePythonScript(Object.values(explained.forms))) },
      ];
  return [
    ...sources.flatMap((source) => listAnswers(about, source)),
    ...scripts,
    toJson(bundleFiles.about, described),
    { name: bundleFiles.report, pieces: later(() => writeReportJson({ report, samples, questionnaire })) },
    ...(mapping === null ? [] : [toJson(bundleFiles.mapping, mapping)]),
    { name: bundleFiles.readme, pieces: [writeReadme(described, questionnaire, scripts.length > 0)] },
  ].sort((a, b) => (a.name < b.name ? -1 : 1));
}

function listAnswers(
  { study, version }: Bundled['about'],
  { questionnaire: form, openBlocks }: DataSource,
): readonly Part[] {
  const { audience } = form;
  const segments = form.profile.map(({ id }) => id);
  const data = bundleFiles.spssData(audience);
  return [
    { name: bundleFiles.answers(audience), pieces: writeResponsesCsv(study, form, openBlocks) },
    toJson(bundleFiles.definition(audience), form),
    { name: bundleFiles.codebook(audience), pieces: [writeCodebook(listVariables(form, segments))] },
    { name: data, pieces: writeSpssData(study, form, segments, openBlocks) },
    ...languages.map((language) => {
      const name = bundleFiles.spss(audience, language);
      const names = { file: withoutFolder(data), own: withoutFolder(name), version };
      return { name, pieces: [writeSpssSyntax(form, segments, names, language)] };
    }),
  ];
}

/** What is not written unless it is wanted. */
function* later(write: () => string): Generator<string> {
  yield write();
}

const withoutFolder = (name: string): string => name.replace(/^.*\//, '');

function toJson(name: string, value: object): Part {
  return { name, pieces: [`${JSON.stringify(value, null, 2)}\n`] };
}

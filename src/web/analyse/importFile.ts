import type { Response } from '../../core/answers/response.ts';
import type { Instrument } from '../../core/instrument/instrument.ts';
import type { Questionnaire } from '../../core/instrument/questionnaire.ts';
import type { Problem } from '../../core/problem.ts';
import { findImportWave } from '../../core/study/fieldwork.ts';
import { startReversalSearch } from '../../intake/detectReversal.ts';
import { isItemEntry } from '../../intake/mapping.ts';
import { readMapping } from '../../intake/readMapping.ts';
import { openResponses, type ResponseFile, type ResponseRow, type Unusable } from '../../intake/readResponses.ts';
import type { TellShare } from '../../intake/table/row.ts';
import type { PublishedQuestionnaire } from '../../storage/questionnaires.ts';
import type { Study } from '../../storage/studies.ts';

/** What a file would bring into a study. A row with any problem is bad; a row that says the same as an earlier one is not. */
export interface ImportCheck {
  readonly read: number;
  readonly good: number;
  readonly bad: number;
  readonly duplicates: number;
  readonly unused: readonly string[];
  /** The first problems of bad rows, and how many there are in all. */
  readonly problems: readonly Problem[];
  readonly problemCount: number;
  /** The places, from 1, of items whose answers run the other way than the questionnaire words them. */
  readonly against: readonly number[];
}

/** The study that a file is imported into, and the wave of its rows that name none. */
export interface Destination {
  readonly id: string;
  readonly openWave: string;
}

export function findDestination({ id, settings }: Study, now: Date): Destination {
  return { id, openWave: findImportWave(settings.waves, now.toISOString()).id };
}

const mostProblems = 200;

/** Opens a file of responses for a study: with a mapping file, or by its headers. */
export async function openImport(
  file: string,
  mappingFile: string | null,
  study: Destination,
  { questionnaire }: PublishedQuestionnaire,
): Promise<ResponseFile | Unusable> {
  const wanted = { questionnaire };
  if (mappingFile === null) return openResponses(file, { mapping: null, wanted }, study);
  const mapping = await readMapping(mappingFile);
  return 'problems' in mapping ? { ...mapping, draft: null } : openResponses(file, { mapping, wanted }, study);
}

/** The same file with the answers to some items turned round. */
export function openTurned(
  file: string,
  { mapping }: ResponseFile,
  items: ReadonlySet<string>,
  study: Destination,
  { questionnaire }: PublishedQuestionnaire,
): Promise<ResponseFile | Unusable> {
  const columns = mapping.columns.map((entry) =>
    isItemEntry(entry) && items.has(entry.item) ? { ...entry, reverse: !entry.reverse } : entry,
  );
  return openResponses(file, { mapping: { ...mapping, columns }, wanted: { questionnaire } }, study);
}

/**
 * The items that some edition of an instrument words negatively, of those that a questionnaire asks: their answers may run the
 * other way than its wording says.
 */
export function listSuspects({ items }: Questionnaire, instruments: readonly Instrument[]): ReadonlySet<string> {
  const negative = new Set(
    instruments.flatMap((each) => each.items.flatMap(({ id, reverse }) => (reverse ? [id] : []))),
  );
  return new Set(items.flatMap(({ id }) => (negative.has(id) ? [id] : [])));
}

/** A good row of a file. */
export type GoodRow = ResponseRow & { readonly response: Response };

/** What is done with the good rows of a file while it is checked. */
export interface Staging {
  readonly take: (rows: readonly GoodRow[]) => Promise<void>;
  /** After the last row: gives how many of them repeat an earlier one. */
  readonly finish: () => Promise<number>;
}

/** Reads the whole file, once. A file that breaks off half way is unusable, not half good. */
export async function checkImport(
  file: ResponseFile,
  suspects: ReadonlySet<string>,
  staging: Staging,
  tell: TellShare,
): Promise<ImportCheck | Unusable> {
  const { questionnaire } = file;
  const search = startReversalSearch(questionnaire, suspects);
  const counts = { read: 0, bad: 0, problemCount: 0 };
  const problems: Problem[] = [];
  for await (const rows of file.readRows(tell)) {
    const fatal = rows.find(({ isFatal }) => isFatal);
    if (fatal) return { problems: fatal.problems, draft: null };
    const good = rows.filter(isGood);
    for (const { response } of good) search.add(response.answers.items);
    await staging.take(good);
    counts.read += rows.length;
    counts.bad += rows.length - good.length;
    for (const row of rows) {
      counts.problemCount += row.problems.length;
      if (problems.length < mostProblems) problems.push(...row.problems.slice(0, mostProblems - problems.length));
    }
  }
  const duplicates = await staging.finish();
  // Answers are stored raw, so those to items worded negatively should run against all others.
  const isNegative = questionnaire.items.some(({ id, reverse }) => reverse && suspects.has(id));
  const isOtherWay = search.finish() === (isNegative ? 'along' : 'against');
  const against = questionnaire.items.flatMap(({ id }, index) => (isOtherWay && suspects.has(id) ? [index + 1] : []));
  const good = counts.read - counts.bad - duplicates;
  return { ...counts, good, duplicates, unused: file.unused, problems, against };
}

function isGood(row: ResponseRow): row is GoodRow {
  return row.problems.length === 0 && row.response !== null;
}

import type { AnswerTexts } from '../../core/answers/answers.ts';
import type { Response } from '../../core/answers/response.ts';
import type { Instrument } from '../../core/instrument/instrument.ts';
import type { Questionnaire } from '../../core/instrument/questionnaire.ts';
import type { Problem } from '../../core/problem.ts';
import { findImportWave } from '../../core/study/fieldwork.ts';
import { type FileFacts, startFacts } from '../../intake/check/collectFacts.ts';
import { startReversalSearch } from '../../intake/detectReversal.ts';
import { isItemEntry, type Mapping } from '../../intake/mapping.ts';
import { readMapping } from '../../intake/readMapping.ts';
import { openResponses, type ResponseFile, type ResponseRow } from '../../intake/readResponses.ts';
import type { Unusable } from '../../intake/settleMapping.ts';
import type { TellShare } from '../../intake/table/row.ts';
import type { PublishedQuestionnaire } from '../../storage/questionnaires.ts';
import type { Study } from '../../storage/studies.ts';

/** What stands in a file. A row with any problem is bad. */
export interface FileCheck {
  readonly read: number;
  readonly bad: number;
  readonly unused: readonly string[];
  /** Fields of rated statements that no column fills, though others of their kind have one. */
  readonly unfilled: readonly string[];
  /** What was left out because it is nobody's answers. */
  readonly leftOut: readonly Problem[];
  /** The first problems of bad rows, and how many there are in all. */
  readonly problems: readonly Problem[];
  readonly problemCount: number;
  /** The places, from 1, of items whose answers run the other way than the questionnaire words them. */
  readonly against: readonly number[];
  readonly facts: FileFacts;
  /** How the columns were read. */
  readonly mapping: Mapping;
}

/** What a file would bring into a study. A row that says the same as an earlier one is a duplicate, and not good. */
export interface ImportCheck extends FileCheck {
  readonly good: number;
  readonly duplicates: number;
  readonly stored: StoredCounts;
}

/** What of the good rows is in the study already. */
interface StoredCounts {
  /** Not stored yet. */
  readonly fresh: number;
  /** How many of these are of people who have answered in the same wave before, otherwise: both count. */
  readonly otherwise: number;
  /** Stored with the same answers: these are not added again. */
  readonly same: number;
  /** Stored under the same id with other answers: those stay, and these rows are not imported. */
  readonly changed: number;
  /** The first such rows. */
  readonly changedRows: readonly number[];
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

/**
 * Opens a file of responses for a study: with a mapping or the file of one, or by its headers.
 *
 * @param isUnseen whether no page asks how words are to be read
 */
export async function openImport(
  file: string,
  given: string | Mapping | null,
  study: Destination,
  { questionnaire }: PublishedQuestionnaire,
  isUnseen: boolean,
): Promise<ResponseFile | Unusable> {
  const wanted = { questionnaire, isUnseen };
  if (given === null) return openResponses(file, { mapping: null, wanted }, study);
  const mapping = typeof given === 'string' ? await readMapping(given) : given;
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
export type GoodRow = ResponseRow & { readonly response: Response; readonly texts: AnswerTexts };

/**
 * Reads the whole file, once, and hands over its good rows. A file that breaks off half way is unusable, not half good.
 *
 * @param take may keep the rows, but stores nothing
 */
export async function checkImport(
  file: ResponseFile,
  suspects: ReadonlySet<string>,
  take: (rows: readonly GoodRow[]) => Promise<void>,
  tell: TellShare,
): Promise<FileCheck | Unusable> {
  const { questionnaire } = file;
  const search = startReversalSearch(questionnaire, suspects);
  const facts = startFacts(file);
  const counts = { read: 0, bad: 0, problemCount: 0 };
  const problems: Problem[] = [];
  for await (const rows of file.readRows(tell)) {
    const fatal = rows.find(({ isFatal }) => isFatal);
    if (fatal) return { problems: fatal.problems, draft: null };
    const good = rows.filter(isGood);
    for (const { response } of good) search.add(response.answers.items);
    await take(good);
    counts.read += rows.length;
    counts.bad += rows.length - good.length;
    for (const row of rows) {
      facts.add(row);
      counts.problemCount += row.problems.length;
      if (problems.length < mostProblems) problems.push(...row.problems.slice(0, mostProblems - problems.length));
    }
  }
  // Answers are stored raw, so those to items worded negatively should run against all others.
  const isNegative = questionnaire.items.some(({ id, reverse }) => reverse && suspects.has(id));
  const isOtherWay = search.finish() === (isNegative ? 'along' : 'against');
  const turned = isOtherWay ? suspects : new Set<string>();
  const against = questionnaire.items.flatMap(({ id }, index) => (turned.has(id) ? [index + 1] : []));
  const { unused, unfilled, mapping } = file;
  const leftOut = file.listLeftOut();
  return { ...counts, unused, unfilled, leftOut, problems, against, facts: await facts.finish(turned), mapping };
}

function isGood(row: ResponseRow): row is GoodRow {
  return row.problems.length === 0 && row.response !== null;
}

/** The rows that had been stored before with other answers, as problems of a file. */
export function listRefusals(rows: readonly number[]): readonly Problem[] {
  return rows.map((row) => ({ code: 'stored-with-other-answers', row }));
}

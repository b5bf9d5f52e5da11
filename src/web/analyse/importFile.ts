import type { Instrument } from '../../core/instrument/instrument.ts';
import type { Questionnaire } from '../../core/instrument/questionnaire.ts';
import type { Problem } from '../../core/problem.ts';
import { findImportWave } from '../../core/study/fieldwork.ts';
import { type FileFacts, startFacts } from '../../intake/check/collectFacts.ts';
import { startReversalSearch } from '../../intake/detectReversal.ts';
import { startDuplicateSearch } from '../../intake/findDuplicates.ts';
import { isItemEntry, type Mapping } from '../../intake/mapping.ts';
import { readMapping } from '../../intake/readMapping.ts';
import { openResponses, type ResponseFile, type ResponseRow } from '../../intake/readResponses.ts';
import type { Unusable } from '../../intake/settleMapping.ts';
import type { PublishedQuestionnaire } from '../../storage/questionnaires.ts';
import type { Delivery, ResponseWriter } from '../../storage/responseWriter.ts';
import type { Study } from '../../storage/studies.ts';
import type { Comparison, StoredCounts } from './import/compareStored.ts';

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
  readonly facts: FileFacts;
  readonly stored: StoredCounts;
  /** How the columns were read. */
  readonly mapping: Mapping;
}

/** What an import did. `refusals` are rows that were stored before with other answers. */
export interface ImportResult {
  readonly created: number;
  readonly same: number;
  readonly refusals: readonly Problem[];
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

/** Opens a file of responses for a study: with a mapping or the file of one, or by its headers. */
export async function openImport(
  file: string,
  given: string | Mapping | null,
  study: Destination,
  { questionnaire }: PublishedQuestionnaire,
): Promise<ResponseFile | Unusable> {
  const wanted = { questionnaire };
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

/** Reads the whole file and stores nothing. A file that breaks off half way is unusable, not half good. */
export async function checkImport(
  file: ResponseFile,
  suspects: ReadonlySet<string>,
  comparison: Comparison,
): Promise<ImportCheck | Unusable> {
  const { questionnaire } = file;
  const search = startReversalSearch(questionnaire, suspects);
  const facts = startFacts(file);
  const counts = { read: 0, good: 0, bad: 0, duplicates: 0, problemCount: 0 };
  const problems: Problem[] = [];
  for await (const { row, isDuplicate } of readWithDuplicates(file)) {
    if (row.isFatal) return { problems: row.problems, draft: null };
    counts.read++;
    facts.add(row);
    if (row.problems.length > 0) counts.bad++;
    else if (isDuplicate) counts.duplicates++;
    else {
      counts.good++;
      if (row.response) {
        search.add(row.response.answers.items);
        await comparison.add(row.row, row.response);
      }
    }
    counts.problemCount += row.problems.length;
    problems.push(...row.problems.slice(0, mostProblems - problems.length));
  }
  // Answers are stored raw, so those to items worded negatively should run against all others.
  const isNegative = questionnaire.items.some(({ id, reverse }) => reverse && suspects.has(id));
  const isOtherWay = search.finish() === (isNegative ? 'along' : 'against');
  const against = questionnaire.items.flatMap(({ id }, index) => (isOtherWay && suspects.has(id) ? [index + 1] : []));
  const [known, stored] = [await facts.finish(), await comparison.finish()];
  return { ...counts, unused: file.unused, problems, against, facts: known, stored, mapping: file.mapping };
}

/** Stores the good rows of a checked file, all of them or none. What was stored before is left as it is. */
export async function storeImport(
  file: ResponseFile,
  study: Destination,
  { version, questionnaire }: PublishedQuestionnaire,
  writer: ResponseWriter,
  now: Date,
): Promise<ImportResult> {
  // Of answers without a time no more than the minute of the import is kept: they did not come in one burst.
  const importedAt = `${now.toISOString().slice(0, 17)}00.000Z`;
  const rows: number[] = [];
  const deliveries: Delivery[] = [];
  for await (const { row, isDuplicate } of readWithDuplicates(file)) {
    if (row.isFatal) throw new Error('the file changed after it was checked');
    const { response } = row;
    if (row.problems.length > 0 || isDuplicate || !response) continue;
    const submission = {
      studyId: study.id,
      audience: questionnaire.audience,
      version,
      wave: response.wave ?? study.openWave,
      source: response.source ?? 'import',
      submittedAt: response.submittedAt ?? importedAt,
      response,
    };
    rows.push(row.row);
    deliveries.push({ submission, spareId: null });
  }
  const receipts = await writer.write(deliveries);
  const count = (outcome: string) => receipts.filter((receipt) => receipt.outcome === outcome).length;
  return {
    created: count('created'),
    same: count('same') + count('conflict'),
    refusals: receipts.flatMap(({ outcome }, index): Problem[] =>
      outcome === 'refused' ? [{ code: 'stored-with-other-answers', row: rows[index] ?? 0 }] : [],
    ),
  };
}

async function* readWithDuplicates(
  file: ResponseFile,
): AsyncGenerator<{ readonly row: ResponseRow; readonly isDuplicate: boolean }> {
  const isDuplicate = startDuplicateSearch();
  for await (const rows of file.readRows())
    for (const row of rows) yield { row, isDuplicate: row.problems.length === 0 && isDuplicate(row) };
}

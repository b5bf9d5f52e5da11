import type { Problem } from '../../core/problem.ts';
import { startDuplicateSearch } from '../../intake/findDuplicates.ts';
import { readMapping } from '../../intake/readMapping.ts';
import { openResponses, type ResponseFile, type ResponseRow, type Unusable } from '../../intake/readResponses.ts';
import type { PublishedQuestionnaire } from '../../storage/questionnaires.ts';
import type { Delivery, ResponseWriter } from '../../storage/responseWriter.ts';
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
}

/** What an import did. `refusals` are rows that were stored before with other answers. */
export interface ImportResult {
  readonly created: number;
  readonly same: number;
  readonly refusals: readonly Problem[];
}

const mostProblems = 200;

/** Opens a file of responses for a study: with a mapping file, or by its headers. */
export async function openImport(
  file: string,
  mappingFile: string | null,
  study: Study,
  { questionnaire }: PublishedQuestionnaire,
): Promise<ResponseFile | Unusable> {
  const wanted = { questionnaire };
  if (mappingFile === null) return openResponses(file, { mapping: null, wanted }, study);
  const mapping = await readMapping(mappingFile);
  return 'problems' in mapping ? { ...mapping, draft: null } : openResponses(file, { mapping, wanted }, study);
}

/** Reads the whole file and stores nothing. A file that breaks off half way is unusable, not half good. */
export async function checkImport(file: ResponseFile): Promise<ImportCheck | Unusable> {
  const counts = { read: 0, good: 0, bad: 0, duplicates: 0, problemCount: 0 };
  const problems: Problem[] = [];
  for await (const { row, isDuplicate } of readWithDuplicates(file)) {
    if (row.isFatal) return { problems: row.problems, draft: null };
    counts.read++;
    if (row.problems.length > 0) counts.bad++;
    else if (isDuplicate) counts.duplicates++;
    else counts.good++;
    counts.problemCount += row.problems.length;
    problems.push(...row.problems.slice(0, mostProblems - problems.length));
  }
  return { ...counts, unused: file.unused, problems };
}

/** Stores the good rows of a checked file, all of them or none. What was stored before is left as it is. */
export async function storeImport(
  file: ResponseFile,
  study: Study,
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
      source: 'import',
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
  for await (const row of file.readRows()) yield { row, isDuplicate: row.problems.length === 0 && isDuplicate(row) };
}

import type { Audience } from '../core/instrument/side.ts';
import { listInstruments } from '../intake/listInstruments.ts';
import type { Unusable } from '../intake/readResponses.ts';
import { findQuestionnaire } from '../storage/questionnaires.ts';
import { startResponseWriter } from '../storage/responseWriter.ts';
import type { Database } from '../storage/schema.ts';
import { findStudy, listStudies } from '../storage/studies.ts';
import {
  checkImport,
  findDestination,
  type ImportCheck,
  type ImportResult,
  listSuspects,
  openImport,
  storeImport,
} from '../web/analyse/importFile.ts';
import { describeOverdue, isOverdue } from '../web/keeping.ts';
import { listAllInstruments } from '../web/listAllInstruments.ts';
import { speak } from '../words/catalogue.ts';
import { describeInAll } from '../words/sentences.ts';
import { openDatabase } from './database.ts';
import { type ExitCode, exitCodeOf, exitCodes } from './exitCode.ts';
import { type Messages, startMessages } from './messages.ts';
import { withInput } from './withInput.ts';

interface ImportOptions {
  readonly db?: string;
  readonly audience?: Audience;
  readonly mapping?: string;
  readonly dryRun?: boolean;
  readonly skipBadRows?: boolean;
  readonly json?: true;
}

/**
 * Imports a file into a study, or what comes on standard input. With bad rows nothing is stored, unless they are to be skipped;
 * either way the code then says that the data have errors. The same file again adds nothing. With `--json` what was found and
 * done stands on stdout as well.
 */
export async function importResponses(studyId: string, path: string, options: ImportOptions): Promise<ExitCode> {
  const messages = startMessages(null);
  const opened = await openDatabase(options.db, false);
  if (typeof opened === 'number') return opened;
  try {
    const { code, found } = await withInput(path, (file) => importFile(opened.db, studyId, file, options, messages));
    if (options.json && found) process.stdout.write(`${JSON.stringify(describe(found), null, 2)}\n`);
    return code;
  } finally {
    await opened.close();
  }
}

/** What an import found in its file, and what it did where it stored anything. */
type Found = (ImportCheck | Unusable) & Partial<ImportResult>;

async function importFile(
  db: Database,
  studyId: string,
  path: string,
  options: ImportOptions,
  messages: Messages,
): Promise<{ readonly code: ExitCode; readonly found?: Found }> {
  const study = await findStudy(db, studyId);
  if (!study) {
    const studies = (await listStudies(db)).map(({ id }) => id).join(', ');
    messages.tell('studyMissing', { study: studyId, studies });
    return { code: exitCodes.notFound };
  }
  const published = await findQuestionnaire(db, studyId, options.audience ?? 'customer');
  if (!published) {
    messages.tell('audienceMissing', { study: studyId });
    return { code: exitCodes.notFound };
  }
  const now = new Date();
  if (isOverdue(study, now)) {
    messages.tellSentence((language) => describeOverdue(study, now, speak(language)) ?? '');
    return { code: exitCodes.notFound };
  }
  const destination = findDestination(study, now);
  const file = await openImport(path, options.mapping ?? null, destination, published);
  const instruments = await listAllInstruments({ db, builtIn: await listInstruments() });
  const suspects = listSuspects(published.questionnaire, instruments);
  const check = 'problems' in file ? file : await checkImport(file, suspects);
  messages.tellProblems(check.problems);
  messages.tellRest();
  if ('problems' in file || !('read' in check)) return { code: exitCodeOf(check.problems), found: check };
  if (check.unused.length > 0) messages.tell('unusedColumns', { columns: check.unused.join(', ') });
  if (check.against.length > 0) messages.tell('againstWording', { items: check.against.join(', ') });
  const hasBad = check.bad > 0;
  if (options.dryRun || (hasBad && !options.skipBadRows)) {
    messages.tell('checked', { read: check.read, good: check.good, bad: check.bad, duplicates: check.duplicates });
    if (hasBad && !options.dryRun && check.good > 0) messages.tell('skipHint', { good: check.good });
    return { code: hasBad ? exitCodes.badData : exitCodes.ok, found: check };
  }
  const result = await storeImport(file, destination, published, startResponseWriter(db), now);
  messages.tellProblems(result.refusals);
  messages.tellRest();
  const left = check.bad + check.duplicates + result.refusals.length;
  messages.tell('stored', { created: result.created, same: result.same, left });
  const code = hasBad || result.refusals.length > 0 ? exitCodes.badData : exitCodes.ok;
  return { code, found: { ...check, ...result } };
}

/** As outside scripts read it: problems with their sentences, and whether anything was stored. */
function describe({ problems, refusals = [], ...counts }: Found) {
  return {
    isStored: 'created' in counts,
    ...counts,
    problems: [...problems, ...refusals].map((problem) => ({ ...problem, message: describeInAll(problem) })),
  };
}

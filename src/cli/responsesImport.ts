import type { Audience } from '../core/instrument/side.ts';
import { listInstruments } from '../intake/listInstruments.ts';
import type { Unusable } from '../intake/readResponses.ts';
import { findQuestionnaire } from '../storage/questionnaires.ts';
import type { Database } from '../storage/schema.ts';
import type { Study } from '../storage/studies.ts';
import { describeEarlier } from '../web/analyse/import/describeEarlier.ts';
import type { CheckedImport, ImportJob, ImportOutcome } from '../web/analyse/import/importJob.ts';
import { nameFile } from '../web/analyse/import/nameFile.ts';
import { runImport } from '../web/analyse/import/runImport.ts';
import { listSuspects } from '../web/analyse/importFile.ts';
import { describeOverdue, isOverdue } from '../web/keeping.ts';
import { listAllInstruments } from '../web/listAllInstruments.ts';
import { speak } from '../words/catalogue.ts';
import { openDatabase } from './database.ts';
import { type ExitCode, exitCodeOf, exitCodes } from './exitCode.ts';
import { findStudyFor } from './findStudyFor.ts';
import { type Messages, startMessages } from './messages.ts';
import { startProgressBar } from './progressBar.ts';

interface ImportOptions {
  readonly db?: string;
  readonly audience?: Audience;
  readonly mapping?: string;
  readonly dryRun?: boolean;
  readonly skipBadRows?: boolean;
}

/**
 * Imports a file into a study. With bad rows nothing is stored, unless they are to be skipped; either way the code then
 * says that the data have errors. The same file again adds nothing.
 */
export async function importResponses(studyId: string, path: string, options: ImportOptions): Promise<ExitCode> {
  const messages = startMessages(null);
  const opened = await openDatabase(options.db, false);
  if (typeof opened === 'number') return opened;
  const { db } = opened;
  try {
    const study = await findStudyFor(db, studyId, messages);
    if (!study) return exitCodes.notFound;
    const audience = options.audience ?? 'customer';
    const published = await findQuestionnaire(db, studyId, audience);
    if (!published) {
      messages.tell('audienceMissing', { study: studyId });
      return exitCodes.notFound;
    }
    const now = new Date();
    if (isOverdue(study, now)) {
      messages.tellSentence((language) => describeOverdue(study, now, speak(language)) ?? '');
      return exitCodes.notFound;
    }
    const instruments = await listAllInstruments({ db, builtIn: await listInstruments() });
    const job: ImportJob = {
      suspects: listSuspects(published.questionnaire, instruments),
      ...{ studyId, audience, path, fileName: nameFile(path), mapping: options.mapping ?? null, isTurned: false, now },
      store: options.dryRun ? 'none' : options.skipBadRows ? 'good' : 'all',
    };
    const outcome = await runWatched(db, job);
    if (outcome === 'cancelled') {
      messages.tell('cancelled');
      return exitCodes.cancelled;
    }
    return 'check' in outcome ? tellOutcome(outcome, job, study, messages) : tellUnusable(outcome, messages);
  } finally {
    await opened.close();
  }
}

/** Draws how far it is, and stops it at Ctrl+C. */
async function runWatched(db: Database, job: ImportJob): Promise<ImportOutcome> {
  const controller = new AbortController();
  const stop = () => controller.abort();
  const bar = startProgressBar(process.stderr, Date.now);
  process.once('SIGINT', stop);
  try {
    return await runImport(db, job, bar.tell, controller.signal);
  } finally {
    process.removeListener('SIGINT', stop);
    bar.clear();
  }
}

function tellUnusable({ problems }: Unusable, messages: Messages): ExitCode {
  messages.tellProblems(problems);
  messages.tellRest();
  return exitCodeOf(problems);
}

function tellOutcome(
  { check, earlier, stored }: CheckedImport,
  { store }: ImportJob,
  study: Study,
  messages: Messages,
): ExitCode {
  const { read, good, bad, duplicates, unused, against } = check;
  messages.tellProblems(check.problems);
  messages.tellRest();
  if (unused.length > 0) messages.tell('unusedColumns', { columns: unused.join(', ') });
  if (against.length > 0) messages.tell('againstWording', { items: against.join(', ') });
  if (earlier) messages.tellSentence((language) => describeEarlier(earlier, study, language));
  if (stored === null) {
    messages.tell('checked', { read, good, bad, duplicates });
    if (store === 'all' && good > 0) messages.tell('skipHint', { good });
    return bad > 0 ? exitCodes.badData : exitCodes.ok;
  }
  const { created, same, refused } = stored;
  messages.tellProblems(refused.map((row) => ({ code: 'stored-with-other-answers', row })));
  messages.tellRest();
  messages.tell('stored', { created, same, left: bad + duplicates + refused.length });
  return bad > 0 || refused.length > 0 ? exitCodes.badData : exitCodes.ok;
}

import type { Audience } from '../core/instrument/side.ts';
import type { Language } from '../core/instrument/text.ts';
import { listInstruments } from '../intake/listInstruments.ts';
import { openTable } from '../intake/table/openTable.ts';
import { findQuestionnaire } from '../storage/questionnaires.ts';
import type { Database } from '../storage/schema.ts';
import type { ImportJob, ImportOutcome } from '../web/analyse/import/importJob.ts';
import { nameFile } from '../web/analyse/import/nameFile.ts';
import { readImportElsewhere } from '../web/analyse/import/readImport.ts';
import { recallMapping } from '../web/analyse/import/rememberedMapping.ts';
import { runImport } from '../web/analyse/import/runImport.ts';
import { listRefusals, listSuspects } from '../web/analyse/importFile.ts';
import { describeEnd, findEnd } from '../web/keeping.ts';
import { listAllInstruments } from '../web/listAllInstruments.ts';
import { speak } from '../words/catalogue.ts';
import { describeInAll } from '../words/sentences.ts';
import { openDatabase } from './database.ts';
import { type ExitCode, exitCodeOf, exitCodes } from './exitCode.ts';
import { findStudyFor } from './findStudyFor.ts';
import { type Printed, startMessages } from './messages.ts';
import { nameSource } from './nameSource.ts';
import { printJson } from './printJson.ts';
import { startProgressBar } from './progressBar.ts';
import { tellOfOutcome } from './tellOfOutcome.ts';
import { withInput } from './withInput.ts';

interface ImportOptions {
  readonly db?: string;
  readonly audience?: Audience;
  readonly mapping?: string;
  readonly dryRun?: boolean;
  readonly skipBadRows?: boolean;
  readonly json?: true;
  readonly lang?: Language;
}

/**
 * Imports a file into a study, or what comes on standard input. With bad rows nothing is stored, unless they are to be skipped;
 * either way the code then says that the data have errors, as a dry run's does. The same file again adds nothing. With `--json` what was found and
 * done stands on stdout as well.
 */
export async function importResponses(studyId: string, path: string, options: ImportOptions): Promise<ExitCode> {
  const messages = startMessages(options.lang ?? null);
  const opened = await openDatabase(options, false);
  if (typeof opened === 'number') return opened;
  const { db } = opened;
  try {
    return await withInput(path, (file) => importFile(db, studyId, file, options, messages));
  } finally {
    await opened.close();
  }
}

async function importFile(
  db: Database,
  studyId: string,
  path: string,
  options: ImportOptions,
  messages: Printed,
): Promise<ExitCode> {
  const study = await findStudyFor(db, studyId, messages);
  if (!study) return exitCodes.notFound;
  const audience = options.audience ?? 'customer';
  const published = await findQuestionnaire(db, studyId, audience);
  if (!published) {
    messages.tell('audienceMissing', { study: studyId });
    return exitCodes.notFound;
  }
  const now = new Date();
  const end = findEnd(study, now);
  if (end !== null) {
    messages.tellSentence({ code: `study-${end}` }, (language) => describeEnd(study, now, speak(language)) ?? '');
    return exitCodes.notFound;
  }
  const { questionnaire } = published;
  const known = options.mapping ? null : await recallMapping(db, studyId, questionnaire, await openTable(path));
  if (known) messages.tell('remembered');
  const instruments = await listAllInstruments({ db, builtIn: await listInstruments() });
  const job: ImportJob = {
    ...{ studyId, audience, path, fileName: nameFile(path), mapping: options.mapping ?? known, now },
    ...{ isTurned: false, isUnseen: true },
    suspects: listSuspects(questionnaire, instruments),
    store: options.dryRun ? 'none' : options.skipBadRows ? 'good' : 'all',
  };
  const outcome = await runWatched(db, job);
  if (outcome === 'cancelled') {
    messages.tell('cancelled');
    return exitCodes.cancelled;
  }
  if (options.json) printJson(describe(outcome));
  if ('check' in outcome) return tellOfOutcome(outcome, job, study, questionnaire, messages);
  const source = nameSource(options.mapping, outcome.problems);
  (source === null ? messages : messages.about(source)).tellProblems(outcome.problems);
  messages.tellRest();
  if (outcome.draft !== null) {
    messages.tell('draftMapping');
    // As JSON it stands there already.
    if (!options.json) printJson(outcome.draft);
  }
  return exitCodeOf(outcome.problems);
}

/** Draws how far it is, and stops it at Ctrl+C. */
async function runWatched(db: Database, job: ImportJob): Promise<ImportOutcome> {
  const controller = new AbortController();
  const stop = () => controller.abort();
  const bar = startProgressBar(process.stderr, Date.now);
  process.once('SIGINT', stop);
  try {
    return await runImport(db, job, bar.tell, controller.signal, readImportElsewhere);
  } finally {
    process.removeListener('SIGINT', stop);
    bar.clear();
  }
}

/** As outside scripts read it: problems with their sentences, and whether anything was stored. */
function describe(outcome: Exclude<ImportOutcome, 'cancelled'>) {
  const { problems, ...found } = 'check' in outcome ? outcome.check : outcome;
  const stored = 'check' in outcome ? outcome.stored : null;
  const refused = 'check' in outcome ? (stored?.refused ?? outcome.check.stored.changedRows) : [];
  return {
    isStored: stored !== null,
    ...found,
    ...(stored && { import: stored.arrived, created: stored.created, same: stored.same }),
    problems: [...problems, ...listRefusals(refused)].map((problem) => ({
      ...problem,
      message: describeInAll(problem),
    })),
  };
}

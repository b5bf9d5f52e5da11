import type { Audience } from '../core/instrument/side.ts';
import { listInstruments } from '../intake/listInstruments.ts';
import { openTable } from '../intake/table/openTable.ts';
import { findQuestionnaire } from '../storage/questionnaires.ts';
import { startResponseWriter } from '../storage/responseWriter.ts';
import { findStudy, listStudies } from '../storage/studies.ts';
import { startComparison } from '../web/analyse/import/compareStored.ts';
import { recallMapping, rememberMapping } from '../web/analyse/import/rememberedMapping.ts';
import { checkImport, findDestination, listSuspects, openImport, storeImport } from '../web/analyse/importFile.ts';
import { describeOverdue, isOverdue } from '../web/keeping.ts';
import { listAllInstruments } from '../web/listAllInstruments.ts';
import { speak } from '../words/catalogue.ts';
import { openDatabase } from './database.ts';
import { type ExitCode, exitCodeOf, exitCodes } from './exitCode.ts';
import { startMessages } from './messages.ts';
import { tellOfImport } from './tellOfImport.ts';

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
    const study = await findStudy(db, studyId);
    if (!study) {
      const studies = (await listStudies(db)).map(({ id }) => id).join(', ');
      messages.tell('studyMissing', { study: studyId, studies });
      return exitCodes.notFound;
    }
    const published = await findQuestionnaire(db, studyId, options.audience ?? 'customer');
    if (!published) {
      messages.tell('audienceMissing', { study: studyId });
      return exitCodes.notFound;
    }
    const now = new Date();
    if (isOverdue(study, now)) {
      messages.tellSentence((language) => describeOverdue(study, now, speak(language)) ?? '');
      return exitCodes.notFound;
    }
    const destination = findDestination(study, now);
    const known = options.mapping
      ? null
      : await recallMapping(db, studyId, published.questionnaire, await openTable(path));
    if (known) messages.tell('remembered');
    const file = await openImport(path, options.mapping ?? known, destination, published);
    const instruments = await listAllInstruments({ db, builtIn: await listInstruments() });
    const suspects = listSuspects(published.questionnaire, instruments);
    const check = 'problems' in file ? file : await checkImport(file, suspects, startComparison(db, studyId));
    messages.tellProblems(check.problems);
    messages.tellRest();
    if ('problems' in file || !('read' in check)) return exitCodeOf(check.problems);
    if (check.unused.length > 0) messages.tell('unusedColumns', { columns: check.unused.join(', ') });
    if (check.against.length > 0) messages.tell('againstWording', { items: check.against.join(', ') });
    const hasBad = check.bad > 0;
    if (options.dryRun || (hasBad && !options.skipBadRows)) {
      tellOfImport(check, published.questionnaire.scale, messages);
      messages.tell('checked', { read: check.read, good: check.good, bad: check.bad, duplicates: check.duplicates });
      if (hasBad && !options.dryRun && check.good > 0) messages.tell('skipHint', { good: check.good });
      return hasBad ? exitCodes.badData : exitCodes.ok;
    }
    const result = await storeImport(file, destination, published, startResponseWriter(db), now);
    await rememberMapping(db, studyId, file, now);
    messages.tellProblems(result.refusals);
    messages.tellRest();
    const left = check.bad + check.duplicates + result.refusals.length;
    messages.tell('stored', { created: result.created, same: result.same, left });
    return hasBad || result.refusals.length > 0 ? exitCodes.badData : exitCodes.ok;
  } finally {
    await opened.close();
  }
}

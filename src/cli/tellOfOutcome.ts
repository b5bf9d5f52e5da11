import type { Questionnaire } from '../core/instrument/questionnaire.ts';
import type { Study } from '../storage/studies.ts';
import { describeEarlier } from '../web/analyse/import/describeEarlier.ts';
import type { CheckedImport, ImportJob } from '../web/analyse/import/importJob.ts';
import { listRefusals } from '../web/analyse/importFile.ts';
import { describeProblem } from '../words/sentences.ts';
import { type ExitCode, exitCodes } from './exitCode.ts';
import type { Printed } from './messages.ts';
import { tellOfImport } from './tellOfImport.ts';

/** Says what was found in a file and what was stored of it, and how the command ends. */
export function tellOfOutcome(
  { check, earlier, stored }: CheckedImport,
  { store }: Pick<ImportJob, 'store'>,
  study: Study,
  questionnaire: Questionnaire,
  messages: Printed,
): ExitCode {
  const { read, good, bad, duplicates, unused, leftOut, against } = check;
  messages.tellProblems(check.problems);
  messages.tellRest();
  for (const each of leftOut) messages.tellSentence((language) => describeProblem(each, language));
  if (unused.length > 0) messages.tell('unusedColumns', { columns: unused.join(', ') });
  if (against.length > 0) messages.tell('againstWording', { items: against.join(', ') });
  if (earlier) messages.tellSentence((language) => describeEarlier(earlier, study, language));
  if (stored === null) {
    tellOfImport(check, questionnaire, messages);
    messages.tell('checked', { read, good, bad, duplicates });
    if (store === 'all' && good > 0) messages.tell('skipHint', { good });
    return bad > 0 ? exitCodes.badData : exitCodes.ok;
  }
  const { created, same, refused } = stored;
  messages.tellProblems(listRefusals(stored));
  messages.tellRest();
  messages.tell('stored', { created, same, left: bad + duplicates + refused.length });
  return bad > 0 || refused.length > 0 ? exitCodes.badData : exitCodes.ok;
}

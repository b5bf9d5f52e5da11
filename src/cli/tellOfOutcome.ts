import type { Questionnaire } from '../core/instrument/questionnaire.ts';
import { listUnused } from '../intake/listNames.ts';
import type { Study } from '../storage/studies.ts';
import { describeEarlier } from '../web/analyse/import/describeEarlier.ts';
import type { CheckedImport, ImportJob } from '../web/analyse/import/importJob.ts';
import { listRefusals } from '../web/analyse/importFile.ts';
import { describeProblem } from '../words/sentences.ts';
import { type ExitCode, exitCodes } from './exitCode.ts';
import type { Printed } from './messages.ts';
import { tellOfImport } from './tellOfImport.ts';
import { tellOfImportDoubts } from './tellOfImportDoubts.ts';

/** Says what was found in a file and what was stored of it, and how the command ends. */
export function tellOfOutcome(
  { check, earlier, stored }: CheckedImport,
  { store }: Pick<ImportJob, 'store'>,
  study: Study,
  questionnaire: Questionnaire,
  messages: Printed,
): ExitCode {
  const { read, bad, duplicates, unused, leftOut, against } = check;
  const refusals = listRefusals(stored?.refused ?? check.stored.changedRows);
  messages.tellProblems([...check.problems, ...refusals]);
  messages.tellRest(check.problemCount - check.problems.length);
  for (const each of leftOut) messages.tellSentence(each, (language) => describeProblem(each, language));
  if (unused.length > 0) messages.tell('unusedColumns', { columns: listUnused(unused) });
  if (against.length > 0) messages.tell('againstWording', { items: against.join(', ') });
  if (earlier)
    messages.tellSentence({ code: 'imported-before' }, (language) => describeEarlier(earlier, study, language));
  if (stored === null) tellOfImport(check, questionnaire, messages);
  tellOfImportDoubts(check, questionnaire, messages);
  const { otherwise } = check.stored;
  if (otherwise > 0) messages.tell('otherwise', { otherwise });
  if (stored === null) {
    const { fresh, same, changed } = check.stored;
    messages.tell('checked', { read, fresh, same, changed, bad, duplicates });
    if (store === 'all' && fresh > 0) messages.tell('skipHint', { fresh });
  } else {
    const { created, same, refused } = stored;
    messages.tell('stored', { created, same, left: bad + duplicates + refused.length });
  }
  // A check ends as the import would, so that a script can go by it.
  return bad > 0 || refusals.length > 0 ? exitCodes.badData : exitCodes.ok;
}

import type { Questionnaire } from '../core/instrument/questionnaire.ts';
import type { Messages } from '../intake/study/messages.ts';
import { tellOfDirection } from '../intake/study/tellOfDirection.ts';
import { tellDoubtful } from '../web/analyse/import/describeFacts.ts';
import type { ImportCheck } from '../web/analyse/importFile.ts';

/** What speaks against the figures of a file, whether it is only looked at or stored: who stores at once sees nothing else of it. */
export function tellOfImportDoubts(
  { facts, against }: Pick<ImportCheck, 'facts' | 'against'>,
  { scale }: Questionnaire,
  messages: Messages,
): void {
  tellOfDirection({ ...facts, bestFirst: against.length === 0 ? facts.bestFirst : null }, scale, messages);
  if (facts.doubtful || facts.points)
    messages.tellSentence({ code: 'scale-doubtful' }, (language) => tellDoubtful(facts, scale, language) ?? '');
}

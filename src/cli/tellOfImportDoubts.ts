import type { Questionnaire } from '../core/instrument/questionnaire.ts';
import type { Messages } from '../intake/study/messages.ts';
import { listNames } from '../intake/study/tellOfFile.ts';
import { tellDoubtful } from '../web/analyse/import/describeFacts.ts';
import type { ImportCheck } from '../web/analyse/importFile.ts';
import { speak } from '../words/catalogue.ts';
import { explainSides } from '../words/explainSides.ts';

/** What speaks against the figures of a file, whether it is only looked at or stored: who stores at once sees nothing else of it. */
export function tellOfImportDoubts(
  { facts, against }: Pick<ImportCheck, 'facts' | 'against'>,
  questionnaire: Questionnaire,
  messages: Messages,
): void {
  const { bestFirst, opposed, side } = facts;
  if (bestFirst && against.length === 0)
    messages.tellSentence({ code: 'best-first' }, (language) => {
      const say = speak(language);
      return say('terminal.bestFirst', { reason: say(`import.bestFirst.${bestFirst}`) });
    });
  if (opposed.length > 0)
    messages.tell('itemsAgainst', { columns: listNames(opposed.map(({ column }) => column)), count: opposed.length });
  if (side)
    messages.tellSentence({ code: 'side-doubtful' }, (language) => explainSides(side, questionnaire.scale, language));
  if (facts.doubtful || facts.points)
    messages.tellSentence(
      { code: 'scale-doubtful' },
      (language) => tellDoubtful(facts, questionnaire.scale, language) ?? '',
    );
}

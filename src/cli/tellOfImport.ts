import type { Questionnaire } from '../core/instrument/questionnaire.ts';
import { type Language, pickText } from '../core/instrument/text.ts';
import type { FileFacts } from '../intake/check/collectFacts.ts';
import { countPairs } from '../intake/check/listPairs.ts';
import type { SeenText } from '../intake/check/tallyTexts.ts';
import type { Messages } from '../intake/study/messages.ts';
import { tellTool } from '../intake/study/tellTool.ts';
import { cellKinds } from '../web/analyse/import/describeFacts.ts';
import { tellUnfilled } from '../web/analyse/import/tellUnfilled.ts';
import type { ImportCheck } from '../web/analyse/importFile.ts';
import { speak } from '../words/catalogue.ts';

/** Texts beyond this are not named: a mapping is to be looked at as a whole then. */
const mostTexts = 20;

/** What the page of an import shows of a file, for a dry run: the tool, the pairs and what the cells hold. */
export function tellOfImport({ facts, unfilled }: ImportCheck, questionnaire: Questionnaire, messages: Messages): void {
  const { recognised, pairs, texts } = facts;
  if (recognised !== null) tellTool(recognised, messages);
  messages.tell('pairs', countPairs(pairs));
  if (unfilled.length > 0)
    messages.tellSentence(
      { code: 'unfilled-fields' },
      (language) => tellUnfilled(unfilled, questionnaire, language) ?? '',
    );
  tellCells(facts, messages);
  tellTexts('asMissing', texts, 'missing', messages);
  tellTexts('unknownTexts', texts, 'unknown', messages);
}

function tellCells({ counts, pairs }: FileFacts, messages: Messages): void {
  for (const each of counts) {
    const title = pairs.flatMap(({ sides }) => sides).find(({ side }) => side === each.side)?.title;
    messages.tellSentence({ code: 'cells' }, (language) => {
      const say = speak(language);
      const cells = cellKinds
        .filter((kind) => each[kind] > 0)
        .map((kind) => say('terminal.cellCount', { name: say(`import.cell.${kind}`), count: each[kind] }));
      return say('terminal.cells', {
        side: title ? pickText(title, language) : say('import.causes'),
        list: list(cells, language),
      });
    });
  }
}

function tellTexts(
  key: 'asMissing' | 'unknownTexts',
  texts: readonly SeenText[],
  meaning: SeenText['meaning'],
  messages: Messages,
): void {
  const own = texts.filter((each) => each.meaning === meaning);
  if (own.length === 0) return;
  messages.tellSentence({ code: key === 'asMissing' ? 'as-missing' : 'unknown-texts' }, (language) => {
    const say = speak(language);
    const named = own
      .slice(0, mostTexts)
      .map(({ text, count }) => say('terminal.seenText', { text: text || say('import.emptyCell'), count }));
    return say(`terminal.${key}`, { list: list([...named, ...(own.length > mostTexts ? ['…'] : [])], language) });
  });
}

function list(parts: readonly string[], language: Language): string {
  return parts.join(language === 'zh' ? '，' : '; ');
}

import { foldText } from '../../../core/answers/normaliseText.ts';
import type { Questionnaire } from '../../../core/instrument/questionnaire.ts';
import { type Language, pickText, type Text } from '../../../core/instrument/text.ts';
import { nameLetters } from '../../../intake/check/listPairs.ts';
import type { SeenText } from '../../../intake/check/tallyTexts.ts';
import type { Mapping } from '../../../intake/mapping.ts';
import type { Table } from '../../../intake/table/openTable.ts';
import { speak } from '../../../words/catalogue.ts';
import { readField } from '../../readForm.ts';
import { listTargets, type Target } from './columnTargets.ts';
import {
  beginField,
  columnField,
  listColumnChoices,
  listMissing,
  pointField,
  type Typed,
  textField,
  turnField,
} from './mappingForm.ts';

/** Beyond this many columns a page is no place to say what each of them is. */
export const mostColumns = 200;
/** No list of answers is longer; what is, are comments in a wrong column. */
const mostTexts = 100;
const samplesShown = 3;
const longestSample = 40;
const longestName = 28;

/** A mapping as a form in which it can be corrected. */
export function describeMapping(
  mapping: Mapping,
  { header, sample }: Table,
  questionnaire: Questionnaire,
  texts: readonly SeenText[],
  typed: Typed | undefined,
  language: Language,
) {
  const targets = listTargets(questionnaire);
  const say = speak(language);
  return {
    sides: questionnaire.sides.map(({ side, title }) => ({
      field: beginField(side),
      name: say('import.begin', { side: pickText(title, language), count: questionnaire.items.length }),
    })),
    groups: groupTargets(targets, language),
    columns: listColumnChoices(mapping, header, questionnaire).map(({ value, isTurned }, index) => ({
      field: columnField(index),
      turnField: turnField(index),
      letters: nameLetters(index),
      name: header[index] ?? '',
      samples: listSamples(sample.map(({ cells }) => cells[index] ?? '')),
      value,
      isTurned,
    })),
    texts: listTexts(texts, mapping, typed),
    missing: typed ? readField(typed.fields, 'missing') : listMissing(mapping.missing).join('\n'),
  };
}

/** Three different values of a column, each short enough to be glanced at. */
function listSamples(cells: readonly string[]): readonly string[] {
  const different = new Set(cells.map((cell) => cell.trim()).filter((cell) => cell !== ''));
  return [...different].slice(0, samplesShown).map((cell) => shorten(cell, longestSample));
}

/** The texts of rated cells with the point of each, as typed where that could not be taken. Missing ones have a list of their own. */
function listTexts(texts: readonly SeenText[], { labels = {} }: Mapping, typed: Typed | undefined) {
  if (typed) {
    const places = [...typed.fields.keys()].filter((name) => name.startsWith(textField(0).slice(0, -1)));
    return places.map((_, place) => {
      const text = readField(typed.fields, textField(place));
      return { place, text, count: null, row: null, column: null, point: readField(typed.fields, pointField(place)) };
    });
  }
  const pointOf = new Map(Object.entries(labels).map(([text, point]) => [foldText(text), point]));
  return texts
    .filter(({ meaning }) => meaning !== 'missing')
    .slice(0, mostTexts)
    .map(({ text, count, row, column }, place) => {
      return {
        place,
        text,
        count,
        row,
        column: shorten(column, longestName),
        point: String(pointOf.get(foldText(text)) ?? ''),
      };
    });
}

/** What a column can be, by kinds, each named so briefly that a phone shows it. */
function groupTargets(targets: ReadonlyMap<string, Target>, language: Language) {
  const say = speak(language);
  const groups = new Map<string, { readonly canTurn: boolean; readonly choices: { value: string; name: string }[] }>();
  for (const { value, group, number, text, reverse } of targets.values()) {
    const title = typeof group === 'string' ? say(`import.group.${group}`) : pickText(group as Text, language);
    const words = text === null ? say(`import.target.${value}`) : shorten(pickText(text, language), longestName);
    const name = number === null ? words : `${title} ${number} · ${words}`;
    const known = groups.get(title);
    if (known) known.choices.push({ value, name });
    else groups.set(title, { canTurn: reverse !== null, choices: [{ value, name }] });
  }
  return [...groups].map(([title, kind]) => ({ title, ...kind }));
}

function shorten(text: string, longest: number): string {
  const characters = [...text];
  return characters.length > longest ? `${characters.slice(0, longest).join('').trim()}…` : text;
}

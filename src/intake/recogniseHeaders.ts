import type { Questionnaire } from '../core/instrument/questionnaire.ts';
import type { Problem } from '../core/problem.ts';
import type { Mapping, MappingEntry } from './mapping.ts';
import { type HeaderMeaning, readHeaderName } from './readHeaderName.ts';

/**
 * Makes the mapping of a file whose column names speak for themselves. Strict, because a wrong guess would be a wrong
 * report: on every side that appears at all, each item of the questionnaire must have exactly one column, and no number may
 * lie beyond its items. Otherwise 'not-recognised', with the columns that are missing, too many or twice.
 */
export function recogniseHeaders(
  header: readonly string[],
  questionnaire: Questionnaire,
): Mapping | { readonly problems: readonly Problem[] } {
  const meanings = header.map((name) => readHeaderName(name, questionnaire));
  const wrong = questionnaire.sides.flatMap(({ side }) => {
    const places = meanings.flatMap((meaning) =>
      meaning !== null && 'item' in meaning && meaning.side === side ? [meaning.item] : [],
    );
    if (places.length === 0) return [];
    const expected = questionnaire.items.map((_, place) => place);
    const missing = expected.filter((place) => !places.includes(place));
    const tooMany = places.filter((place, index) => place >= expected.length || places.indexOf(place) < index);
    return [...missing, ...tooMany].map((place) => `${side.charAt(0).toUpperCase()}${place + 1}`);
  });
  if (wrong.length > 0) return { problems: [{ code: 'not-recognised', column: wrong.join(', ') }] };
  if (!meanings.some((meaning) => meaning !== null && 'item' in meaning))
    return { problems: [{ code: 'not-recognised' }] };

  const taken = new Set<string>();
  const columns = meanings.flatMap((meaning, index): MappingEntry[] => {
    if (meaning === null) return [];
    // Of two columns for the person's id, say, the first counts, and the other is listed as unused.
    const target = JSON.stringify(meaning);
    if (taken.has(target)) return [];
    taken.add(target);
    return [makeEntry(meaning, index + 1, questionnaire)];
  });
  return { columns };
}

/** A mapping's entry for a column whose meaning is known. The cells run as the questionnaire's items are worded. */
function makeEntry(meaning: HeaderMeaning, column: number, questionnaire: Questionnaire): MappingEntry {
  if ('item' in meaning) {
    const item = questionnaire.items[meaning.item];
    if (!item) throw new Error(`no item ${meaning.item}`);
    return { column, item: item.id, side: meaning.side, reverse: item.reverse };
  }
  if ('weight' in meaning) return { column, as: 'weight', dimension: meaning.weight };
  if ('outcome' in meaning) return { column, as: 'outcome', id: meaning.outcome };
  if ('segment' in meaning) return { column, as: 'segment', id: meaning.segment };
  if ('comment' in meaning) return { column, as: 'comment', id: meaning.comment };
  return { column, as: meaning.about };
}

import { ratingField } from '../core/answers/fields.ts';
import type { Questionnaire } from '../core/instrument/questionnaire.ts';
import type { Audience } from '../core/instrument/side.ts';
import type { Problem, ProblemCode } from '../core/problem.ts';
import { dropSecond } from './dropSecond.ts';
import type { Mapping, MappingEntry } from './mapping.ts';
import { type HeaderMeaning, isAnswer, nameItemColumn, readHeaderName } from './readHeaderName.ts';

const notRecognised = {
  customer: 'not-recognised',
  manager: 'not-recognised-managers',
  contact: 'not-recognised-contact',
} as const satisfies Record<Audience, ProblemCode>;

/** That a file of an audience has no columns that are known. */
export function noColumns(audience: Audience): Problem {
  return { code: notRecognised[audience] };
}

/** That a file has some of the columns that are known, and lacks some or has too many. */
function tellWrong({ missing, beyond }: Wrong, audience: Audience): readonly Problem[] {
  if (audience !== 'customer') return [{ ...noColumns(audience), column: [...missing, ...beyond].join(', ') }];
  return [
    ...(missing.length > 0 ? [{ code: 'not-recognised-missing', column: missing.join(', ') } as const] : []),
    ...(beyond.length > 0 ? [{ code: 'not-recognised-beyond', column: beyond.join(', ') } as const] : []),
  ];
}

/**
 * Makes the mapping of a file whose column names speak for themselves. Strict, because a wrong guess would be a wrong
 * report: on every side that appears at all, each item of the questionnaire must have exactly one column, and no number may
 * lie beyond its items; likewise each dimension on every rating. Otherwise the file is not recognised as one of its
 * audience, with the columns that are missing, too many or twice. Where two columns are one answer by two names, the mapping of
 * both comes along, to be corrected.
 */
export function recogniseHeaders(
  header: readonly string[],
  questionnaire: Questionnaire,
): Mapping | { readonly problems: readonly Problem[]; readonly mapping?: Mapping } {
  const meanings = header.map((name) => readHeaderName(name, questionnaire));
  const alike = findAlike(header, meanings);
  if (alike.length > 0) return { problems: alike, mapping: { columns: listEntries(meanings, questionnaire) } };
  const wrong = [...findWrongItems(meanings, questionnaire), ...findWrongRatings(meanings, questionnaire)];
  const missing = wrong.flatMap((each) => each.missing);
  const beyond = wrong.flatMap((each) => each.beyond);
  if (missing.length + beyond.length > 0) return { problems: tellWrong({ missing, beyond }, questionnaire.audience) };
  if (!meanings.some((meaning) => meaning !== null && isAnswer(meaning)))
    return { problems: [noColumns(questionnaire.audience)] };

  return { columns: dropSecond(listEntries(meanings, questionnaire)) };
}

function listEntries(meanings: readonly (HeaderMeaning | null)[], questionnaire: Questionnaire): MappingEntry[] {
  const { audience } = questionnaire;
  return meanings.flatMap((meaning, index) =>
    meaning === null || isBeyond(meaning, questionnaire)
      ? []
      : [{ ...makeEntry(meaning, index + 1, questionnaire), audience }],
  );
}

/** Columns of which an earlier one is the same answer by another name, as `期望1` beside `E1`: only a person can say which counts. */
function findAlike(header: readonly string[], meanings: readonly (HeaderMeaning | null)[]): readonly Problem[] {
  const known = new Map<string, string>();
  return meanings.flatMap((meaning, index): Problem[] => {
    if (meaning === null || !isAnswer(meaning)) return [];
    const key = JSON.stringify(meaning);
    const column = header[index] ?? '';
    const first = known.get(key);
    if (first === undefined) known.set(key, column);
    return first === undefined ? [] : [{ code: 'columns-alike', column, values: { first } }];
  });
}

function isBeyond(meaning: HeaderMeaning, { items }: Questionnaire): boolean {
  return 'item' in meaning && meaning.item >= items.length;
}

function findWrongItems(meanings: readonly (HeaderMeaning | null)[], { sides, items }: Questionnaire) {
  const expected = items.map((_, place) => place);
  return sides.flatMap(({ side }) => {
    const places = meanings.flatMap((meaning) =>
      meaning !== null && 'item' in meaning && meaning.side === side ? [meaning.item] : [],
    );
    return compare(places, expected, (place) => nameItemColumn(place, side));
  });
}

function findWrongRatings(meanings: readonly (HeaderMeaning | null)[], { ratings, dimensions }: Questionnaire) {
  const expected = dimensions.map(({ id }) => id);
  return ratings.flatMap(({ side }) => {
    const rated = meanings.flatMap((meaning) =>
      meaning !== null && 'rating' in meaning && meaning.side === side ? [meaning.rating] : [],
    );
    return compare(rated, expected, (dimension) => ratingField(dimension, side));
  });
}

/** The names of columns that are missing, and of those that are there twice or ask nothing known. */
interface Wrong {
  readonly missing: readonly string[];
  readonly beyond: readonly string[];
}

/** None where there is nothing at all. */
function compare<Target>(
  found: readonly Target[],
  expected: readonly Target[],
  name: (target: Target) => string,
): readonly Wrong[] {
  if (found.length === 0) return [];
  const missing = expected.filter((target) => !found.includes(target));
  const beyond = found.filter((target, index) => !expected.includes(target) || found.indexOf(target) < index);
  return [{ missing: missing.map(name), beyond: beyond.map(name) }];
}

/** A mapping's entry for a column whose meaning is known. The cells run as the questionnaire's items are worded. */
function makeEntry(meaning: HeaderMeaning, column: number, questionnaire: Questionnaire): MappingEntry {
  if ('item' in meaning) {
    const item = questionnaire.items[meaning.item];
    if (!item) throw new Error(`no item ${meaning.item}`);
    return { column, item: item.id, dimension: item.dimension, side: meaning.side, reverse: item.reverse };
  }
  if ('rating' in meaning)
    return { column, as: 'rating', dimension: meaning.rating, side: meaning.side, reverse: false };
  if ('antecedent' in meaning) {
    const statements = questionnaire.antecedents.flatMap(({ items }) => items);
    const { reverse = false } = statements.find(({ id }) => id === meaning.antecedent) ?? {};
    return { column, as: 'antecedent', item: meaning.antecedent, reverse };
  }
  if ('weight' in meaning) return { column, as: 'weight', dimension: meaning.weight };
  if ('outcome' in meaning) return { column, as: 'outcome', id: meaning.outcome };
  if ('segment' in meaning) return { column, as: 'segment', id: meaning.segment };
  if ('comment' in meaning) return { column, as: 'comment', id: meaning.comment };
  return { column, as: meaning.about };
}

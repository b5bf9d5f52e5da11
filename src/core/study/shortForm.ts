import { itemField } from '../answers/fields.ts';
import { itemsOf, type Questionnaire } from '../instrument/questionnaire.ts';

/** More versions would each be asked of too few, and a page be made for each of them. */
const mostVersions = 60;

/** Which version of a short form somebody gets: it follows from the response's id, so that the same form comes back. */
export function findVersion(questionnaire: Questionnaire, responseId: string): number {
  return Number.parseInt(responseId.slice(0, 8), 16) % countVersions(questionnaire);
}

/**
 * The items that a version of the short form asks, by their place: planned missing data (Graham, Taylor, Olchowski & Cumsille
 * 2006, Psychological Methods 11, 323-343). Both sides of an item are asked together, so that every gap is one person's.
 *
 * Of each dimension one item more than half is asked, so that one blank of four still leaves a score by the half rule; from
 * version to version the items go round, so that over all versions each is asked equally often (nearly so where the
 * dimensions' sizes have no small common multiple). Who gets which version is chance and none of the respondent's choice, and
 * every figure counts and spreads over those who were asked: its standard error is that of fewer answers.
 */
export function chooseItems(questionnaire: Questionnaire, version: number): ReadonlySet<number> {
  return new Set(
    questionnaire.dimensions.flatMap(({ id }) => {
      const items = itemsOf(questionnaire, id);
      const asked = Math.floor(items.length / 2) + 1;
      return items.filter((_, place) => (place + version) % items.length < asked).map(({ index }) => index);
    }),
  );
}

/** A questionnaire less the items that a response with this id is not asked; the whole one where it is not short. */
export function shortenForm(questionnaire: Questionnaire, responseId: string): Questionnaire {
  if (!questionnaire.isShort) return questionnaire;
  const asked = chooseItems(questionnaire, findVersion(questionnaire, responseId));
  return { ...questionnaire, items: questionnaire.items.filter((_, index) => asked.has(index)) };
}

/** The fields of the items that a response with this id is not asked. */
export function listUnasked(questionnaire: Questionnaire, responseId: string): readonly string[] {
  const asked = new Set(shortenForm(questionnaire, responseId).items.map(({ id }) => id));
  return questionnaire.items
    .filter(({ id }) => !asked.has(id))
    .flatMap(({ id }) => questionnaire.sides.map(({ side }) => itemField(id, side)));
}

/** How many versions it takes until the items of every dimension have gone round. */
export function countVersions(questionnaire: Questionnaire): number {
  const sizes = questionnaire.dimensions.map(({ id }) => itemsOf(questionnaire, id).length);
  const round = sizes.reduce((multiple, size) => (multiple * size) / greatestDivisor(multiple, size), 1);
  return round <= mostVersions ? round : Math.max(...sizes);
}

function greatestDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestDivisor(b, a % b);
}

import type { Dimension, Item } from '../core/instrument/instrument.ts';
import type { Questionnaire } from '../core/instrument/questionnaire.ts';
import { lowestPoint, type Scale, widestScale } from '../core/instrument/scale.ts';
import { type Audience, audienceOf, itemSides, ratingSides } from '../core/instrument/side.ts';
import { languages, type Text } from '../core/instrument/text.ts';
import type { Problem } from '../core/problem.ts';
import { isItemEntry, type Mapping, refuseMissing, refuseOther } from './mapping.ts';

/**
 * Everything that a mapping without an instrument could ask of an audience: its items and dimensions in its own order, on all
 * sides of that audience. The items are those of all audiences, so that their questionnaires fit together; what an item's
 * dimension is need be said only once. Texts that nobody gave are the ids.
 */
export function makeMappingTemplate(
  mapping: Mapping,
  audience: Audience,
): { readonly template: Questionnaire | null; readonly problems: readonly Problem[] } {
  const { scale } = mapping;
  if (scale === undefined) return { template: null, problems: [refuseMissing('scale')] };
  const { items, problems } = listItems(mapping);
  if (items.length === 0 && problems.length === 0) problems.push({ code: 'mapping-itemless', path: 'columns' });
  const ends = withEnds(scale);
  const isTheirs = (side: Parameters<typeof audienceOf>[0]) => audienceOf(side) === audience;
  const template: Questionnaire = {
    instrument: 'from-mapping',
    audience,
    scale: ends,
    sides: itemSides.filter(isTheirs).map((side) => ({ side, title: say(side), stem: say(side) })),
    dimensions: [...new Set(items.map(({ dimension }) => dimension))].map(describeDimension),
    areas: [],
    touchpoints: [],
    items,
    ratings: ratingSides.filter(isTheirs).map((side) => ({
      side,
      title: say(side),
      stem: say(side),
      lowest: ends.lowest,
      highest: ends.highest,
      // Only of standards can there be none at all.
      ...(side === 'formalised' ? { none: say('none') } : {}),
    })),
    antecedents: [],
    points: false,
    isRanked: false,
    outcomes: [],
    profile: [],
    comments: [],
    consent: null,
    languages,
    paging: 'all',
    isShort: false,
  };
  return { template, problems: [...checkScale(scale, 'scale'), ...problems] };
}

function listItems({ columns }: Mapping): { readonly items: readonly Item[]; readonly problems: Problem[] } {
  const entries = columns.flatMap((entry, place) => (isItemEntry(entry) ? [{ ...entry, place }] : []));
  const dimensionOf = new Map<string, string>();
  for (const { item, dimension } of entries)
    if (dimension !== undefined && !dimensionOf.has(item)) dimensionOf.set(item, dimension);
  const items = new Map<string, Item>();
  const problems: Problem[] = [];
  for (const { item: id, text, dimension: given, reverse, place } of entries) {
    const dimension = dimensionOf.get(id);
    const path = `columns.${place}.dimension`;
    if (dimension === undefined && !items.has(id)) problems.push(refuseMissing(path));
    else if (given !== undefined && given !== dimension) problems.push(refuseOther(path, id, String(dimension), given));
    if (!items.has(id)) items.set(id, { id, dimension: dimension ?? '', text: say(text ?? id), reverse });
  }
  return { items: [...items.values()], problems };
}

const describeDimension = (id: string): Dimension => ({ id, title: say(id), about: say(id) });

/** What is wrong with a scale that a mapping states. Only the items' scale is packed and so must be narrow. */
export function checkScale({ min, max }: Scale, path: string): readonly Problem[] {
  if (max <= min) return [{ code: 'scale-backwards', path, values: { min, max } }];
  if (min < lowestPoint) return [{ code: 'number-too-small', path: `${path}.min`, values: { least: lowestPoint } }];
  return max - min < widestScale || path !== 'scale'
    ? []
    : [{ code: 'scale-too-wide', path, values: { widest: widestScale } }];
}

export function withEnds({ min, max }: Scale): Scale & { readonly lowest: Text; readonly highest: Text } {
  return { min, max, lowest: say(String(min)), highest: say(String(max)) };
}

export function say(id: string): Text {
  return { en: id };
}

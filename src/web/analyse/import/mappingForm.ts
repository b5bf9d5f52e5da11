import { itemField, missingCodes } from '../../../core/answers/fields.ts';
import { foldText, normaliseText } from '../../../core/answers/normaliseText.ts';
import type { Fields } from '../../../core/answers/parseAnswers.ts';
import { parseWholeNumber } from '../../../core/answers/parseNumber.ts';
import { usualMissing } from '../../../core/answers/usualMissing.ts';
import type { Questionnaire } from '../../../core/instrument/questionnaire.ts';
import type { Scale } from '../../../core/instrument/scale.ts';
import { audienceOfEntry, type Mapping, type MappingEntry } from '../../../intake/mapping.ts';
import { compareScales } from '../../../intake/planColumn.ts';
import { readField } from '../../readForm.ts';
import { findTarget, listTargets } from './columnTargets.ts';

export const columnField = (index: number): string => `column.${index}`;
/** Where the items of a side begin, if they follow each other in their order. */
export const beginField = (side: string): string => `begin.${side}`;
export const turnField = (index: number): string => `turn.${index}`;
export const textField = (place: number): string => `text.${place}`;
export const pointField = (place: number): string => `point.${place}`;

/** What a mapping makes of one column of a file. */
export interface ColumnChoice {
  readonly entry: MappingEntry | undefined;
  /** The value of its target; empty where the column is left out. */
  readonly value: string;
  readonly isTurned: boolean;
}

/** What an analyst typed that cannot be taken as it is, and the texts whose points are none. */
export interface Typed {
  readonly fields: Fields;
  readonly unknown: readonly string[];
  readonly mapping: Mapping;
}

/** What came of a form in which a mapping is corrected. */
export interface CorrectedMapping {
  readonly mapping: Mapping;
  /** Whether anything differs from the mapping that the form showed. */
  readonly isChanged: boolean;
  /** Texts whose point is no number of the scale. */
  readonly mistakes: readonly string[];
}

/** What a mapping makes of every column of a header, for one questionnaire. */
export function listColumnChoices(
  mapping: Mapping,
  header: readonly string[],
  questionnaire: Questionnaire,
): readonly ColumnChoice[] {
  const targets = listTargets(questionnaire);
  const placeByName = new Map(header.map((name, index) => [name, index]));
  const entries = new Map<number, MappingEntry>();
  for (const entry of mapping.columns) {
    if (audienceOfEntry(entry) !== questionnaire.audience) continue;
    const { column } = entry;
    const place = typeof column === 'number' ? column - 1 : placeByName.get(normaliseText(column));
    if (place !== undefined) entries.set(place, entry);
  }
  return header.map((name, index) => {
    const entry = entries.get(index);
    const target = entry && findTarget(entry, name, targets);
    const isTurned =
      entry !== undefined && 'reverse' in entry && target !== undefined && entry.reverse !== target.reverse;
    return { entry, value: target?.value ?? '', isTurned };
  });
}

/**
 * The mapping as a form says it. What the form shows as it was stays as it is, to the letter; columns that the form does not
 * have, and entries of other audiences, stay too.
 */
export function readMappingForm(
  fields: Fields,
  given: Mapping,
  header: readonly string[],
  questionnaire: Questionnaire,
): CorrectedMapping {
  const { audience, scale } = questionnaire;
  const { min, max } = scale;
  // Points of another scale would be wrong ones here.
  const isForeign = given.scale !== undefined && compareScales(given.scale, scale) !== null;
  const shown = isForeign ? { ...given, scale: { min, max }, labels: {} } : given;
  const targets = listTargets(questionnaire);
  const runs = readRuns(fields, questionnaire);
  let isChanged = isForeign;
  const own = listColumnChoices(shown, header, questionnaire).flatMap(({ entry, value, isTurned }, index) => {
    const chosen = runs.get(index) ?? (fields.has(columnField(index)) ? readField(fields, columnField(index)) : value);
    const target = targets.get(chosen);
    const turned = fields.has(columnField(index)) ? fields.has(turnField(index)) : isTurned;
    const canTurn = target !== undefined && target.reverse !== null;
    // A draft may name items that nobody asks; these are left out as the form shows them.
    if (chosen === value && (!canTurn || turned === isTurned))
      return entry && (target || entry.as === 'ignore') ? entry : [];
    isChanged = true;
    if (!target) return [];
    const column = header[index] || index + 1;
    const made = { column, ...target.entry, ...(audience === 'customer' ? {} : { audience }) } as MappingEntry;
    return canTurn && 'reverse' in made ? { ...made, reverse: turned !== target.reverse } : made;
  });
  const others = shown.columns.filter((entry) => audienceOfEntry(entry) !== audience);
  const { labels, mistakes } = readLabels(fields, shown.labels ?? {}, questionnaire);
  const missing = readMissing(fields, shown.missing ?? usualMissing);
  isChanged ||= labels !== null || missing !== null || mistakes.length > 0;
  return {
    mapping: {
      ...shown,
      ...(labels && { labels }),
      ...(missing && { missing }),
      columns: [...own, ...others],
    },
    isChanged,
    mistakes,
  };
}

/** The targets of columns that were said to hold the items of a side one after the other, by place. */
function readRuns(fields: Fields, { sides, items }: Questionnaire): ReadonlyMap<number, string> {
  return new Map(
    sides.flatMap(({ side }) => {
      const start = parseWholeNumber(readField(fields, beginField(side)));
      return typeof start === 'number'
        ? items.map(({ id }, index) => [start + index, itemField(id, side)] as const)
        : [];
    }),
  );
}

/** The labels as the form says them; null where it says nothing new. */
function readLabels(
  fields: Fields,
  known: NonNullable<Mapping['labels']>,
  { scale }: Questionnaire,
): { readonly labels: Mapping['labels'] | null; readonly mistakes: readonly string[] } {
  const pointOf = new Map(Object.entries(known).map(([text, point]) => [foldText(text), point]));
  const mistakes: string[] = [];
  let isChanged = false;
  for (let place = 0; fields.has(textField(place)); place++) {
    const text = readField(fields, textField(place));
    const typed = readField(fields, pointField(place));
    const point = typed === '' ? undefined : parseWholeNumber(typed);
    if (text === '' || point === (pointOf.get(foldText(text)) ?? undefined)) continue;
    if (point === undefined) pointOf.delete(foldText(text));
    else if (isPoint(point, scale)) pointOf.set(foldText(text), point);
    else mistakes.push(text);
    isChanged = true;
  }
  return { labels: isChanged ? Object.fromEntries(pointOf) : null, mistakes };
}

/** A point of the scale, or the code of an answer that is none. */
function isPoint(point: ReturnType<typeof parseWholeNumber>, { min, max }: Scale): point is number {
  if (typeof point === 'string') return false;
  return (point >= min && point <= max) || Object.hasOwn(missingCodes, String(point));
}

/** The values that say nothing, one a line; null where the form says nothing new. An empty cell always says nothing. */
function readMissing(fields: Fields, known: readonly (string | number)[]): (string | number)[] | null {
  if (!fields.has('missing')) return null;
  const typed = readField(fields, 'missing')
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return typed.join('\n') === listMissing(known).join('\n') ? null : ['', ...typed];
}

/** The values that count as missing as a form shows them. */
export function listMissing(missing: readonly (string | number)[] = usualMissing): readonly string[] {
  return missing.map((each) => String(each).trim()).filter((each) => each !== '');
}

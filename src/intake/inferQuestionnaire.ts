import type { Dimension, Instrument, Item, Outcome } from '../core/instrument/instrument.ts';
import { buildQuestionnaire, type Questionnaire } from '../core/instrument/questionnaire.ts';
import { lowestPoint, type Scale, widestScale } from '../core/instrument/scale.ts';
import { type Audience, sides } from '../core/instrument/side.ts';
import type { Text } from '../core/instrument/text.ts';
import type { Problem } from '../core/problem.ts';
import { isItemEntry, type Mapping } from './mapping.ts';
import type { ResolvedEntry } from './resolveEntries.ts';

/**
 * The questionnaire that a mapping describes: with an instrument, its items on those sides that the file has; without one,
 * the mapping's own items and dimensions in the mapping's order. Segments, outcomes and comments that the mapping names
 * become questions of it. Texts that nobody gave are the ids.
 */
export function inferQuestionnaire(
  mapping: Mapping,
  resolved: readonly ResolvedEntry[],
  instrument: Instrument | null,
  audience: Audience,
): { readonly questionnaire: Questionnaire | null; readonly problems: readonly Problem[] } {
  const inferred = instrument
    ? { base: buildQuestionnaire(instrument, audience), problems: [] }
    : inferBase(mapping, resolved, audience);
  const { base } = inferred;
  if (base === null) return { questionnaire: null, problems: inferred.problems };

  const outcomes = inferOutcomes(resolved, base.outcomes);
  const asked = new Set(resolved.flatMap(({ entry }) => (isItemEntry(entry) ? [entry.side] : [])));
  const questionnaire = {
    ...base,
    sides: base.sides.filter(({ side }) => asked.has(side)),
    points: base.points || resolved.some(({ entry }) => entry.as === 'weight'),
    outcomes: outcomes.outcomes,
    profile: listNamed(resolved, 'segment'),
    comments: [
      ...base.comments,
      ...listNamed(resolved, 'comment').filter(({ id }) => base.comments.every((known) => known.id !== id)),
    ],
  };
  return { questionnaire, problems: [...inferred.problems, ...outcomes.problems] };
}

/** The questions that a mapping's segments or comments stand for. */
export function listNamed(
  resolved: readonly ResolvedEntry[],
  kind: 'segment' | 'comment',
): readonly { readonly id: string; readonly text: Text }[] {
  return resolved.flatMap(({ entry, column }) =>
    entry.as === kind ? [{ id: entry.id ?? column, text: say(column) }] : [],
  );
}

function inferBase(
  mapping: Mapping,
  resolved: readonly ResolvedEntry[],
  audience: Audience,
): { readonly base: Questionnaire | null; readonly problems: readonly Problem[] } {
  const { scale } = mapping;
  if (scale === undefined) return { base: null, problems: [refuse('scale', 'min, max?')] };
  const items = new Map<string, Item>();
  const dimensions = new Map<string, Dimension>();
  const problems = [...checkScale(scale, 'scale')];

  for (const { entry, path } of resolved) {
    if (!isItemEntry(entry)) continue;
    const { item: id, dimension, reverse } = entry;
    const known = items.get(id);
    if (known) {
      if (dimension !== undefined && dimension !== known.dimension)
        problems.push(refuse(`${path}.dimension`, `${id}: ${known.dimension} / ${dimension}`));
    } else if (dimension === undefined) problems.push(refuse(`${path}.dimension`, `${id}: dimension?`));
    else {
      items.set(id, { id, dimension, text: say(id), reverse });
      dimensions.set(dimension, { id: dimension, title: say(dimension), about: say(dimension) });
    }
  }
  if (items.size === 0 && problems.length === 0) problems.push(refuse('columns', 'item?'));
  const base: Questionnaire = {
    instrument: 'from-mapping',
    audience,
    scale: withEnds(scale),
    sides: sides.map((side) => ({ side, title: say(side), stem: say(side) })),
    dimensions: [...dimensions.values()],
    items: [...items.values()],
    points: false,
    outcomes: [],
    profile: [],
    comments: [],
  };
  return { base, problems };
}

/** The outcomes asked for already, and those that only the mapping names; these must say their scale. */
function inferOutcomes(
  resolved: readonly ResolvedEntry[],
  asked: readonly Outcome[],
): { readonly outcomes: readonly Outcome[]; readonly problems: readonly Problem[] } {
  const outcomes = [...asked];
  const problems: Problem[] = [];
  for (const { entry, column, path } of resolved) {
    if (entry.as !== 'outcome') continue;
    const id = entry.id ?? column;
    const { min, max } = entry;
    if (outcomes.some((known) => known.id === id)) continue;
    if (min === undefined || max === undefined) problems.push(refuse(path, `${id}: min, max?`));
    else {
      problems.push(...checkScale({ min, max }, path));
      outcomes.push({ id, text: say(column), ...withEnds({ min, max }) });
    }
  }
  return { outcomes, problems };
}

function checkScale({ min, max }: Scale, path: string): readonly Problem[] {
  if (max <= min) return [{ code: 'scale-backwards', path, values: { min, max } }];
  if (min < lowestPoint) return [refuse(path, `min >= ${lowestPoint}`)];
  return max - min < widestScale || path !== 'scale'
    ? []
    : [{ code: 'scale-too-wide', path, values: { widest: widestScale } }];
}

function withEnds({ min, max }: Scale): Scale & { readonly lowest: Text; readonly highest: Text } {
  return { min, max, lowest: say(String(min)), highest: say(String(max)) };
}

function say(id: string): Text {
  return { en: id };
}

function refuse(path: string, reason: string): Problem {
  return { code: 'mapping-invalid', path, values: { reason } };
}

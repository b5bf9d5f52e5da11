import type { Questionnaire } from '../core/instrument/questionnaire.ts';
import type { ItemSide } from '../core/instrument/side.ts';
import { usualMissing } from './columns.ts';
import type { Mapping, MappingEntry } from './mapping.ts';
import { readHeaderName } from './readHeaderName.ts';

const sideHints: readonly { readonly side: ItemSide; readonly pattern: RegExp }[] = [
  { side: 'expectation', pattern: /期望|预期|expect/i },
  { side: 'perception', pattern: /感知|感受|实际|percei|percep/i },
  { side: 'belief', pattern: /信念|认为|belie/i },
  { side: 'standard', pattern: /标准|standard/i },
  { side: 'delivery', pattern: /传递|提供|deliver/i },
  { side: 'promise', pattern: /承诺|promis/i },
];

/**
 * A mapping for a file that is not recognised, for a person to correct: every column is named, and what its name hints at is
 * filled in. Columns that look like expectations and perceptions are numbered as they come; where each side has as many as
 * the questionnaire has items, they take its items. What gives no hint is left out (`"as": "ignore"`). Entries of managers and
 * contact staff say whose they are, so that one mapping can serve all files.
 */
export function draftMapping(header: readonly string[], questionnaire: Questionnaire): Mapping {
  const hints = header.map((name) => findSide(name, questionnaire));
  const counts = sideHints.map(({ side }) => hints.filter((hint) => hint === side).length).filter((count) => count > 0);
  const isWhole = counts.length > 0 && counts.every((count) => count === questionnaire.items.length);
  const seen = new Map<string, number>();
  const countUp = (key: string) => {
    const count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    return count;
  };

  const { audience } = questionnaire;
  const columns = header.map((name, index): MappingEntry => {
    const entry = draftEntry(name, index);
    return audience === 'customer' ? entry : { ...entry, audience };
  });
  const { min, max } = questionnaire.scale;
  return { scale: { min, max }, missing: [...usualMissing], labels: {}, columns };

  function draftEntry(name: string, index: number): MappingEntry {
    const column = header[index] || index + 1;
    const side = hints[index];
    const number = side ? countUp(side) : 0;
    const item = isWhole ? questionnaire.items[number - 1] : { id: `item-${number}`, dimension: 'dimension-1' };
    if (side && item) return { column, item: item.id, dimension: item.dimension, side, reverse: false };
    const meaning = readHeaderName(name, questionnaire);
    if (meaning && 'about' in meaning && countUp(meaning.about) === 1) return { column, as: meaning.about };
    if (meaning && 'segment' in meaning) return { column, as: 'segment' };
    if (isWhole && meaning && 'weight' in meaning) return { column, as: 'weight', dimension: meaning.weight };
    return { column, as: 'ignore' };
  }
}

function findSide(name: string, questionnaire: Questionnaire): ItemSide | null {
  const meaning = readHeaderName(name, questionnaire);
  if (meaning && 'item' in meaning) return meaning.side;
  if (meaning) return null;
  const asked = sideHints.filter(({ side }) => questionnaire.sides.some((each) => each.side === side));
  return asked.find(({ pattern }) => pattern.test(name))?.side ?? null;
}

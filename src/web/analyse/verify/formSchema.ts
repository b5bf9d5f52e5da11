import { z } from 'zod';
import { lowestPoint, widestScale } from '../../../core/instrument/scale.ts';
import { itemSides, ratingSides } from '../../../core/instrument/side.ts';

/** What is said in each language. */
const text = z.record(z.string(), z.string());
const scale = z.looseObject({ min: z.int(), max: z.int(), lowest: text, highest: text });
const named = z.looseObject({ id: z.string(), text });
const titled = z.looseObject({ id: z.string(), title: text });
const side = z.looseObject({ title: text, stem: text });
const reverse = z.boolean();

/**
 * As much of a questionnaire as is reckoned with, and as codebooks and scripts are written from. Whoever changes a bundle can mend
 * its sums, so nothing in it is what this program wrote until it has been looked at: a scale of a thousand million points would take
 * all memory, and the server with it.
 */
export const formSchema = z
  .looseObject({
    instrument: z.string(),
    audience: z.string(),
    scale: scale.refine(({ min, max }) => min >= lowestPoint && min < max && max - min < widestScale),
    sides: z.array(side.extend({ side: z.enum(itemSides) })),
    dimensions: z.array(titled),
    items: z.array(named.extend({ dimension: z.string(), reverse })),
    ratings: z.array(side.extend({ side: z.enum(ratingSides), lowest: text, highest: text })).exactOptional(),
    antecedents: z.array(titled.extend({ items: z.array(named.extend({ reverse })) })).exactOptional(),
    outcomes: z.array(named.extend(scale.shape).refine(({ min, max }) => min < max)),
    profile: z.array(named.extend({ choices: z.array(named).exactOptional() })),
    comments: z.array(named),
  })
  .refine(({ items, dimensions }) => {
    const known = new Set(dimensions.map(({ id }) => id));
    return items.every((item) => known.has(item.dimension));
  });

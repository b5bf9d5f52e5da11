import { type Contrast, type Contrasted, contrastDimension, contrastItem, findScores } from '../gaps/contrast.ts';
import type { Questionnaire } from '../instrument/questionnaire.ts';
import type { Side } from '../instrument/side.ts';
import type { Summary } from '../summary/summary.ts';
import { type TestedMean, testMean } from './interval.ts';

/**
 * Where perception stands in the zone of tolerance between the minimum that people accept and the level they desire.
 * Source: Parasuraman, Zeithaml and Berry (1994), Journal of Retailing 70(3).
 */
export interface Zone {
  readonly id: string;
  readonly n: number;
  readonly minimum: number | null;
  readonly desired: number | null;
  readonly perception: number | null;
  /** Perception less minimum. */
  readonly adequacy: TestedMean;
  /** Perception less desired. */
  readonly superiority: TestedMean;
  /** Desired less minimum. */
  readonly width: TestedMean;
  /** Of the means, adequacy / width: 0 at the minimum, 1 at the desired level. Null where the zone has no width. */
  readonly position: number | null;
}

export interface Zones {
  readonly items: readonly Zone[];
  readonly dimensions: readonly Zone[];
}

/** The zones of tolerance where all three columns were asked, else null. */
export function buildZones(questionnaire: Questionnaire, summary: Summary): Zones | null {
  const columns: readonly Side[] = ['minimum', 'desired', 'perception'];
  if (columns.some((side) => questionnaire.sides.every((asked) => asked.side !== side))) return null;
  return {
    items: questionnaire.items.map(({ id }, item) => ({
      id,
      ...describeZone((contrast) => contrastItem(questionnaire, summary, item, contrast)),
    })),
    dimensions: questionnaire.dimensions.map(({ id }, d) => ({
      id,
      ...describeZone(({ sides, weights }) => contrastDimension(questionnaire, findScores(summary, sides), d, weights)),
    })),
  };
}

/** Each measure rests on the people who answered its own two columns. */
function describeZone(contrast: (contrast: Contrast) => Contrasted): Omit<Zone, 'id'> {
  const meanOf = (side: Side) => contrast({ sides: [side], weights: [1] }).moments;
  const measure = (sides: readonly Side[], weights: readonly number[]) =>
    testMean(contrast({ sides, weights }).moments);
  const adequacy = measure(['perception', 'minimum'], [1, -1]);
  const superiority = measure(['perception', 'desired'], [1, -1]);
  const width = measure(['minimum', 'desired'], [-1, 1]);
  const isWide = adequacy.value !== null && width.value !== null && width.value > 0;
  return {
    n: adequacy.n,
    minimum: meanOf('minimum').mean,
    desired: meanOf('desired').mean,
    perception: meanOf('perception').mean,
    adequacy,
    superiority,
    width,
    position: isWide ? (adequacy.value ?? 0) / (width.value ?? 1) : null,
  };
}

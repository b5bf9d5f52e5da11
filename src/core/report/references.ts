import { comparisonFigures } from './explain/comparisonFigures.ts';
import { conventionOf } from './explain/conventions.ts';
import { customerFigures } from './explain/customerFigures.ts';
import { gapFigures } from './explain/gapFigures.ts';
import { measurementFigures } from './explain/measurementFigures.ts';
import type { People } from './explain/population.ts';
import { repurchaseFigures } from './explain/repurchaseFigures.ts';

/** How a figure comes about: names that the words explain, and that lead to its R code. */
export interface Reference {
  /** The population and the field: `dimension.alpha.gap.value`. */
  readonly id: string;
  readonly population: string;
  /** The path below the population's place. */
  readonly field: string;
  readonly formula: string;
  /** Whose answers count when some are missing. */
  readonly people: People;
  /** What could also be done differently; null where nothing could. */
  readonly convention: string | null;
}

/** A reference with the places of the report that it stands for, `*` for any one step. */
export interface PlacedReference extends Reference {
  readonly pattern: string;
}

/** The closed table of everything that a report holds as a number. */
export const references: readonly PlacedReference[] = [
  ...customerFigures,
  ...gapFigures,
  ...comparisonFigures,
  ...repurchaseFigures,
  ...measurementFigures,
].flatMap(({ id, at, people, fields }) =>
  Object.entries(fields).map(([field, formula]) => ({
    pattern: `${at}/${field}`,
    id: `${id}.${field.replaceAll('/*', '').replaceAll('*/', '').replaceAll('/', '.')}`,
    population: id,
    field,
    formula,
    people,
    convention: conventionOf[formula] ?? null,
  })),
);

/** The table as the report's JSON carries it: by pattern, the id. */
export function listReferences(): Readonly<Record<string, string>> {
  return Object.fromEntries(references.map(({ pattern, id }) => [pattern, id]));
}

/** A figure found: its reference, and what the stars of the pattern stand for. */
export interface FoundReference {
  readonly reference: PlacedReference;
  readonly steps: readonly string[];
}

/**
 * The reference of the figure at a JSON pointer (RFC 6901) into the report, or of the interval whose two ends stand there.
 * Null where the report holds no such figure.
 */
export function referenceOf(pointer: string): FoundReference | null {
  return findPattern(pointer) ?? findPattern(`${pointer}/*`);
}

const split = references.map((reference) => ({ reference, pattern: reference.pattern.split('/') }));

function findPattern(pointer: string): FoundReference | null {
  const wanted = pointer.split('/');
  for (const { reference, pattern } of split) {
    if (pattern.length !== wanted.length || !pattern.every((step, index) => step === '*' || step === wanted[index]))
      continue;
    const steps = wanted.filter((_, index) => pattern[index] === '*').map(unescapeStep);
    return { reference, steps };
  }
  return null;
}

function unescapeStep(step: string): string {
  return step.replaceAll('~1', '/').replaceAll('~0', '~');
}

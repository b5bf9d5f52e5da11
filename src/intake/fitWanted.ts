import type { Questionnaire } from '../core/instrument/questionnaire.ts';
import type { Wanted } from './columns.ts';
import type { Mapping } from './mapping.ts';
import type { Described } from './recognise/describeColumns.ts';

/** What is wanted where the file may say more of it: its own items, or another scale for the items that were guessed. */
export function fitWanted(wanted: Wanted, template: Questionnaire, { mapping, items }: Described): Wanted {
  if (!('template' in wanted && wanted.isGuess)) return wanted;
  if (items === 'own') return { audience: template.audience };
  return fitScale(wanted, mapping);
}

/** Items that were only guessed are on the scale that their answers are on. */
export function fitScale(wanted: Wanted, { scale }: Mapping): Wanted {
  if (!('template' in wanted && wanted.isGuess)) return wanted;
  const { template } = wanted;
  return { template: { ...template, scale: { ...template.scale, ...scale } } };
}

/** A report takes the outcomes on the scale that the file has; a study's own is settled. */
export function fitOutcomes(wanted: Wanted, { columns }: Mapping): Wanted {
  if (!('template' in wanted)) return wanted;
  const outcomes = wanted.template.outcomes.map((outcome) => {
    const [read] = columns.flatMap((entry) => (entry.as === 'outcome' && entry.id === outcome.id ? entry : []));
    return { ...outcome, min: read?.min ?? outcome.min, max: read?.max ?? outcome.max };
  });
  return { ...wanted, template: { ...wanted.template, outcomes } };
}

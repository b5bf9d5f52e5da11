import type { ProfileQuestion } from '../../core/instrument/questionnaire.ts';

/** Chinese by its sounds, the rest by its letters; the same in either language, so that a slide has the same rows in both. */
const natural = new Intl.Collator('zh', { numeric: true });

/**
 * The groups of a question as people look for them: in the order of its choices, else "Branch 2" before "Branch 10". Only where
 * they are shown: the report's own order, by which its figures are found, is that of code points.
 */
export function orderGroups<Group>(
  groups: readonly Group[],
  readValue: (group: Group) => string,
  question: Pick<ProfileQuestion, 'choices'> | undefined,
): readonly Group[] {
  const ranks = new Map(question?.choices?.map(({ id }, index) => [id, index]));
  const rankOf = (group: Group) => ranks.get(readValue(group)) ?? ranks.size;
  return [...groups].sort((a, b) => rankOf(a) - rankOf(b) || natural.compare(readValue(a), readValue(b)));
}

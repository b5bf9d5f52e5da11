import type { Outcome } from '../core/instrument/instrument.ts';
import type { AskedAntecedent, Questionnaire } from '../core/instrument/questionnaire.ts';
import type { Text } from '../core/instrument/text.ts';
import type { Problem } from '../core/problem.ts';
import { isItemEntry, refuseMissing, refuseOther } from './mapping.ts';
import { checkScale, say, withEnds } from './mappingTemplate.ts';
import type { ResolvedEntry } from './resolveEntries.ts';

/**
 * The questionnaire that a file answers: of all that could have been asked of its audience, those sides, ratings and
 * antecedents that it has columns for. Segments, outcomes, comments and antecedents that only the mapping names become
 * questions of it.
 */
export function inferQuestionnaire(
  template: Questionnaire,
  resolved: readonly ResolvedEntry[],
): { readonly questionnaire: Questionnaire; readonly problems: readonly Problem[] } {
  const outcomes = inferOutcomes(resolved, template.outcomes);
  const antecedents = inferAntecedents(resolved, template.antecedents);
  const asked = new Set(
    resolved.flatMap(({ entry }) => (isItemEntry(entry) || entry.as === 'rating' ? [entry.side] : [])),
  );
  const questionnaire = {
    ...template,
    sides: template.sides.filter(({ side }) => asked.has(side)),
    ratings: template.ratings.filter(({ side }) => asked.has(side)),
    antecedents: antecedents.antecedents,
    points: template.points || resolved.some(({ entry }) => entry.as === 'weight'),
    outcomes: outcomes.outcomes,
    profile: listNamed(resolved, 'segment'),
    comments: [
      ...template.comments,
      ...listNamed(resolved, 'comment').filter(({ id }) => template.comments.every((known) => known.id !== id)),
    ],
  };
  return { questionnaire, problems: [...outcomes.problems, ...antecedents.problems] };
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
    const { min, max, role } = entry;
    if (outcomes.some((known) => known.id === id)) continue;
    if (min === undefined || max === undefined)
      problems.push(refuseMissing(`${path}.${min === undefined ? 'min' : 'max'}`));
    else {
      problems.push(...checkScale({ min, max }, path));
      if (role !== undefined && outcomes.some((known) => known.role === role))
        problems.push({ code: 'mapping-role-twice', path: `${path}.role`, values: { role } });
      outcomes.push({ id, text: say(column), ...withEnds({ min, max }), ...(role && { role }) });
    }
  }
  return { outcomes, problems };
}

/** The antecedents that the file has a statement of; those that only the mapping names must say their gap. */
function inferAntecedents(
  resolved: readonly ResolvedEntry[],
  known: readonly AskedAntecedent[],
): { readonly antecedents: readonly AskedAntecedent[]; readonly problems: readonly Problem[] } {
  const statements = new Set(known.flatMap(({ items }) => items.map(({ id }) => id)));
  const touched = new Set(resolved.flatMap(({ entry }) => (entry.as === 'antecedent' ? [entry.item] : [])));
  const added = new Map<string, AskedAntecedent>();
  const problems: Problem[] = [];
  for (const { entry, column, path } of resolved) {
    if (entry.as !== 'antecedent' || statements.has(entry.item)) continue;
    const { item, antecedent: id, gap, reverse } = entry;
    const before = id === undefined ? undefined : added.get(id);
    if (id === undefined || gap === undefined)
      problems.push(refuseMissing(`${path}.${id === undefined ? 'antecedent' : 'gap'}`));
    else if (before && before.gap !== gap) problems.push(refuseOther(`${path}.gap`, id, before.gap, gap));
    else {
      const items = [...(before?.items ?? []), { id: item, text: say(column), reverse }];
      statements.add(item);
      added.set(id, { id, gap, title: say(id), items });
    }
  }
  const found = known.filter(({ items }) => items.some(({ id }) => touched.has(id)));
  return { antecedents: [...found, ...added.values()], problems };
}

import { listScaleFields } from '../core/answers/fields.ts';
import { foldText, normaliseText } from '../core/answers/normaliseText.ts';
import { usualMissing } from '../core/answers/usualMissing.ts';
import type { Questionnaire } from '../core/instrument/questionnaire.ts';
import type { Audience } from '../core/instrument/side.ts';
import type { Problem } from '../core/problem.ts';
import type { Column, ColumnPlan } from './columnPlan.ts';
import { findMixedDesigns } from './findMixedDesigns.ts';
import { inferQuestionnaire, listNamed } from './inferQuestionnaire.ts';
import type { Mapping } from './mapping.ts';
import { makeMappingTemplate } from './mappingTemplate.ts';
import { compareScales, planColumn } from './planColumn.ts';
import { type ResolvedEntry, resolveEntries } from './resolveEntries.ts';

/**
 * A study's questionnaire, which is fixed; or all that could be asked of an audience, of which a file answers some; or only
 * the audience: then the mapping describes the instrument. A template that was only guessed gives way to what the file says. Where
 * nobody is shown what a study makes of its file, words that no list reads for sure are no answers.
 */
export type Wanted =
  | { readonly questionnaire: Questionnaire; readonly isUnseen?: boolean }
  | { readonly template: Questionnaire; readonly isGuess?: boolean }
  | { readonly audience: Audience };

/**
 * Brings a mapping, a header and what is wanted together, or says all that does not fit, each with its column or its path
 * in the mapping.
 *
 * Stored answers are as the questionnaire's item is worded. So a column is turned round exactly when the mapping says that
 * it runs the other way than the item does.
 */
export function planColumns(
  mapping: Mapping,
  header: readonly string[],
  wanted: Wanted,
): ColumnPlan | { readonly problems: readonly Problem[] } {
  const audience = audienceWanted(wanted);
  const { resolved, unused, problems } = resolveEntries(mapping, header, audience);
  const inferred = settleQuestionnaire(mapping, resolved, wanted);
  const { questionnaire } = inferred;
  if (questionnaire === null) return { problems: [...problems, ...inferred.problems] };

  const planned = resolved.map((each) => planColumn(each, questionnaire));
  const columns = planned.flatMap((each) => (each.column === null ? [] : [each.column]));
  const all = [
    ...problems,
    ...inferred.problems,
    ...checkScale(mapping, questionnaire),
    ...findMixedDesigns([...questionnaire.sides, ...questionnaire.ratings].map(({ side }) => side)),
    ...planned.flatMap((each) => each.problems),
    ...findRepeats(columns),
  ];
  if (all.length > 0) return { problems: all };
  const filled = new Set(columns.map((column) => ('field' in column ? column.field : '')));
  const order = resolved.flatMap(({ entry }) => (entry.as === 'wave' ? (entry.order ?? []) : []));
  return {
    questionnaire,
    columns,
    missing: new Set((mapping.missing ?? usualMissing).map((token) => foldText(String(token)))),
    labels: new Map(
      Object.entries(mapping.labels ?? {}).flatMap(([text, point]) =>
        point === null ? [] : [[foldText(text), point]],
      ),
    ),
    unused: [...unused, ...resolved.flatMap(({ column }, index) => (planned[index]?.isUnused ? [column] : []))],
    unfilled: listScaleFields(questionnaire).filter((field) => !filled.has(field)),
    waveOrder: order.length === 0 ? null : order.map((wave) => normaliseText(String(wave))),
  };
}

export function audienceWanted(wanted: Wanted): Audience {
  if ('audience' in wanted) return wanted.audience;
  return 'template' in wanted ? wanted.template.audience : wanted.questionnaire.audience;
}

function settleQuestionnaire(
  mapping: Mapping,
  resolved: readonly ResolvedEntry[],
  wanted: Wanted,
): { readonly questionnaire: Questionnaire | null; readonly problems: readonly Problem[] } {
  if ('questionnaire' in wanted) return { questionnaire: addSegments(wanted.questionnaire, resolved), problems: [] };
  const { template, problems } =
    'template' in wanted ? { ...wanted, problems: [] } : makeMappingTemplate(mapping, wanted.audience);
  if (template === null) return { questionnaire: null, problems };
  const inferred = inferQuestionnaire(template, resolved);
  return { ...inferred, problems: [...problems, ...inferred.problems] };
}

/**
 * A published questionnaire is fixed, but a file may say more of its people than the form asks. What splits respondents is
 * kept beside their answers.
 */
function addSegments(questionnaire: Questionnaire, resolved: readonly ResolvedEntry[]): Questionnaire {
  const asked = new Set(questionnaire.profile.map(({ id }) => id));
  const added = listNamed(resolved, 'segment').filter(({ id }) => !asked.has(id));
  return { ...questionnaire, profile: [...questionnaire.profile, ...added] };
}

function checkScale({ scale }: Mapping, questionnaire: Questionnaire): readonly Problem[] {
  const problem = scale ? compareScales(scale, questionnaire.scale) : null;
  return problem ? [{ ...problem, path: 'scale' }] : [];
}

/** Two columns for one thing: nobody could say which counts. */
function findRepeats(columns: readonly Column[]): readonly Problem[] {
  const taken = new Set<string>();
  return columns.flatMap((column): Problem[] => {
    const target = 'field' in column ? column.field : column.about;
    if (!taken.has(target)) {
      taken.add(target);
      return [];
    }
    return [{ code: 'mapping-item-twice', column: column.column, values: { target } }];
  });
}

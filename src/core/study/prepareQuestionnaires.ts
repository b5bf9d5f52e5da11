import type { Design } from '../instrument/design.ts';
import type { Instrument } from '../instrument/instrument.ts';
import { buildQuestionnaire, type Questionnaire } from '../instrument/questionnaire.ts';
import { audienceOf } from '../instrument/side.ts';
import type { StaffForm } from '../instrument/staffForm.ts';
import type { StudySettings } from './settings.ts';

/** What is asked and how: all that the questionnaires of a study follow from, but for the staff form. */
export interface StudyPlan {
  readonly instrument: Instrument;
  readonly design: Design;
  readonly settings: StudySettings;
}

/** The questionnaires of a study, the customers' first, as they would be published. */
export function prepareQuestionnaires(
  { instrument, design, settings }: StudyPlan,
  form: StaffForm,
): readonly Questionnaire[] {
  const { words, sides, outcomes, profile, consent, languages, paging, isShort, isRanked } = settings;
  const asked = settings.asksCauses ? form : { ...form, antecedents: [] };
  const chosen: Instrument = {
    ...instrument,
    sides: instrument.sides.filter(({ side }) => audienceOf(side) !== 'customer' || (sides?.includes(side) ?? true)),
    points: settings.points ?? instrument.points,
    outcomes: instrument.outcomes.filter(({ id }) => outcomes?.includes(id) ?? true),
  };
  return (['customer', ...settings.staff] as const).map((audience) => ({
    ...buildQuestionnaire(chosen, audience, { form: asked, design }, words),
    profile: audience === 'customer' ? profile : [],
    consent,
    languages,
    paging,
    isRanked,
    isShort: audience === 'customer' && isShort,
  }));
}

/**
 * Whether answers packed for one questionnaire can be read as answers to the other: it asks the same on its scale in the same
 * order, and importance in the same way. Texts, outcomes, profile questions and comments may differ, as their answers are kept by name.
 */
export function hasSameLayout(a: Questionnaire, b: Questionnaire): boolean {
  return describeLayout(a) === describeLayout(b);
}

function describeLayout(questionnaire: Questionnaire): string {
  const { instrument, scale, items, sides, dimensions, ratings, antecedents, isRanked } = questionnaire;
  return JSON.stringify([
    // Instruments share the ids of their items, which say other things in each.
    instrument,
    [scale.min, scale.max],
    items.map(({ id, reverse }) => [id, reverse]),
    sides.map(({ side }) => side),
    // Their order counts only where they are rated.
    ratings.length === 0 ? [] : dimensions.map(({ id }) => id),
    ratings.map(({ side }) => side),
    isRanked,
    antecedents.map(({ id, items: statements }) => [id, statements.map((statement) => statement.id)]),
  ]);
}

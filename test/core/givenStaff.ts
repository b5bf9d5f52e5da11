import { antecedentField, itemField, ratingField } from '../../src/core/answers/fields.ts';
import type { Design } from '../../src/core/instrument/design.ts';
import type { Instrument } from '../../src/core/instrument/instrument.ts';
import { buildQuestionnaire, type Questionnaire } from '../../src/core/instrument/questionnaire.ts';
import type { Audience } from '../../src/core/instrument/side.ts';
import { parseStaffForm, type StaffForm } from '../../src/core/instrument/staffForm.ts';
import { readYaml, servqual } from './given.ts';

/** What tests of the managers' and contact staff's questionnaires start from. */

export const staffValue = readYaml('surveys/staff/gap-model-1990.yaml') as Readonly<Record<string, unknown>>;
export const staffForm = givenStaffForm(staffValue);

function givenStaffForm(value: unknown): StaffForm {
  const form = parseStaffForm(value);
  if ('problems' in form) throw new Error(JSON.stringify(form.problems));
  return form;
}

export function givenStaffQuestionnaire(
  audience: Audience,
  design: Design,
  instrument: Instrument = servqual,
): Questionnaire {
  return buildQuestionnaire(instrument, audience, { form: staffForm, design });
}

/** The fields of a questionnaire's answers on its scale in the order of the packed answers, written out a second time. */
export function listFieldsInOrder(form: Questionnaire): readonly string[] {
  const fields: string[] = [];
  for (const item of form.items) for (const { side } of form.sides) fields.push(itemField(item.id, side));
  for (const dimension of form.dimensions)
    for (const { side } of form.ratings) fields.push(ratingField(dimension.id, side));
  for (const { items } of form.antecedents) for (const { id } of items) fields.push(antecedentField(id));
  return fields;
}

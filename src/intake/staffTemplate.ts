import { designs } from '../core/instrument/design.ts';
import type { Instrument } from '../core/instrument/instrument.ts';
import { buildQuestionnaire, type Questionnaire } from '../core/instrument/questionnaire.ts';
import type { Audience } from '../core/instrument/side.ts';
import type { StaffForm } from '../core/instrument/staffForm.ts';

/**
 * Everything that managers or contact staff could be asked about an instrument, in either design: a file shows by its columns
 * which of it was asked, and `findMixedDesigns` that both were.
 */
export function makeStaffTemplate(
  instrument: Instrument,
  audience: Exclude<Audience, 'customer'>,
  form: StaffForm,
): Questionnaire {
  const asked = designs.map((design) => buildQuestionnaire(instrument, audience, { form, design }));
  const [first] = asked;
  if (!first) throw new Error('no design');
  const unite = <Asked extends { readonly side: string }>(all: readonly Asked[]): readonly Asked[] => [
    ...new Map(all.map((each) => [each.side, each])).values(),
  ];
  return {
    ...first,
    sides: unite(asked.flatMap(({ sides }) => sides)),
    ratings: unite(asked.flatMap(({ ratings }) => ratings)),
  };
}

import type { Response } from '../../src/core/answers/response.ts';
import type { Instrument } from '../../src/core/instrument/instrument.ts';
import type { Questionnaire } from '../../src/core/instrument/questionnaire.ts';
import { givenStaffQuestionnaire } from '../core/givenStaff.ts';
import type { GivenStudy } from '../core/report/explain/givenStudy.ts';

/** A study that only customers have answered. */
export type Customers = Pick<GivenStudy, 'questionnaires' | 'responses'>;

/** The study of what customers answered to their questionnaire of an instrument; staff were asked and said nothing. */
export function givenCustomers(
  instrument: Instrument,
  customer: Questionnaire,
  responses: readonly Response[],
): Customers {
  return {
    questionnaires: {
      customer,
      manager: givenStaffQuestionnaire('manager', 'chain', instrument),
      contact: givenStaffQuestionnaire('contact', 'chain', instrument),
    },
    responses: { customer: responses, manager: [], contact: [] },
  };
}

import type { RequestHandler } from 'express';
import type { Design } from '../../core/instrument/design.ts';
import type { Instrument } from '../../core/instrument/instrument.ts';
import { buildQuestionnaire, type Questionnaire } from '../../core/instrument/questionnaire.ts';
import { addAudiences } from '../../storage/createStudy.ts';
import { findQuestionnaire } from '../../storage/questionnaires.ts';
import type { Site } from '../site.ts';
import { carryLanguage } from '../visit.ts';
import { ownStudy } from './ownStudy.ts';

/** What managers and contact staff are asked in a study with this instrument and design. */
export function buildStaffQuestionnaires(
  { staffForm }: Site,
  instrument: Instrument,
  design: Design,
): readonly Questionnaire[] {
  return (['manager', 'contact'] as const).map((audience) =>
    buildQuestionnaire(instrument, audience, { form: staffForm, design }),
  );
}

/**
 * Adds managers and contact staff to a study that asks only customers. They are asked about the very items that its customers
 * were, whatever has become of the instrument.
 */
export function takeStaff(site: Site): RequestHandler {
  return async (request, response) => {
    const { id, design } = ownStudy(response);
    const asked = (await findQuestionnaire(site.db, id, 'customer'))?.questionnaire;
    const instrument = asked && site.instruments.find((each) => each.id === asked.instrument);
    if (instrument) {
      const { scale, dimensions, items, points, comments } = asked;
      const lists = { dimensions: [...dimensions], items: [...items], comments: [...comments] };
      const questionnaires = buildStaffQuestionnaires(site, { ...instrument, scale, points, ...lists }, design);
      await addAudiences(site.db, id, questionnaires, site.newPublicId, site.now().toISOString());
    }
    response.redirect(303, carryLanguage(request, `/studies/${id}`));
  };
}

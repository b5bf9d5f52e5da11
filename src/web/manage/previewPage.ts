import type { RequestHandler } from 'express';
import { prepareQuestionnaires } from '../../core/study/prepareQuestionnaires.ts';
import { sendNotFound } from '../errors.ts';
import { renderSurvey } from '../respond/surveyPage.ts';
import type { Site } from '../site.ts';
import { offerLanguages } from '../visit.ts';
import { ownStudy } from './ownStudy.ts';
import { findPlan } from './plan.ts';

/** Shows a form as its audience will see it once the plan is published. It cannot be sent. */
export function showPreview(site: Site): RequestHandler {
  return async (request, response, next) => {
    const study = ownStudy(response);
    const found = await findPlan(site, study);
    const forms = found ? prepareQuestionnaires(found.plan, site.staffForm) : [];
    const asked = request.query['audience'] ?? 'customer';
    const questionnaire = forms.find(({ audience }) => audience === asked);
    if (!questionnaire) {
      sendNotFound(request, response, next);
      return;
    }
    offerLanguages(request, questionnaire.languages);
    const form = { address: null, id: '', opening: '' };
    response.type('html').send(renderSurvey(request, response, { study, asked: questionnaire, isNamed: false }, form));
  };
}

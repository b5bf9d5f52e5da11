import type { Questionnaire } from '../../core/instrument/questionnaire.ts';
import type { StudyPlan } from '../../core/study/prepareQuestionnaires.ts';
import { findQuestionnaire } from '../../storage/questionnaires.ts';
import type { Study } from '../../storage/studies.ts';
import type { Site } from '../site.ts';

/** What a study is going to ask. */
export interface FoundPlan {
  readonly plan: StudyPlan;
  /** The customers' questionnaire as it is published; undefined for a draft. */
  readonly published: Questionnaire | undefined;
}

/**
 * The plan of a study. One that is older than plans asks what its customers' questionnaire does, with whatever has become of the
 * instrument only where that says nothing. Undefined where neither is left.
 */
export async function findPlan(site: Site, study: Study): Promise<FoundPlan | undefined> {
  const { design, settings } = study;
  const published = (await findQuestionnaire(site.db, study.id, 'customer'))?.questionnaire;
  if (study.instrument) return { plan: { instrument: study.instrument, design, settings }, published };
  const now = site.builtIn.find(({ id }) => id === published?.instrument);
  if (!published || !now) return undefined;
  const { scale, points, profile } = published;
  const lists = {
    dimensions: [...published.dimensions],
    items: [...published.items],
    outcomes: [...published.outcomes],
    comments: [...published.comments],
  };
  const questions = profile.map(({ choices = [], ...question }) => ({ ...question, choices: [...choices] }));
  const asked = { ...settings, profile: questions };
  return { plan: { instrument: { ...now, scale, points, ...lists }, design, settings: asked }, published };
}

import type { Language } from '../core/instrument/text.ts';
import type { PlanOversight } from '../core/study/findPlanOversights.ts';
import { speak } from './catalogue.ts';

/** What may be forgotten in a plan, as a sentence. */
export function describePlanOversight(oversight: PlanOversight, language: Language): string {
  const say = speak(language);
  if (oversight.code === 'covered') return say('plan.oversight.covered', { ...oversight });
  const about = say(`plan.about.${oversight.about}`);
  return say('plan.oversight.untranslated', { about, language: say(`plan.tongue.${oversight.language}`) });
}

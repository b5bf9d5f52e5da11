import type { Language } from '../core/instrument/text.ts';
import { findPlanOversights, type PlanOversight } from '../core/study/findPlanOversights.ts';
import { speak } from './catalogue.ts';

/** What may be forgotten in a plan, in sentences. */
export function describePlanOversights(
  planned: Parameters<typeof findPlanOversights>[0],
  language: Language,
): readonly string[] {
  return findPlanOversights(planned).map((oversight) => describeOne(oversight, language));
}

function describeOne(oversight: PlanOversight, language: Language): string {
  const say = speak(language);
  if (oversight.code === 'covered') return say('plan.oversight.covered', { ...oversight });
  const about = say(`plan.about.${oversight.about}`);
  return say('plan.oversight.untranslated', { about, language: say(`plan.tongue.${oversight.language}`) });
}

import type { Response } from '../answers/response.ts';
import type { Questionnaire } from '../instrument/questionnaire.ts';
import { startColumns } from './answerColumns.ts';
import { startDimension } from './dimensionScoring.ts';
import { mainSides, planSides } from './scorePlans.ts';

/**
 * People who answered in more than one wave: by respondent and wave, the gap of each dimension times `scoreDenominator` (or
 * the only main side's score, from the scale's minimum), null where there is none.
 */
export type LinkedWaves = ReadonlyMap<string, ReadonlyMap<string, readonly (bigint | null)[]>>;

/**
 * Links the responses of one person across waves. This truly needs the persons, so it holds one record for each that has an
 * id and a wave. Whoever answered twice in one wave is not linked there: nobody could say which answers to compare.
 */
export function collectLinkedWaves(questionnaire: Questionnaire) {
  const readColumns = startColumns(questionnaire);
  const plan = planSides(questionnaire, mainSides(questionnaire));
  const dimensions = plan.places.map((places) => startDimension(plan, places));
  const last = plan.sides.length - 1;
  const linked = new Map<string, Map<string, readonly (bigint | null)[]>>();
  const doubled = new Set<string>();

  return {
    add({ answers, respondent, wave }: Pick<Response, 'answers' | 'respondent' | 'wave'>): void {
      if (respondent === null || wave === null) return;
      const columns = readColumns([answers.items]);
      const gaps = dimensions.map((dimension) => {
        if ((dimension.read(columns)[0] ?? -1) < 0) return null;
        return last === 0 ? dimension.bigScaled(0, 0) : dimension.bigScaled(last, 0) - dimension.bigScaled(0, 0);
      });
      const waves = linked.get(respondent) ?? new Map<string, readonly (bigint | null)[]>();
      linked.set(respondent, waves);
      if (waves.has(wave)) doubled.add(JSON.stringify([respondent, wave]));
      waves.set(wave, gaps);
    },
    finish(): LinkedWaves {
      for (const key of doubled) {
        const [respondent, wave] = JSON.parse(key) as [string, string];
        linked.get(respondent)?.delete(wave);
      }
      return new Map([...linked].filter(([, waves]) => waves.size > 1));
    },
  };
}

import { readFileSync } from 'node:fs';
import { outcomeField } from '../../core/answers/fields.ts';
import { findRoles, leastYes, outcomeRoles } from '../../core/instrument/outcomeRoles.ts';
import type { Questionnaire } from '../../core/instrument/questionnaire.ts';
import { effectWeights } from '../../core/report/repurchase.ts';

/** The same for every study but for one line, which says what was asked. */
const script = new URL('../../../views/bundle/report.py', import.meta.url);
const place = 'FORMS = {}';

/**
 * A Python script that reads the exported answers and prints the closed forms of the report, one a line: its JSON pointer and its
 * value. Beside a report.json it says how many agree, and ends with status 1 when one does not.
 */
export function writePythonScript(forms: readonly Questionnaire[]): string {
  const asked = forms.map(({ audience, scale, items, dimensions, sides, ratings, points, isRanked, outcomes }) => [
    audience,
    {
      scale: [scale.min, scale.max],
      items: items.map(({ id, dimension, reverse }) => ({ id, dimension, reverse })),
      dimensions: dimensions.map(({ id }) => id),
      sides: sides.map(({ side }) => side),
      ratings: ratings.map(({ side }) => side),
      points,
      isRanked,
      repurchase: describeRepurchase(outcomes),
    },
  ]);
  // JSON in JSON: what escapes a text there does so in Python as well.
  const text = JSON.stringify(JSON.stringify(Object.fromEntries(asked)));
  return readFileSync(script, 'utf8').replace(place, () => `FORMS = json.loads(${text})`);
}

/** The three questions with the lowest point that says yes to each, and the weights of the cells in each difference; null where one is not asked. */
function describeRepurchase(outcomes: Questionnaire['outcomes']) {
  const roles = findRoles(outcomes);
  return (
    roles && {
      asked: outcomeRoles.map((role) => [outcomeField(roles[role].id), leastYes(roles[role])]),
      effects: Object.values(effectWeights),
    }
  );
}

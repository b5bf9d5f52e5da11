import { readFileSync } from 'node:fs';
import type { Questionnaire } from '../../core/instrument/questionnaire.ts';

/** The same for every study but for one line, which says what was asked. */
const script = new URL('../../../views/bundle/report.py', import.meta.url);
const place = 'FORMS = {}';

/**
 * A Python script that reads the exported answers and prints the closed forms of the report, one a line: its JSON pointer and its
 * value. Beside a report.json it says how many agree, and ends with status 1 when one does not.
 */
export function writePythonScript(forms: readonly Questionnaire[]): string {
  const asked = forms.map(({ audience, scale, items, dimensions, sides, ratings, points, isRanked }) => [
    audience,
    {
      scale: [scale.min, scale.max],
      items: items.map(({ id, dimension, reverse }) => ({ id, dimension, reverse })),
      dimensions: dimensions.map(({ id }) => id),
      sides: sides.map(({ side }) => side),
      ratings: ratings.map(({ side }) => side),
      points,
      isRanked,
    },
  ]);
  // JSON in JSON: what escapes a text there does so in Python as well.
  const text = JSON.stringify(JSON.stringify(Object.fromEntries(asked)));
  return readFileSync(script, 'utf8').replace(place, () => `FORMS = json.loads(${text})`);
}

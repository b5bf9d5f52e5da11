import type { Questionnaire } from '../../core/instrument/questionnaire.ts';
import { pickText } from '../../core/instrument/text.ts';
import type { DeepReport, Report } from '../../core/report/report.ts';
import { drawImportanceMap } from '../picture/importanceMap.ts';
import { tabulateImportance } from '../table/importanceTables.ts';
import type { Speaker } from '../table/table.ts';

const rule = 'means';

/**
 * Importance that people were asked for against performance, in a report that holds the part that takes longer. On the site it has a
 * page of its own. Null where it was not asked, or nobody answered.
 */
export function describeImportance(
  report: Report & Partial<DeepReport>,
  questionnaire: Questionnaire,
  speaker: Speaker,
) {
  const { importance = [] } = report;
  const place = importance.findIndex(({ source }) => source === 'stated');
  const map = importance[place];
  if (map === undefined) return null;
  const names = questionnaire.items.map(({ text }) => pickText(text, speaker.language));
  const draw = (shape: 'wide' | 'tall') =>
    drawImportanceMap({ scale: report.scale, map, rule, names }, speaker.language, shape);
  const [wide, tall] = [draw('wide'), draw('tall')];
  if (wide === null || tall === null) return null;
  return { wide, tall, table: tabulateImportance(place, map, rule, questionnaire, speaker) };
}

import type { Picture, Pictured } from '../../gallery/picture.ts';
import type { Speaker } from '../../table/table.ts';
import type { ChartPlan } from './chartPlan.ts';
import { planDimensions, planItems, planPareto } from './gapCharts.ts';
import { planLeague, planWaves } from './groupCharts.ts';
import { planImportance } from './importanceChart.ts';
import { planRepurchase } from './repurchaseChart.ts';
import { planRadar, planShares, planWaterfall, planZones } from './sideCharts.ts';

/** The native chart of a picture of the gallery; null for those that are a drawing or a table in a deck. */
export function planChart(
  { name, draw }: Pick<Picture, 'name' | 'draw'>,
  pictured: Pictured,
  speaker: Speaker,
): ChartPlan | null {
  if (draw === null) return null;
  const { repurchase, waterfall, waves, segments, importance = [] } = pictured.report;
  const [, kind = '', place = '1'] = /^([a-z-]+?)(?:-(\d+))?$/.exec(name) ?? [];
  const index = Number(place) - 1;
  if (kind === 'dumbbells') return planDimensions(pictured, speaker);
  if (kind === 'items') return planItems(pictured, speaker);
  if (kind === 'pareto') return planPareto(pictured, speaker);
  if (kind === 'radar') return planRadar(pictured, speaker);
  if (kind === 'shares') return planShares(pictured, speaker);
  if (kind === 'zones') return planZones(pictured, speaker);
  if (kind === 'waterfall') return waterfall && planWaterfall(waterfall, pictured, speaker);
  if (kind === 'repurchase') return repurchase ? planRepurchase(repurchase, speaker) : null;
  const map = importance.find(({ crosshairs }) => crosshairs.means !== null);
  if (kind === 'importance') return map ? planImportance(map, pictured, speaker) : null;
  const [change, segment] = [waves[index], segments[index]];
  if (kind === 'waves') return change ? planWaves(change, pictured, speaker) : null;
  return kind === 'league' && segment ? planLeague(segment, pictured, speaker) : null;
}

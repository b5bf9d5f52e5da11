import type { ImportanceMap } from '../../../core/report/buildImportance.ts';
import type { Pictured } from '../../gallery/picture.ts';
import { zoomTo } from '../../picture/axis.ts';
import type { Speaker } from '../../table/table.ts';
import { colours } from '../deckStyle.ts';
import type { ChartPlan } from './chartPlan.ts';

/** Each item by how well it is done and how much it matters. */
export function planImportance(map: ImportanceMap, { report }: Pictured, { say }: Speaker): ChartPlan {
  const rows = map.items.flatMap(({ performance, importance }, index) =>
    performance === null || importance === null ? [] : [{ name: String(index + 1), performance, importance }],
  );
  const zoom = (values: readonly number[], ends: Pictured['report']['scale']) =>
    zoomTo(Math.min(...values), Math.max(...values), ends);
  const along = rows.map(({ performance }) => performance);
  const up = rows.map(({ importance }) => importance);
  const cross = map.crosshairs.means;
  const axes = [say('picture.map.performance'), say(`picture.map.source.${map.source}`)] as const;
  return {
    kind: 'points',
    categories: rows.map(({ name }) => name),
    series: [
      { name: axes[0], values: along, colour: colours.accent },
      { name: axes[1], values: up, colour: colours.accent },
    ],
    axis: zoom(up, map.source === 'derived' ? { min: -1, max: 1 } : report.scale),
    across: zoom(along, report.scale),
    ...(cross && { cross: [cross.performance, cross.importance] as const }),
    format: 'score',
    axes,
  };
}

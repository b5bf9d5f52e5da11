import { numberFrom } from '../gallery/groupPictures.ts';
import { describeSegments } from '../reportView/groupSections.ts';
import type { Table } from '../table/table.ts';
import { cutTable } from './fitSlide.ts';
import { showPicture } from './showPicture.ts';
import { makeSlide, type SlideMaker } from './slide.ts';

const mostGroups = 8;

/** Before and after, a slide for each change. */
export const makeWaves: SlideMaker = ({ pictures, pictured: { report }, speaker: { say } }) =>
  report.waves.flatMap((_, place) =>
    showPicture(pictures, numberFrom('waves', place), { notes: [say('report.wavesText')] }),
  );

/** Whether groups of customers differ, and how they stand side by side. */
export const makeSegments: SlideMaker = ({ pictures, pictured, about, speaker }) =>
  describeSegments(pictured, speaker, about.minGroup).flatMap(({ title, finding, hidden, table }, place) => {
    const { dimensions = [] } = pictured.report.segments[place] ?? {};
    const notes = hidden === null ? [] : [hidden];
    const strongest = dimensions.reduce((best, { p }, index) => (isBelow(p, dimensions[best]?.p) ? index : best), 0);
    const cut = table && cutGroup(table, strongest);
    const rest = (table?.groups[strongest]?.rows.length ?? 0) - (cut?.groups[0]?.rows.length ?? 0);
    return [
      makeSlide({
        name: numberFrom('groups', place),
        kind: 'table',
        title: finding,
        lead: rest > 0 ? `${title} ${speaker.say('pictures.rest', { count: rest })}` : title,
        table: cut,
        lines: table ? [] : notes,
        notes: table ? notes : [],
      }),
      ...showPicture(pictures, numberFrom('league', place), { notes }),
    ];
  });

function isBelow(p: number | null, other: number | null | undefined): boolean {
  return p !== null && (other === null || other === undefined || p < other);
}

/** The groups in one dimension: that in which they differ most surely. */
function cutGroup(table: Table, at: number): Table | null {
  const group = table.groups[at];
  if (!group || group.rows.length === 0) return null;
  const cut = cutTable({ ...table, groups: [group] }, ['n', 'gap', 'ci', 'perception'], mostGroups);
  return { ...cut, first: group.title ?? cut.first };
}

import type { Board, BoardGap, BoardRow } from '../../core/classroom/buildBoard.ts';
import { type Stage, shows } from '../../core/classroom/stages.ts';
import type { Questionnaire } from '../../core/instrument/questionnaire.ts';
import { formatDifference, formatScore } from '../../words/numbers.ts';
import { drawClassRow } from '../picture/classPicture.ts';
import { judgeTested } from './judgeTested.ts';
import { type Column, nameDimension, plain, type Row, type Speaker, type Table } from './table.ts';

const signs = { shortfall: '▼', surplus: '▲', 'not-proven': '○', uniform: '○' } as const;
const sides = ['belief', 'expectation', 'perception'] as const;
const gaps = ['gap1', 'gap5'] as const;

/** What a class has revealed, as numbers and as a picture of each row. What too few stand behind has no column. */
export function tabulateClass(board: Board, questionnaire: Questionnaire, stage: Stage, speaker: Speaker): Table {
  const { say } = speaker;
  const { scale, dimensions } = questionnaire;
  const revealed = sides.filter((side) => board.overall[side] !== null && shows(stage, side));
  const opened = gaps.filter((gap) => board.overall[gap] !== null && shows(stage, 'gaps'));
  const describe = (name: string, row: BoardRow): Row => ({
    name,
    cells: plain(
      ...revealed.map((side) => formatScore(row[side]?.value ?? null)),
      ...opened.map((gap) => writeGap(row[gap])),
    ),
    picture: drawClassRow(row, scale, stage, {
      rows: dimensions.length + 1,
      label: say('class.picture', { row: name }),
    }),
  });
  return {
    label: say(`class.stage.${stage}.title`),
    first: say('report.dimension'),
    columns: [
      ...revealed.map((side): Column => ({ key: side, title: say(`class.side.${side}`), side })),
      ...opened.map((gap): Column => ({ key: gap, title: say(`class.${gap}`) })),
    ],
    picture: { title: say('report.picture'), ends: [String(scale.min), String(scale.max)] },
    groups: [
      {
        title: null,
        rows: board.dimensions.map((row) => describe(nameDimension(questionnaire, row.id, speaker), row)),
      },
    ],
    foot: [describe(say('report.overall'), board.overall)],
  };
}

/** A gap with the sign of its verdict. */
function writeGap(gap: BoardGap | null): string {
  if (gap === null || gap.value === null) return formatDifference(null);
  return `${signs[judgeTested(gap)]} ${formatDifference(gap.value)}`;
}

import type { Questionnaire } from '../../core/instrument/questionnaire.ts';
import type { DimensionChange, WaveChange } from '../../core/report/buildWaves.ts';
import type { Report } from '../../core/report/report.ts';
import { formatCount, formatDifference, formatInterval, formatP, formatSizes } from '../../words/numbers.ts';
import { drawFigure } from '../picture/rowPicture.ts';
import { differenceScale } from './differenceScale.ts';
import { judgeTested } from './judgeTested.ts';
import { type Cell, type Column, nameDimension, type Speaker, type Table } from './table.ts';

/** A change from wave to wave with its place in the report. */
export interface PlacedChange {
  readonly report: Report;
  readonly place: number;
  readonly change: WaveChange;
  readonly questionnaire: Questionnaire;
}

/**
 * What changed from one wave to the next: perception, expectation and gap side by side, since a gap can also close because
 * people expect less.
 */
export function tabulateWaves(placed: PlacedChange, speaker: Speaker): Table {
  const { say } = speaker;
  const sides = (['perception', 'expectation'] as const).filter((side) =>
    placed.change.dimensions.some((each) => each[side] !== null),
  );
  const columns: readonly Column[] = [
    { key: 'n', title: say('report.waveN') },
    ...(sides.length === 2 ? sides.map((side) => ({ key: side, title: say(`report.${side}`), side })) : []),
    { key: 'gap', title: say(sides.length === 2 ? 'report.gap' : 'report.change.title'), isMain: true },
    { key: 'ci', title: say('report.interval') },
    { key: 'p', title: say('report.pHolm') },
  ];
  return {
    label: nameChange(placed.change, speaker),
    ...tabulate(placed, speaker, columns, (figures, at) => ({
      tested: figures,
      cells: [
        { shown: formatSizes(figures.n), at: `${at}/n` },
        ...(sides.length === 2
          ? sides.map((side) => ({ shown: formatDifference(figures[side]?.diff ?? null), at: `${at}/${side}/diff` }))
          : []),
        { shown: formatDifference(figures.diff), at: `${at}/diff` },
        { shown: formatInterval(figures.ci), at: `${at}/ci` },
        { shown: formatP(figures.pHolm), at: `${at}/pHolm` },
      ],
    })),
  };
}

/** The change of the people who answered both waves; null where none could be found again. */
export function tabulateLinked(placed: PlacedChange, speaker: Speaker): Table | null {
  if (placed.change.dimensions.every(({ linked }) => linked === null)) return null;
  const { say } = speaker;
  const columns: readonly Column[] = [
    { key: 'n', title: say('report.n') },
    { key: 'gap', title: say('report.change.title'), isMain: true },
    { key: 'ci', title: say('report.interval') },
    { key: 'p', title: 'p' },
  ];
  return {
    label: say('report.linked'),
    ...tabulate(placed, speaker, columns, ({ linked }, at) => ({
      tested: linked,
      cells: [
        { shown: formatCount(linked?.n ?? null), ...(linked && { at: `${at}/linked/n` }) },
        { shown: formatDifference(linked?.diff ?? null), ...(linked && { at: `${at}/linked/diff` }) },
        { shown: formatInterval(linked?.ci ?? null), ...(linked && { at: `${at}/linked/ci` }) },
        { shown: formatP(linked?.p ?? null), ...(linked && { at: `${at}/linked/p` }) },
      ],
    })),
  };
}

/** Wave 2 compared with wave 1. */
export function nameChange({ from, to }: WaveChange, { say }: Speaker): string {
  return say('report.waveChange', { from, to });
}

type Tested = Pick<DimensionChange, 'diff' | 'ci' | 't'>;

function tabulate(
  { report, place, change, questionnaire }: PlacedChange,
  speaker: Speaker,
  columns: readonly Column[],
  describe: (
    figures: DimensionChange,
    at: string,
  ) => { readonly tested: Tested | null; readonly cells: readonly Cell[] },
): Omit<Table, 'label'> {
  const { say } = speaker;
  const described = change.dimensions.map((figures, index) => {
    const { tested, cells } = describe(figures, `/waves/${place}/dimensions/${index}`);
    return { id: figures.id, tested, cells, diff: tested?.diff ?? null, ci: tested?.ci ?? null };
  });
  const drawn = described.map(({ diff, ci }) => ({ value: diff, ci }));
  const { ends, scale } = differenceScale(drawn, report.scale);
  const rows = described.map(({ id, tested, cells, diff, ci }) => {
    const verdict = tested === null || diff === null ? null : judgeTested(tested);
    const told = say(verdict ? `report.change.${verdict}` : 'report.noItems');
    const picture = drawFigure({ value: diff, ci, verdict }, scale, told);
    return { name: nameDimension(questionnaire, id, speaker), verdict, cells, picture };
  });
  return {
    first: say('report.dimension'),
    columns,
    picture: { title: say('report.picture'), ends },
    groups: [{ title: null, rows }],
  };
}

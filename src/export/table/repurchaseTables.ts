import { type buildRepurchase, cellNames } from '../../core/teaching/repurchase.ts';
import { formatCount, formatDifference, formatInterval, formatRange, formatScore } from '../../words/numbers.ts';
import { drawFigure } from '../picture/rowPicture.ts';
import { plain, type Speaker, type Table } from './table.ts';

type Repurchase = ReturnType<typeof buildRepurchase>;
type Ends = readonly [low: number, high: number];

const percent = (value: number | null) => (value === null ? null : 100 * value);
const percents = (ci: Ends | null): Ends | null => ci && [100 * ci[0], 100 * ci[1]];

/** How many of each cell would buy again, in per cent, with Wilson's interval. */
export function tabulateRates({ rates }: Repurchase, { say }: Speaker): Table {
  return {
    label: say('lesson.rates'),
    first: say('lesson.content'),
    columns: [
      { key: 'n', title: say('report.n') },
      { key: 'rate', title: say('lesson.rate'), isMain: true },
      { key: 'ci', title: say('lesson.ci') },
    ],
    picture: { title: say('report.picture'), ends: ['0%', '100%'] },
    groups: [
      {
        title: null,
        rows: rates.map(({ n, value, ci }, index) => {
          const name = say(`lesson.cell.${cellNames[index] ?? 'both'}`);
          const figure = { value: percent(value), ci: percents(ci), verdict: null };
          return {
            name,
            cells: plain(formatCount(n), formatScore(figure.value), formatRange(figure.ci)),
            picture: drawFigure(
              figure,
              { min: 0, max: 100 },
              say('lesson.rateOf', { name, value: formatScore(figure.value) }),
            ),
          };
        }),
      },
    ],
  };
}

/** What goes with service and with product, in percentage points. */
export function tabulateEffects({ effects }: Repurchase, { say }: Speaker): Table {
  return {
    label: say('lesson.effects'),
    first: say('lesson.difference'),
    columns: [
      { key: 'gap', title: say('lesson.points'), isMain: true },
      { key: 'ci', title: say('lesson.ci') },
    ],
    picture: { title: say('report.picture'), ends: ['−100', '+100'] },
    groups: [
      {
        title: null,
        rows: effects.map(({ name, effect }) => {
          const figure = { value: percent(effect?.value ?? null), ci: percents(effect?.ci ?? null), verdict: null };
          const title = say(`lesson.effect.${name}`);
          const shown = formatDifference(figure.value);
          return {
            name: title,
            cells: plain(shown, formatInterval(figure.ci)),
            picture: drawFigure(figure, { min: -100, max: 100 }, say('lesson.rateOf', { name: title, value: shown })),
          };
        }),
      },
    ],
  };
}

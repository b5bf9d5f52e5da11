import { listScaleFields } from '../../core/answers/fields.ts';
import type { Side } from '../../core/instrument/side.ts';
import type { ResponseFile, ResponseRow } from '../readResponses.ts';

/** What the cells of a side hold. Blank cells and those that say so in a word of the list are `blank`. */
export interface AnswerCounts {
  /** `cause` for the statements on what stands behind a gap. */
  readonly side: Side | 'cause';
  readonly answered: number;
  readonly blank: number;
  readonly noOpinion: number;
  readonly notShown: number;
  readonly refused: number;
  /** Out of range, or no number at all. */
  readonly bad: number;
}

/**
 * Counts what the rated cells of a file hold, side by side, from the packed answers: only places that a column fills, as the
 * others were not asked in this file.
 */
export function startAnswerCount({ questionnaire, columns }: Pick<ResponseFile, 'questionnaire' | 'columns'>) {
  const columnOf = new Map(columns.flatMap((each) => ('field' in each ? [[each.field, each.column] as const] : [])));
  const sideOf = listSides(questionnaire);
  const places = listScaleFields(questionnaire).flatMap((field, place) => {
    const column = columnOf.get(field);
    const side: AnswerCounts['side'] = sideOf[place] ?? 'cause';
    return column === undefined ? [] : [{ place, column, side }];
  });
  const sides = [...new Set([...sideOf, 'cause' as const])].filter((side) =>
    places.some((place) => place.side === side),
  );
  const counted = places.map(({ place, side }) => ({ place, own: sides.indexOf(side) }));
  const sideByColumn = new Map(places.map(({ column, side }) => [column, sides.indexOf(side)]));
  const signs = sides.map(() => new Float64Array(128));
  const bad = sides.map(() => 0);

  return {
    add({ response, problems }: ResponseRow): void {
      if (response === null) return;
      const { items } = response.answers;
      for (const { place, own } of counted) {
        const counts = signs[own];
        const code = place < items.length ? items.charCodeAt(place) : blankSign;
        if (counts) counts[code] = (counts[code] ?? 0) + 1;
      }
      for (const { column } of problems) {
        const own = column === undefined ? undefined : sideByColumn.get(column);
        if (own !== undefined) bad[own] = (bad[own] ?? 0) + 1;
      }
    },
    finish(): readonly AnswerCounts[] {
      return sides.map((side, index) => {
        const count = (sign: string) => signs[index]?.[sign.charCodeAt(0)] ?? 0;
        const all = signs[index]?.reduce((sum, each) => sum + each, 0) ?? 0;
        const wrong = bad[index] ?? 0;
        // What could not be read was left blank.
        const none = { blank: count('.') - wrong, noOpinion: count('?'), notShown: count('/'), refused: count('!') };
        const answered = all - Object.values(none).reduce((sum, each) => sum + each, wrong);
        return { side, answered, ...none, bad: wrong };
      });
    },
  };
}

const blankSign = '.'.charCodeAt(0);

/** The side of every place of the packed answers, see core/instrument/layout. */
function listSides({ items, sides, dimensions, ratings }: ResponseFile['questionnaire']): readonly Side[] {
  return [
    ...items.flatMap(() => sides.map(({ side }) => side)),
    ...dimensions.flatMap(() => ratings.map(({ side }) => side)),
  ];
}

import { itemField } from '../../core/answers/fields.ts';
import { offsetAt } from '../../core/answers/packedAnswers.ts';
import { placeOfItem } from '../../core/instrument/layout.ts';
import { fillSymmetric } from '../../core/statistics/covariance.ts';
import type { ResponseFile, ResponseRow } from '../readResponses.ts';
import { collectPairs } from './collectPairs.ts';
import { findOpposed } from './findOpposed.ts';

/** A column whose answers run against the others of its side. */
export interface OpposedColumn {
  readonly item: string;
  readonly column: string;
}

/**
 * Finds the columns whose answers run against the others of their side, as where a statement is worded negatively and its answers
 * stand as they were given. Items that are known to be worded negatively are compared the other way. Nothing is turned round here:
 * only people know what was asked.
 */
export function startItemDoubt({ questionnaire, columns }: Pick<ResponseFile, 'questionnaire' | 'columns'>) {
  const { items, sides, scale } = questionnaire;
  const nameOf = new Map(columns.flatMap((each) => ('field' in each ? [[each.field, each.column] as const] : [])));
  const searched = sides.map(({ side }, place) => ({
    side,
    spots: items.map((_, item) => placeOfItem(questionnaire, item, place)),
    pairs: collectPairs(items.length),
  }));
  const values = new Float64Array(items.length);
  const span = scale.max - scale.min;
  const signs = items.map(({ reverse }) => (reverse ? -1 : 1));

  return {
    add({ response }: ResponseRow): void {
      if (response === null) return;
      for (const { spots, pairs } of searched) {
        if (pairs.isFull()) continue;
        for (let item = 0; item < values.length; item++) {
          const offset = offsetAt(response.answers.items, spots[item] ?? -1);
          values[item] = offset < 0 ? Number.NaN : (signs[item] ?? 1) * offset;
        }
        if (!isFlat(values, span)) pairs.add(values);
      }
    },
    /** @param known items of which something is known already */
    finish(known: ReadonlySet<string>): readonly OpposedColumn[] {
      return searched.flatMap(({ side, pairs }) => {
        const asked = [...items.keys()].filter((item) => nameOf.has(itemField(items[item]?.id ?? '', side)));
        const listAll = (of: (i: number, j: number) => number) =>
          fillSymmetric(asked.length, (i, j) => of(asked[i] ?? -1, asked[j] ?? -1));
        return findOpposed(listAll(pairs.covariance), listAll(pairs.count)).flatMap((place): OpposedColumn[] => {
          const { id = '' } = items[asked[place] ?? -1] ?? {};
          const column = nameOf.get(itemField(id, side));
          return column === undefined || known.has(id) ? [] : [{ item: id, column }];
        });
      });
    },
  };
}

/**
 * Whether all answers are the same, or that turned round. Whoever answered so did not read: that would hide what runs which way or, where
 * some columns were turned round, feign it.
 */
function isFlat(values: Float64Array, span: number): boolean {
  let first = Number.NaN;
  for (const value of values) {
    const point = Math.abs(value);
    if (Number.isNaN(point)) continue;
    if (Number.isNaN(first)) first = point;
    else if (point !== first && point !== span - first) return false;
  }
  return true;
}

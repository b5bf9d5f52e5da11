import type { Questionnaire } from '../instrument/questionnaire.ts';
import type { ItemFigures } from './buildItems.ts';
import type { Report } from './report.ts';

/** The items of one dimension in one area, or at one moment of contact, taken together. */
export interface Crossed {
  /** Their places in the questionnaire. */
  readonly items: readonly number[];
  /** How many people the item with the fewest rests on. */
  readonly n: number;
  /** The mean of their gaps. It is not tested: some people answered all of them, others one. */
  readonly gap: number;
  /** How many of them are shortfalls that are proven among all items. */
  readonly proven: number;
}

/** Of a place, each dimension in its order: null where nothing was asked, or nobody answered. */
export interface CrossedRow {
  /** Null for items that name no place. */
  readonly place: string | null;
  readonly cells: readonly (Crossed | null)[];
}

/** The gaps of the items by the area, or the moment of contact, that they name, and by dimension. Empty where none names one. */
export function crossItems(
  { items, dimensions }: Pick<Report, 'items' | 'dimensions'>,
  questionnaire: Questionnaire,
  by: 'area' | 'touchpoint',
): readonly CrossedRow[] {
  const places = questionnaire[by === 'area' ? 'areas' : 'touchpoints'].map(({ id }) => id);
  if (places.length === 0) return [];
  const cross = (place: string | null): CrossedRow => ({
    place,
    cells: dimensions.map(({ id }) =>
      joinItems(
        items.map((figures, index) => {
          const asked = questionnaire.items[index];
          return asked?.dimension === id && (asked[by] ?? null) === place ? figures : null;
        }),
      ),
    ),
  });
  return [...places, null].map(cross).filter(({ cells }) => cells.some((cell) => cell !== null));
}

function joinItems(items: readonly (ItemFigures | null)[]): Crossed | null {
  const found = items.flatMap((figures, index) =>
    figures === null || figures.gap === null
      ? []
      : [{ index, gap: figures.gap, n: figures.n, verdict: figures.verdict }],
  );
  if (found.length === 0) return null;
  return {
    items: found.map(({ index }) => index),
    n: Math.min(...found.map(({ n }) => n)),
    gap: found.reduce((sum, { gap }) => sum + gap, 0) / found.length,
    proven: found.filter(({ verdict }) => verdict === 'shortfall').length,
  };
}

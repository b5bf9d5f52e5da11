/** A label beside a point: its middle. */
export interface LabelPlace {
  readonly x: number;
  readonly y: number;
}

/** A label that stands so far from its point that a line has to lead from the one to the other. */
export interface PlacedLabel extends LabelPlace {
  readonly isFar: boolean;
}

interface Box extends LabelPlace {
  readonly width: number;
  readonly height: number;
}

/** A dot with its outline, which no label should cover. */
const dot = 11;
/** What lies near is read first: a place farther off must save this much, in square pixels, for each ring. */
const ringCost = 5;

const directions = [
  [1, 0],
  [-1, 0],
  [0, -1],
  [0, 1],
  [0.8, -0.8],
  [-0.8, -0.8],
  [0.8, 0.8],
  [-0.8, 0.8],
] as const;

/**
 * Where the labels of points stand so that they cover each other and the points as little as may be: one after the other, each on
 * the side where it hides least, and a little farther off where all near places are taken.
 *
 * @param width of a label, one a point
 * @param bounds no label leaves this rectangle
 */
export function placeLabels(
  points: readonly LabelPlace[],
  width: readonly number[],
  height: number,
  bounds: { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number },
): readonly PlacedLabel[] {
  const taken: Box[] = points.map((point) => ({ ...point, width: dot, height: dot }));
  return points.map((point, index) => {
    const wide = width[index] ?? 0;
    const places = [0, 1, 2].flatMap((ring) =>
      directions.map(([dx, dy]): Box & { readonly ring: number } => {
        const [right, down] = [dx * (wide / 2 + 7 + 12 * ring), dy * (height / 2 + 6 + 12 * ring)];
        const x = clamp(point.x + right, bounds.left + wide / 2, bounds.right - wide / 2);
        const y = clamp(point.y + down, bounds.top + height / 2, bounds.bottom - height / 2);
        return { x, y, width: wide, height, ring };
      }),
    );
    const cost = places.map((place) => taken.reduce((sum, box) => sum + overlap(place, box), ringCost * place.ring));
    const best = places[cost.indexOf(Math.min(...cost))] ?? { ...point, width: wide, height, ring: 0 };
    taken.push(best);
    return { x: best.x, y: best.y, isFar: best.ring > 0 };
  });
}

function overlap(a: Box, b: Box): number {
  const across = Math.min(a.x + a.width / 2, b.x + b.width / 2) - Math.max(a.x - a.width / 2, b.x - b.width / 2);
  const down = Math.min(a.y + a.height / 2, b.y + b.height / 2) - Math.max(a.y - a.height / 2, b.y - b.height / 2);
  return Math.max(0, across) * Math.max(0, down);
}

function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(high, value));
}

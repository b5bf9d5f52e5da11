/** A label beside a point: its middle. */
export interface LabelPlace {
  readonly x: number;
  readonly y: number;
}

interface Box extends LabelPlace {
  readonly width: number;
  readonly height: number;
}

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
 * the side where it hides least.
 *
 * @param width of a label, one a point
 * @param bounds no label leaves this rectangle
 */
export function placeLabels(
  points: readonly LabelPlace[],
  width: readonly number[],
  height: number,
  bounds: { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number },
): readonly LabelPlace[] {
  const taken: Box[] = points.map((point) => ({ ...point, width: 7, height: 7 }));
  return points.map((point, index) => {
    const wide = width[index] ?? 0;
    const places = directions.map(([dx, dy]): Box => {
      const x = clamp(point.x + dx * (wide / 2 + 7), bounds.left + wide / 2, bounds.right - wide / 2);
      const y = clamp(point.y + dy * (height / 2 + 6), bounds.top + height / 2, bounds.bottom - height / 2);
      return { x, y, width: wide, height };
    });
    const hidden = places.map((place) => taken.reduce((sum, box) => sum + overlap(place, box), 0));
    const best = places[hidden.indexOf(Math.min(...hidden))] ?? { ...point, width: wide, height };
    taken.push(best);
    return { x: best.x, y: best.y };
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

/**
 * Places beside each other moved so that none is nearer to the next than `apart`, each as near to where it belongs as an order from low
 * to high allows. Where there is no room for all, they share the room evenly.
 */
export function spreadApart(places: readonly number[], apart: number, low: number, high: number): readonly number[] {
  const step = Math.min(apart, (high - low) / Math.max(1, places.length - 1));
  const order = [...places.keys()].sort((a, b) => (places[a] ?? 0) - (places[b] ?? 0));
  const moved = [...places];
  let least = low;
  for (const index of order) {
    moved[index] = Math.max(least, places[index] ?? low);
    least = (moved[index] ?? low) + step;
  }
  let most = high;
  for (const index of order.toReversed()) {
    moved[index] = Math.min(most, moved[index] ?? high);
    most = (moved[index] ?? high) - step;
  }
  return moved;
}

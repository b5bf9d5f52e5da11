/** Below this many people who answered both, a correlation says too little to ask about. */
export const fewestPeople = 30;

/** Collects how two figures of a person go together. In constant memory. */
export function collectCorrelation() {
  let [n, x, y, xx, yy, xy] = [0, 0, 0, 0, 0, 0];
  return {
    /** How many people were added. */
    count: () => n,
    add(a: number, b: number): void {
      n++;
      x += a;
      y += b;
      xx += a * a;
      yy += b * b;
      xy += a * b;
    },
    /** Pearson's r; null for too few people, or where all gave the same. */
    finish(): number | null {
      if (n < fewestPeople) return null;
      const r = (xy - (x * y) / n) / Math.sqrt((xx - (x * x) / n) * (yy - (y * y) / n));
      return Number.isFinite(r) ? r : null;
    },
  };
}

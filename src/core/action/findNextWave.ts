import type { Wave } from '../study/settings.ts';

/** The wave that a plan has after another; after one that it does not name, there is none. */
export function findNextWave(waves: readonly Wave[], after: string): Wave | undefined {
  const place = waves.findIndex(({ id }) => id === after);
  return place < 0 ? undefined : waves[place + 1];
}

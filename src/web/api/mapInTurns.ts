import { letOthersRun } from '../analyse/foldSample.ts';

/** So many responses take about a hundredth of a second. */
const blockSize = 50;

/** Maps one after the other; between blocks, phones get their pages. */
export async function mapInTurns<From, To>(items: readonly From[], map: (item: From) => To): Promise<readonly To[]> {
  const mapped: To[] = [];
  for (const [index, item] of items.entries()) {
    if (index > 0 && index % blockSize === 0) await letOthersRun();
    mapped.push(map(item));
  }
  return mapped;
}

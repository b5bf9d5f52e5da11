import type { ResponseFile } from '../readResponses.ts';
import { readReadingWords } from '../recognise/readingWords.ts';
import { readDirection } from './readDirection.ts';

/** What speaks for it that 1 is the best answer: words beside the numbers, or what the same people say of the whole. */
export type BestFirst = 'words' | 'outcomes';

/**
 * Why 1 may be the best answer in this file: words that stand beside the numbers say so, or the answers run against what the
 * same people say of the whole. Null where nothing speaks for it, or the columns are turned round already.
 *
 * @param texts what stands in its cells, as far as it is known.
 */
export async function doubtDirection(
  { columns }: Pick<ResponseFile, 'columns'>,
  texts: readonly string[],
  runsAgainst: boolean,
): Promise<BestFirst | null> {
  const items = columns.flatMap((each) => ('field' in each && each.range !== null ? [each] : []));
  const turned = items.filter(({ isTurned }) => isTurned).length;
  if (2 * turned > items.length) return null;
  const said = readDirection([...items.map(({ column }) => column), ...texts], await readReadingWords());
  if (said === 'best-first') return 'words';
  return said === null && runsAgainst ? 'outcomes' : null;
}

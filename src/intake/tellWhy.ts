import type { Questionnaire } from '../core/instrument/questionnaire.ts';
import type { Problem } from '../core/problem.ts';
import { findOutcome } from './recognise/findOutcome.ts';
import type { ReadingWords } from './recognise/readingWords.ts';
import { readSide } from './recognise/readSide.ts';
import type { SortedColumns } from './recognise/sortColumns.ts';
import { noColumns, type recogniseHeaders } from './recogniseHeaders.ts';

/** Fewer ratings that speak of a side are no instrument. */
const fewestSided = 3;

/**
 * Why a file is not recognised. A statement without its partner says more than that nothing is known, and so does it that hardly a
 * rating speaks of a side where there are fewer than items: satisfaction with the whole alone is another kind of survey.
 */
export function tellWhy(
  named: ReturnType<typeof recogniseHeaders>,
  { rated }: Pick<SortedColumns, 'rated'>,
  unpaired: readonly Problem[],
  { audience, items }: Questionnaire,
  words: ReadingWords,
): readonly Problem[] {
  const problems = 'problems' in named ? named.problems : [noColumns(audience)];
  const told = problems.filter(({ column }) => column !== undefined);
  if (unpaired.length > 0) return [...told, ...unpaired];
  const sided = rated.filter((each) => findOutcome(each, words) === undefined && readSide(each, words).side !== null);
  const isOther = rated.length > 0 && rated.length < items.length && sided.length < fewestSided;
  return audience === 'customer' && told.length === 0 && isOther ? [{ code: 'not-recognised-sides' }] : problems;
}

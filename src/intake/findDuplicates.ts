import { hashTexts } from '../core/answers/quality/hashText.ts';
import { startPairSet } from './pairSet.ts';
import type { ResponseRow } from './readResponses.ts';

/**
 * Tells whether a row says the same as an earlier one: same id, wave and answers. Rows of a file without ids are never
 * duplicates, however alike. Remembers a few dozen bytes for each row that has an id, and nothing otherwise.
 *
 * Compared are 106 bits that stand for them: among a million rows two share these by chance once in 10^20 times.
 */
export function startDuplicateSearch(): (row: ResponseRow) => boolean {
  const seen = startPairSet();
  return ({ response, texts, whose }) => {
    if (whose === null || response === null || texts === null) return false;
    const { answers, wave } = response;
    const said = hashTexts([answers.items, texts.points, texts.outcomes, texts.profile, texts.comments]);
    return !seen.add(hashTexts(wave === null ? [whose] : [whose, wave]), said);
  };
}

import { fingerprintAnswers } from '../core/answers/answers.ts';
import type { ResponseRow } from './readResponses.ts';
import { makeResponseId } from './responseId.ts';

/**
 * Tells whether a row says the same as an earlier one: same id, wave and answers. Rows of a file without ids are never
 * duplicates, however alike. Remembers a few dozen bytes for each row that has an id, and nothing otherwise.
 */
export function startDuplicateSearch(): (row: ResponseRow) => boolean {
  const seen = new Set<string>();
  return ({ response, isIdentified }) => {
    if (!isIdentified || response === null) return false;
    const { id, wave, answers } = response;
    const key = makeResponseId(id, wave, fingerprintAnswers(answers));
    if (seen.has(key)) return true;
    seen.add(key);
    return false;
  };
}

import { offsetAt } from '../../../src/core/answers/packedAnswers.ts';
import { startDuplicateSearch } from '../../../src/intake/findDuplicates.ts';
import { openResponses, type ResponseRow } from '../../../src/intake/readResponses.ts';
import { checkImport } from '../../../src/web/analyse/importFile.ts';
import { servqualForm } from '../../core/given.ts';
import { writeTemporary } from '../writeTemporary.ts';
import { ratings } from './baseFile.ts';

/**
 * What a file comes to in a study of the published questionnaire: what the analyst is told, and for each row that would be
 * stored its cells as the base file has them.
 */
export async function checkFile(content: string | Buffer) {
  const how = { mapping: null, wanted: { questionnaire: servqualForm } };
  const file = await openResponses(writeTemporary(content), how, { id: 'inn', openWave: '1' });
  if ('problems' in file) return { ...file, check: null, stored: [] };
  const isDuplicate = startDuplicateSearch();
  const stored: (readonly (string | null)[])[] = [];
  let duplicates = 0;
  const take = async (rows: readonly ResponseRow[]) => {
    for (const row of rows)
      if (isDuplicate(row)) duplicates++;
      else stored.push(writeCells(row));
  };
  const check = await checkImport(file, new Set(), take, () => {});
  if (!('read' in check)) return { problems: check.problems, check: null, stored: [] };
  return { problems: check.problems, check: { ...check, duplicates }, stored };
}

/** A response as the cells of the base file: null is nothing. */
function writeCells({ response }: ResponseRow): readonly (string | null)[] {
  if (response === null) return [];
  const { respondent, submittedAt, seconds, answers } = response;
  const point = (name: string) => {
    const place = 2 * (Number(name.slice(1)) - 1) + (name.startsWith('P') ? 1 : 0);
    const offset = offsetAt(answers.items, place);
    return offset >= 0 ? String(offset + 1) : answers.items[place] === '.' ? null : 'no opinion';
  };
  const branch = answers.profile.get('segment') ?? null;
  return [respondent, submittedAt, seconds === null ? null : String(seconds), branch, ...ratings.map(point)];
}

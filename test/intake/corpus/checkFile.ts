import { offsetAt } from '../../../src/core/answers/packedAnswers.ts';
import { startDuplicateSearch } from '../../../src/intake/findDuplicates.ts';
import { openResponses, type ResponseRow } from '../../../src/intake/readResponses.ts';
import { checkImport, type ImportCheck } from '../../../src/web/analyse/importFile.ts';
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
  // Looks at the very rows that are checked, since nothing is read twice.
  const watched = {
    ...file,
    async *readRows() {
      for await (const rows of file.readRows()) {
        for (const row of rows) if (row.problems.length === 0 && !isDuplicate(row)) stored.push(writeCells(row));
        yield rows;
      }
    },
  };
  // Nothing is stored that a row could be compared with.
  const comparison = { add: async () => {}, finish: async () => ({ fresh: 0, same: 0, changed: 0, changedRows: [] }) };
  const check = await checkImport(watched, new Set(), comparison);
  const isTaken = 'read' in check;
  return { problems: check.problems, check: isTaken ? (check as ImportCheck) : null, stored: isTaken ? stored : [] };
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

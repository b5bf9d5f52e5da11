import type { AnswerTexts } from '../core/answers/answers.ts';
import type { Response } from '../core/answers/response.ts';
import type { Problem } from '../core/problem.ts';
import type { ColumnPlan } from './columnPlan.ts';
import { planColumns } from './columns.ts';
import { findRecurringIds } from './findRecurringIds.ts';
import type { Mapping } from './mapping.ts';
import { startRowReader } from './readResponse.ts';
import { hashFile } from './responseId.ts';
import { type How, type Recognised, settleMapping, type Unusable } from './settleMapping.ts';
import { cellAt } from './table/line.ts';
import { type BadRow, openTable, type Table } from './table/openTable.ts';
import type { Row, TellShare } from './table/row.ts';
import { unfoldLongForm } from './unfoldLongForm.ts';

/** What sets the ids apart of responses that belong to no study. */
export const noStudy = { id: 'analyze', openWave: null };

/** A file of responses, understood and ready to be read. */
export interface ResponseFile extends ColumnPlan {
  readonly header: readonly string[];
  /** What each column is, as the mapping given says or the headers do. */
  readonly mapping: Mapping;
  /** What the file said of itself; null where a mapping says what it is. */
  readonly recognised: Recognised | null;
  /** Finds the SHA-256 of its bytes. */
  readonly findHash: () => Promise<string>;
  /**
   * The rows of the file in its order, some at a time, in constant memory; can be asked for more than once. Where responses are
   * neither stored nor handed on they need no ids, which take as long to make as to read the row: then they have only their own.
   */
  readonly readRows: (tell?: TellShare, ids?: 'own-ids') => AsyncGenerator<readonly ResponseRow[]>;
  /** What the last reading to the end left out because it is nobody's answers, such as notes below the data. */
  readonly listLeftOut: Table['listLeftOut'];
}

/** One row of the file: a response, or the problem for which there is none. */
export interface ResponseRow {
  readonly row: number;
  /** As it stands in the file; null where it cannot be told apart into cells. */
  readonly given: Row | null;
  /** Bad cells are left blank in it. Null when the row cannot be used at all. */
  readonly response: Response | null;
  /** Its answers beside the items as they are compared and stored; null where there are none. */
  readonly texts: AnswerTexts | null;
  /** Whose or which response it is, by an id of the file; null where the file does not say. */
  readonly whose: string | null;
  readonly problems: readonly Problem[];
  /** True when nothing after this row can be read: then nothing of the file may be used. */
  readonly isFatal: boolean;
}

/**
 * The one way from a file to responses. With a mapping the columns are what it says. Without one, or where it names no column
 * of this audience, their names must speak for themselves, in terms of what is wanted; what the mapping says of scale, missing
 * and labels holds all the same.
 *
 * @param study sets the ids apart: the same file gives the same ids in one study, and others in another. Rows that name no
 *   wave belong to its open one.
 */
export async function openResponses(
  path: string,
  how: How,
  study: { readonly id: string; readonly openWave: string | null },
): Promise<ResponseFile | Unusable> {
  const opened = await openTable(path);
  const table = 'problems' in opened ? opened : await unfoldLongForm(opened);
  if ('problems' in table) return { ...table, draft: null };
  const { header } = table;
  const settled = await settleMapping(table, how);
  // What is looked for may stand on another sheet.
  if ('problems' in settled) return { ...settled, problems: [...settled.problems, ...table.listLeftOut()] };
  const { mapping, wanted, recognised } = settled;
  const recurring = recognised === null ? [] : findRecurringIds(mapping, table.sample, header);
  if (recurring.length > 0) return { problems: recurring, draft: mapping };
  const plan = planColumns(mapping, header, wanted);
  if ('problems' in plan) return { ...plan, draft: recognised && 'questionnaire' in wanted ? mapping : null };
  const isLeftover = findLeftovers(plan);
  let hash: Promise<string> | undefined;
  const findHash = () => {
    hash ??= hashFile(path);
    return hash;
  };

  return {
    ...plan,
    header,
    mapping,
    recognised,
    findHash,
    listLeftOut: table.listLeftOut,
    async *readRows(tell, ids) {
      const { id, openWave } = study;
      const source = ids === 'own-ids' ? null : { study: id, openWave, fileHash: await findHash() };
      const readRow = startRowReader(plan, source);
      const read = (each: Row | BadRow): ResponseRow => {
        if ('problem' in each) return describeBadRow(each);
        const { response, texts, whose, problems } = readRow(each);
        return { row: each.row, given: each, response, texts, whose, problems, isFatal: false };
      };
      for await (const rows of table.readRows(tell))
        yield rows.filter((each) => 'problem' in each || !isLeftover(each)).map(read);
    },
  };
}

function describeBadRow({ problem, isFatal }: BadRow): ResponseRow {
  const nothing = { given: null, response: null, texts: null, whose: null };
  return { row: problem.row ?? 0, ...nothing, problems: [problem], isFatal };
}

/**
 * Tells whether a row is what spreadsheets leave behind below the data: nothing in any column that is used, although every
 * response has an id. Another table beside the data may go on further down. Without a column for ids such a row may be a person
 * who answered nothing, and counts.
 */
function findLeftovers(plan: ColumnPlan): (row: Row) => boolean {
  const hasIds = plan.columns.some((column) => 'about' in column && ['respondent', 'response'].includes(column.about));
  return (row) => hasIds && plan.columns.every(({ index }) => cellAt(row, index).trim() === '');
}

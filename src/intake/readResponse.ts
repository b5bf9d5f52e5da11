import { type AnswerTexts, fingerprintAnswers, writeAnswers } from '../core/answers/answers.ts';
import { completePoints } from '../core/answers/importance.ts';
import { startParsing } from '../core/answers/parseAnswers.ts';
import { parseWholeNumber } from '../core/answers/parseNumber.ts';
import type { Response } from '../core/answers/response.ts';
import { type Problem, quoteValue } from '../core/problem.ts';
import type { ColumnPlan } from './columnPlan.ts';
import { type Cells, startCellReader } from './readCells.ts';
import { readSeconds } from './readSeconds.ts';
import { readTime } from './readTime.ts';
import { makeResponseId, readUuid } from './responseId.ts';
import type { Row } from './table/row.ts';

const longestDuration = 999_999_999;

/** What sets ids apart: the study and the wave that rows without one belong to, and the file by its content. */
export interface Source {
  readonly study: string;
  readonly openWave: string | null;
  readonly fileHash: string;
}

/** A row as a response. */
interface RowRead {
  readonly response: Response;
  readonly texts: AnswerTexts;
  /** Whose or which response it is, by an id of the file; null where the row itself does not tell. */
  readonly whose: string | null;
  readonly problems: readonly Problem[];
}

/**
 * Reads one row of a file after another as responses. Bad cells are left blank in it, each with a problem that names row and column.
 *
 * Its id is the file's own where that is a UUID; else it follows from the person's id, wave and answers, so that the same
 * answers of the same person are one response; else from what the tool numbers the form by and its time, as a later export brings
 * the same forms again, also with other answers; else from the file's content and the row, so that no two rows are one.
 *
 * @param source null where no ids are made, but for those that rows bring along
 */
export function startRowReader(plan: ColumnPlan, source: Source | null): (row: Row) => RowRead {
  const readCells = startCellReader(plan);
  const parse = startParsing(plan.questionnaire);
  return (row) => {
    const read = readCells(row);
    return readRow(plan, read, parse(read.values), row.row, source);
  };
}

function readRow(
  plan: ColumnPlan,
  read: Cells,
  { answers: given, problems }: ReturnType<ReturnType<typeof startParsing>>,
  row: number,
  source: Source | null,
): RowRead {
  const { about } = read;
  const wave = about.wave ?? null;
  const respondent = about.respondent ?? null;
  const submitted = about.submitted;
  const duration = about.duration;
  const seconds = duration === undefined ? null : readSeconds(duration);
  const cameBy = about.source;

  const serial = about.serial ?? null;
  const ownId = about.response === undefined ? null : readUuid(about.response);
  // What this program wrote comes back as it was stored.
  const points = ownId === null ? completePoints(plan.questionnaire, given.points) : given.points;
  const answers = points === given.points ? given : { ...given, points };
  const whose = respondent ?? (serial === null ? null : `#${serial} ${submitted ?? ''}`);
  // A form that a tool numbers and dates is the same form when its answers have been corrected.
  const isForm = respondent === null && serial !== null && submitted !== undefined;
  const texts = writeAnswers(answers);
  const makeId = ({ study, openWave, fileHash }: Source): string =>
    whose === null
      ? makeResponseId(study, fileHash, row)
      : makeResponseId(study, whose, wave ?? openWave, ...(isForm ? [] : [fingerprintAnswers(answers, texts)]));
  const id = ownId ?? (source === null ? '' : makeId(source));
  const badDuration: Problem[] = duration !== undefined && seconds === null ? [placeDuration(plan, duration, row)] : [];
  const response = {
    id,
    answers,
    wave,
    respondent,
    token: about.token ?? null,
    isTrapped: about.trapped === '1',
    submittedAt: submitted === undefined ? null : readTime(submitted),
    language: about.language ?? null,
    seconds,
  };
  return {
    response: cameBy === undefined ? response : { ...response, source: cameBy },
    texts,
    whose: ownId ?? whose,
    problems: [...read.problems, ...problems.map((problem) => placeField(plan, problem, row)), ...badDuration],
  };
}

/** The problem of a field as that of its row and column. */
function placeField(plan: ColumnPlan, { field, ...problem }: Problem, row: number): Problem {
  const found = plan.columns.find((planned) => 'field' in planned && planned.field === field);
  return found ? { ...problem, row, column: found.column } : { ...problem, row };
}

function placeDuration(plan: ColumnPlan, duration: string, row: number): Problem {
  const found = plan.columns.find((planned) => 'about' in planned && planned.about === 'duration');
  const code = typeof parseWholeNumber(duration) === 'number' ? 'off-scale' : 'not-a-number';
  const values = { value: quoteValue(duration), min: 0, max: longestDuration };
  return { code, row, column: found?.column ?? 'duration', values };
}

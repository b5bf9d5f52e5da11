import type { Response } from '../../../core/answers/response.ts';
import type { Questionnaire } from '../../../core/instrument/questionnaire.ts';
import { listVariables } from '../../codebook/listVariables.ts';
import { byteOrderMark, joinCells } from '../../csvText.ts';
import { listColumns } from '../../responsesCsv.ts';

/**
 * The table of responses as SPSS reads it: without what people wrote in their own words, and each on one line. SPSS takes a line
 * break inside a cell for the end of the row, so that a comment could pass for another person.
 */
export async function* writeSpssData(
  study: string,
  questionnaire: Questionnaire,
  segments: readonly string[],
  blocks: AsyncIterable<readonly Response[]>,
): AsyncGenerator<string> {
  const kinds = new Map(listVariables(questionnaire, segments).map(({ name, kind }) => [name, kind]));
  const columns = listColumns(study, questionnaire, segments).filter(({ name }) => kinds.get(name) !== 'text');
  yield byteOrderMark + joinCells(columns.map(({ name }) => name));
  for await (const block of blocks)
    yield block
      .map((response) => joinCells(columns.map(({ write }) => write(response).replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' '))))
      .join('');
}

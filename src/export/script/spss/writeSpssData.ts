import type { Questionnaire } from '../../../core/instrument/questionnaire.ts';
import { listVariables } from '../../codebook/listVariables.ts';
import { joinCells, rawCsv } from '../../csvText.ts';
import { listColumns, type OpenBlocks } from '../../responseColumns.ts';

/**
 * The table of responses as SPSS reads it: without what people wrote in their own words, and each on one line. SPSS takes a line
 * break inside a cell for the end of the row, so that a comment could pass for another person.
 */
export async function* writeSpssData(
  study: string,
  questionnaire: Questionnaire,
  segments: readonly string[],
  openBlocks: OpenBlocks,
): AsyncGenerator<string> {
  const kinds = new Map(listVariables(questionnaire, segments).map(({ name, kind }) => [name, kind]));
  const columns = listColumns(study, questionnaire, segments).filter(({ name }) => kinds.get(name) !== 'text');
  const write = (cells: readonly string[]) =>
    joinCells(
      cells.map((cell) => cell.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')),
      rawCsv,
    );
  yield write(columns.map(({ name }) => name));
  for await (const block of openBlocks())
    yield block.map((response) => write(columns.map(({ read }) => read(response)))).join('');
}

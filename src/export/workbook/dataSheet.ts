import type { Questionnaire } from '../../core/instrument/questionnaire.ts';
import { listVariables } from '../codebook/listVariables.ts';
import { tabulateCodebook } from '../codebook/writeCodebook.ts';
import { safeCsv } from '../csvText.ts';
import { listColumns, type OpenBlocks, type Overview, type ResponseColumn } from '../responseColumns.ts';
import type { Speaker } from '../table/table.ts';
import { fitHeader } from './fitHeader.ts';
import type { Sheet, SheetCell } from './sheet.ts';

/** The responses of one audience, which a workbook holds. */
export interface DataSource {
  readonly study: string;
  readonly questionnaire: Questionnaire;
  readonly openBlocks: OpenBlocks;
}

/** The responses in the wide form, as in our CSV: a text that begins like a formula is guarded, for it may be saved as CSV. */
export function makeDataSheet(source: DataSource, { segments }: Overview, { say }: Speaker): Sheet {
  const { study, questionnaire, openBlocks } = source;
  const columns = listColumns(study, questionnaire, segments);
  const header = columns.map(({ name }) => name);
  return {
    title: say(`sheets.data.${questionnaire.audience}`),
    widths: fitHeader(header),
    async *blocks() {
      yield [header];
      for await (const block of openBlocks())
        yield block.map((response) => columns.map((column) => writeValue(column, column.read(response))));
    },
  };
}

function writeValue({ isText }: ResponseColumn, text: string): SheetCell {
  if (text === '') return null;
  return isText ? safeCsv.writeText(text) : Number(text);
}

/** What each column of the responses means. */
export function makeCodebookSheet({ questionnaire }: DataSource, { segments }: Overview, { say }: Speaker): Sheet {
  const rows = tabulateCodebook(listVariables(questionnaire, segments));
  return {
    title: say(`sheets.codebook.${questionnaire.audience}`),
    widths: fitHeader(rows[0] ?? [], [24, 48, 48]),
    blocks: () => [rows.map((cells) => cells.map((cell) => safeCsv.writeText(cell)))],
  };
}

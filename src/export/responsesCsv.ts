import { fieldAt, listLongPlaces, longHeader } from '../core/answers/longForm.ts';
import type { Questionnaire } from '../core/instrument/questionnaire.ts';
import { type CsvStyle, joinCells, safeCsv } from './csvText.ts';
import { listColumns, type OpenBlocks, surveyResponses } from './responseColumns.ts';

/**
 * Responses as our own table: a row a response, form fields as headers, so that it comes in again through the one door with the
 * very same answers. Answers are raw, as they were given: 1 is 1 also where an item is worded negatively. -9 is "no opinion", -8
 * not shown, -7 refused, and an empty cell is a blank. UTF-8.
 *
 * Comes out in pieces, so that memory stays the same however many there are. `openBlocks` is called twice: the first time to
 * learn which segments files have brought.
 */
export async function* writeResponsesCsv(
  study: string,
  questionnaire: Questionnaire,
  openBlocks: OpenBlocks,
  style: CsvStyle = safeCsv,
): AsyncGenerator<string> {
  const { segments } = await surveyResponses(questionnaire, openBlocks);
  const columns = listColumns(study, questionnaire, segments);
  yield style.mark +
    joinCells(
      columns.map(({ name }) => name),
      style,
    );
  for await (const block of openBlocks())
    yield block
      .map((response) =>
        joinCells(
          columns.map(({ isText, read }) => (isText ? style.writeText(read(response)) : read(response))),
          style,
        ),
      )
      .join('');
}

/**
 * The same answers with a row for each that is a number, blanks among them, as R and Python make it of the wide form: nobody is
 * lost who left all blank. Texts and what is known around the answers stand in the wide form, which the response's id joins.
 */
export async function* writeLongCsv(
  study: string,
  questionnaire: Questionnaire,
  openBlocks: OpenBlocks,
  style: CsvStyle = safeCsv,
): AsyncGenerator<string> {
  const columns = listColumns(study, questionnaire, []);
  const rows = listLongPlaces(questionnaire).map((place) => {
    const column = columns.find(({ name }) => name === fieldAt(place));
    if (!column) throw new Error(`no column ${fieldAt(place)}`);
    return { ...place, column };
  });
  yield style.mark + joinCells(longHeader, style);
  for await (const block of openBlocks())
    yield block
      .flatMap((response) =>
        rows.map(({ item, dimension, side, column }) =>
          joinCells([response.id, item, dimension, side, column.read(response)], style),
        ),
      )
      .join('');
}

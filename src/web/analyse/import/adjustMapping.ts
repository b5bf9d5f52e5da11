import type { Questionnaire } from '../../../core/instrument/questionnaire.ts';
import { audienceOfEntry, type Mapping } from '../../../intake/mapping.ts';
import { chooseScale } from '../../../intake/recognise/chooseScale.ts';
import { knowsAll } from '../../../intake/recognise/chooseScaleOfSides.ts';
import { keepLists } from '../../../intake/recognise/keepLists.ts';
import { readReadingWords } from '../../../intake/recognise/readingWords.ts';
import type { Table } from '../../../intake/table/openTable.ts';
import { listColumnChoices } from './mappingForm.ts';

/** The mapping with the points of the usual answers in words, where nobody has said any and a list knows them. */
export async function addLabels(mapping: Mapping, table: Table, questionnaire: Questionnaire): Promise<Mapping> {
  if (Object.keys(mapping.labels ?? {}).length > 0) return mapping;
  const missing = new Set(mapping.missing?.map(String));
  const rated = listRated(mapping, table, questionnaire);
  const cells = rated.flatMap((index) => table.sample.map((row) => (row.cells[index] ?? '').trim()));
  const answers = cells.filter((cell) => cell !== '' && !missing.has(cell));
  const { min, max } = questionnaire.scale;
  const words = keepLists(await readReadingWords(), { min, max });
  // Where two lists know all answers, the first is proposed: it stands on the page to be looked at.
  const choose = (lists: typeof words.labels) => chooseScale(answers, { min, max }, { ...words, labels: lists });
  const alone = words.labels.map((list) => choose([list])).find((each) => each !== null && knowsAll(each, answers));
  const found = choose(words.labels) ?? alone;
  return found?.scale.min === min && found.scale.max === max ? { ...mapping, labels: found.labels } : mapping;
}

/** The places of columns whose answers are points of items or dimensions. */
function listRated(mapping: Mapping, { header }: Table, questionnaire: Questionnaire): readonly number[] {
  return listColumnChoices(mapping, header, questionnaire).flatMap(({ entry, value }, index) =>
    entry && value !== '' && 'reverse' in entry ? [index] : [],
  );
}

/** Whether a mapping has a column with answers to items or of dimensions: without one there is nothing to import. */
export function hasRated(mapping: Mapping, table: Table, questionnaire: Questionnaire): boolean {
  return listRated(mapping, table, questionnaire).length > 0;
}

/** All rated columns run the other way than was thought. */
export function flipColumns(mapping: Mapping, { audience }: Questionnaire): Mapping {
  const columns = mapping.columns.map((entry) =>
    'reverse' in entry && audienceOfEntry(entry) === audience ? { ...entry, reverse: !entry.reverse } : entry,
  );
  return { ...mapping, columns };
}

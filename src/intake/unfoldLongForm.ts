import { fieldAt, longHeader } from '../core/answers/longForm.ts';
import { foldText } from '../core/answers/normaliseText.ts';
import type { Problem } from '../core/problem.ts';
import { splitHeader } from './recognise/splitHeader.ts';
import { cellAt } from './table/line.ts';
import type { BadRow, Table } from './table/openTable.ts';
import type { Row, TellShare } from './table/row.ts';

/** All rows of one response: the place of the first of them in the file, and its answers by field. */
interface Unfolded {
  readonly row: number;
  readonly id: string;
  readonly answers: ReadonlyMap<string, string>;
  readonly problem: Problem | null;
}

/**
 * A table in our long form as the wide one, a row a response; any other table as it is. The rows of a response have to stand
 * together, as we write them: then memory stays the same, and two people of one id are never merged.
 */
export async function unfoldLongForm(table: Table): Promise<Table | { readonly problems: readonly Problem[] }> {
  const places = longHeader.map((name) => table.header.findIndex((each) => foldText(each) === name));
  if (table.header.length !== places.length || places.includes(-1)) return table;

  const fields = new Set<string>();
  const seen = new Set<string>();
  const sample: Unfolded[] = [];
  for await (const rows of unfold(table, places))
    for (const each of rows) {
      if ('isFatal' in each) {
        if (each.isFatal) return { problems: [each.problem] };
        continue;
      }
      if (seen.has(each.id)) return { problems: [{ code: 'long-form-scattered', row: each.row }] };
      seen.add(each.id);
      for (const field of each.answers.keys()) fields.add(field);
      if (sample.length < table.sample.length) sample.push(each);
    }
  const header = [longHeader[0], ...fields];
  const widen = ({ row, id, answers }: Unfolded): Row => ({
    row,
    cells: [id, ...[...fields].map((field) => answers.get(field) ?? '')],
  });
  return {
    layout: {
      ...table.layout,
      columns: header.map((name) => ({ name, about: null, ...splitHeader(name) })),
    },
    header,
    sample: sample.map(widen),
    listLeftOut: table.listLeftOut,
    async *readRows(tell) {
      for await (const rows of unfold(table, places, tell))
        yield rows.map((each) => {
          if ('isFatal' in each) return each;
          return each.problem === null ? widen(each) : { problem: each.problem, isFatal: false };
        });
    },
  };
}

async function* unfold(
  table: Table,
  places: readonly number[],
  tell?: TellShare,
): AsyncGenerator<readonly (Unfolded | BadRow)[]> {
  let current = startResponse('', 0);
  for await (const rows of table.readRows(tell)) {
    const finished: (Unfolded | BadRow)[] = [];
    for (const each of rows) {
      if ('problem' in each) {
        finished.push(each);
        continue;
      }
      const cells = places.map((place) => cellAt(each, place).trim());
      const [id = '', item = '', dimension = '', side = '', value = ''] = cells;
      if (id === '') {
        finished.push({ problem: { code: 'long-form-nameless', row: each.row }, isFatal: false });
        continue;
      }
      if (current.id !== id) {
        if (current.id !== '') finished.push(current);
        current = startResponse(id, each.row);
      }
      const field = fieldAt({ item, dimension, side });
      if (current.answers.has(field)) current.problem = { code: 'repeated-field', row: each.row, column: field };
      current.answers.set(field, value);
    }
    yield finished;
  }
  if (current.id !== '') yield [current];
}

function startResponse(id: string, row: number) {
  return { id, row, answers: new Map<string, string>(), problem: null as Problem | null };
}

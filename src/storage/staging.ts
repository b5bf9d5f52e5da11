import { CompiledQuery } from 'kysely';
import { findRepeated, growNumbers } from '../core/answers/quality/growingNumbers.ts';
import { hashText } from '../core/answers/quality/hashText.ts';
import type { Database } from './schema.ts';
import { dropDuplicates, sortPart } from './settleStaged.ts';
import {
  idAt,
  putValues,
  type StagedValue,
  type StagedValues,
  stagedColumns,
  stagedNumbers,
  stagedTexts,
} from './stagedRows.ts';

/** The rows of a file while they are staged. */
export interface Staging {
  readonly add: (values: StagedValues) => Promise<void>;
  /**
   * Ends it: sorts what has been staged by its ids, in which order it is stored several times as fast; drops rows that repeat an
   * earlier one, with the same id, wave and answers, and gives how many those were.
   */
  readonly sort: () => Promise<number>;
}

/**
 * Rows whose ids begin alike are staged in a table of their own, all while the file is read: so many parts of a million rows are
 * then each sorted nearly in memory, in half the time that it takes to sort the whole. With more of them the last page of each
 * table would not stay in memory while the others are written.
 */
const partCount = 64;

/** More rows in one statement are not faster. */
const rowsPerStatement = 50;
const valuesPerRow = 1 + stagedColumns.length;
const valuesPerStatement = rowsPerStatement * valuesPerRow;

/** Begins to stage the rows of a file; what this connection staged before is dropped. */
export async function startStaging(db: Database): Promise<Staging> {
  for (const name of ['sorted', 'again', ...Array.from({ length: partCount }, (_, part) => tableOf(part))])
    await db.schema.dropTable(name).ifExists().execute();
  for (const name of ['sorted', 'again']) await createTable(db, name);
  const ids = growNumbers();
  const parts = Array.from({ length: partCount }, (_, part) => ({
    table: tableOf(part),
    insertion: writeInsertion(tableOf(part), rowsPerStatement),
    isMade: false,
    /** The values of the rows that fill no statement yet, in a list that is used again: it would outlive what dies young. */
    waiting: new Array<StagedValue>(valuesPerStatement).fill(null),
    length: 0,
  }));
  type Part = (typeof parts)[number];

  const write = async (part: Part, values: StagedValue[]) => {
    if (!part.isMade) await createTable(db, part.table);
    part.isMade = true;
    const isFull = values.length === valuesPerStatement;
    const insertion = isFull ? part.insertion : writeInsertion(part.table, values.length / valuesPerRow);
    await db.executeQuery(CompiledQuery.raw(insertion, values));
  };
  const writeRest = async () => {
    const rests = parts.map((part) => ({ part, values: part.waiting.slice(0, part.length) }));
    if (parts.some(({ isMade }) => isMade)) {
      for (const { part, values } of rests) if (values.length > 0) await write(part, values);
      return;
    }
    // A few rows in many tables would take longer than in one.
    const all = rests.flatMap(({ values }) => values);
    for (let from = 0; from < all.length; from += valuesPerStatement)
      await write(parts[0] as Part, all.slice(from, from + valuesPerStatement));
  };

  return {
    async add(values) {
      for (let at = 0; at < values.rows.length; at++) {
        const id = idAt(values, at);
        ids.add(hashText(id));
        const part = parts[partOf(id)] as Part;
        putValues(part.waiting, part.length, values, at);
        part.length += valuesPerRow;
        if (part.length < valuesPerStatement) continue;
        part.length = 0;
        await write(part, part.waiting.slice());
      }
    },
    async sort() {
      await writeRest();
      for (const { table, isMade } of parts) if (isMade) await sortPart(db, table);
      // Nearly always each id comes once, which is known in a fifth of the time that counting them in the table takes.
      return findRepeated(ids.finish(), 2).size > 0 ? dropDuplicates(db) : 0;
    },
  };
}

/** By the first two digits. What has none is staged with others: that takes longer and comes to the same. */
function partOf(id: string): number {
  return (Number.parseInt(id.slice(0, 2), 16) >> 2) & (partCount - 1);
}

function tableOf(part: number): string {
  return `staged_${part}`;
}

async function createTable(db: Database, name: string): Promise<void> {
  let table = db.schema.createTable(name).temporary().addColumn('row', 'integer');
  for (const column of stagedTexts) table = table.addColumn(column, 'text');
  for (const column of stagedNumbers) table = table.addColumn(column, 'integer');
  await (name === 'again' ? table.addColumn('place', 'integer') : table).execute();
}

const rowOfMarks = `(${new Array(valuesPerRow).fill('?').join()})`;

/** Written by hand, as Kysely takes longer to write such a statement than SQLite to run it. */
function writeInsertion(table: string, rows: number): string {
  return `insert into ${table} values ${new Array(rows).fill(rowOfMarks).join()}`;
}

import { CompiledQuery, sql } from 'kysely';
import { findRepeated, growNumbers } from '../core/answers/quality/growingNumbers.ts';
import { hashText } from '../core/answers/quality/hashText.ts';
import type { Database } from './schema.ts';
import { dropDuplicates } from './settleStaged.ts';
import {
  idAt,
  pushValues,
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
 * Rows whose ids begin alike are staged in a table of their own, all while the file is read: so many parts of a million rows can
 * then each be sorted in memory, in half the time that it takes to sort the whole.
 */
const partCount = 128;

/** More rows in one statement are not faster. */
const rowsPerStatement = 50;
const valuesPerRow = 1 + stagedColumns.length;
const valuesPerStatement = rowsPerStatement * valuesPerRow;

/** Begins to stage the rows of a file; what this connection staged before is dropped. */
export async function startStaging(db: Database): Promise<Staging> {
  const { rows: before } = await sql<{
    name: string;
  }>`select name from sqlite_temp_master where type = 'table'`.execute(db);
  for (const { name } of before) await db.schema.dropTable(name).execute();
  for (const name of ['sorted', 'again']) await createTable(db, name);
  const ids = growNumbers();
  const parts = Array.from({ length: partCount }, (_, part) => ({ table: `staged_${part}`, waiting: listOfValues() }));
  type Part = (typeof parts)[number];
  const made = new Set<string>();

  const write = async (table: string, values: readonly StagedValue[]) => {
    if (!made.has(table)) await createTable(db, table);
    made.add(table);
    for (let from = 0; from < values.length; from += valuesPerStatement) {
      const some = values.slice(from, from + valuesPerStatement);
      await db.executeQuery(CompiledQuery.raw(writeInsertion(table, some.length / valuesPerRow), some));
    }
  };
  /** A few rows in many tables would take longer than in one. */
  const writeRest = async () => {
    if (made.size > 0) for (const { table, waiting } of parts) await write(table, waiting);
    else
      await write(
        'staged_0',
        parts.flatMap(({ waiting }) => waiting),
      );
  };

  return {
    async add(values) {
      for (let at = 0; at < values.rows.length; at++) {
        const id = idAt(values, at);
        ids.add(hashText(id));
        const part = parts[partOf(id)] as Part;
        pushValues(part.waiting, values, at);
        if (part.waiting.length < valuesPerStatement) continue;
        await write(part.table, part.waiting);
        part.waiting = [];
      }
    },
    async sort() {
      await writeRest();
      for (const { table } of parts)
        if (made.has(table))
          await sql`insert into sorted select * from ${sql.table(table)} order by id, row`.execute(db);
      // Nearly always each id comes once, which is known in a fifth of the time that counting them in the table takes.
      return findRepeated(ids.finish(), 2).size > 0 ? dropDuplicates(db) : 0;
    },
  };
}

const listOfValues = (): StagedValue[] => [];

/** By the first two digits. What is no such id is sorted with others, which takes longer and comes to the same. */
function partOf(id: string): number {
  return (Number.parseInt(id.slice(0, 2), 16) >> 1) & (partCount - 1);
}

async function createTable(db: Database, name: string): Promise<void> {
  let table = db.schema.createTable(name).temporary().addColumn('row', 'integer');
  for (const column of stagedTexts) table = table.addColumn(column, 'text');
  for (const column of stagedNumbers) table = table.addColumn(column, 'integer');
  await (name === 'again' ? table.addColumn('place', 'integer') : table).execute();
}

const rowOfMarks = `(${new Array(valuesPerRow).fill('?').join()})`;

/** Written by hand: to have a hundred of these written by Kysely takes longer than to run them. */
function writeInsertion(table: string, rows: number): string {
  return `insert into ${table} values ${new Array(rows).fill(rowOfMarks).join()}`;
}

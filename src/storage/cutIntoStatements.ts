/** SQLite takes some 32,000 values a statement, PostgreSQL 65,535: 500 rows of 19 columns stay below both. */
const rowsPerStatement = 500;

/** Rows, or ids, in parts that fit into a statement each. */
export function* cutIntoStatements<Row>(rows: readonly Row[]): Generator<readonly Row[]> {
  for (let from = 0; from < rows.length; from += rowsPerStatement) yield rows.slice(from, from + rowsPerStatement);
}

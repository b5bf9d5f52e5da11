/** Names beyond this are counted: nobody reads on. */
const mostNames = 10;

/** Names in one line. */
export function listNames(names: readonly string[]): string {
  const shown = names.slice(0, mostNames).join(', ');
  return names.length > mostNames ? `${shown}, … (${names.length})` : shown;
}

/** Columns that go nowhere. Spreadsheets write thousands without a name where something was deleted. */
export function listUnused(columns: readonly string[]): string {
  const isNameless = (column: string) => /^#\d+$/.test(column);
  const nameless = columns.filter(isNameless);
  const named = columns.filter((column) => !isNameless(column));
  return [...named, ...(nameless.length > 0 ? [listNames(nameless)] : [])].join(', ');
}

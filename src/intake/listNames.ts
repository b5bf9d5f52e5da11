/** Names beyond this are counted: nobody reads on. */
const mostNames = 10;

/** Names in one line. */
export function listNames(names: readonly string[]): string {
  const shown = names.slice(0, mostNames).join(', ');
  return names.length > mostNames ? `${shown}, … (${names.length})` : shown;
}

/** Words of the language, which can name no variable. */
const reserved = ['all', 'and', 'by', 'eq', 'ge', 'gt', 'le', 'lt', 'ne', 'not', 'or', 'to', 'with'];
/** SPSS allows 64 bytes; some are kept for telling names apart. */
const longest = 58;

/**
 * The names of variables in SPSS: letters, digits, points and underscores, none twice and none a word of the language. The same
 * name is the same variable; what has letters of other scripts is told by its label.
 */
export function startSpssNames(): (wanted: string) => string {
  const given = new Map<string, string>();
  const taken = new Set(reserved);
  return (wanted) => {
    const known = given.get(wanted);
    if (known !== undefined) return known;
    const plain = wanted.replace(/[^A-Za-z0-9.]+/g, '_').replace(/^(?![A-Za-z])/, 'v_');
    const name = plain.slice(0, longest).replace(/[._]+$/, '');
    let own = name;
    for (let next = 2; taken.has(own.toLowerCase()); next++) own = `${name}_${next}`;
    taken.add(own.toLowerCase());
    given.set(wanted, own);
    return own;
  };
}

/** More than a text of the greatest length has that `writeReportJson` wrote, a line a value. */
const mostValues = 2 ** 22;
/** Reports and questionnaires are not a tenth as deep. */
const deepest = 100;

/**
 * Parses JSON from outside. A hundred thousand arrays within each other, or twenty million beside each other, take one megabyte
 * in a zip file, and minutes and all memory of the program that looks into them; so they are no JSON here.
 */
export function parseBounded(text: string): unknown {
  let marks = 0;
  for (const mark of ',[{')
    for (let at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + 1))
      if (++marks > mostValues) throw new SyntaxError('too many values');
  const value: unknown = JSON.parse(text);
  let level: readonly unknown[] = [value];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > deepest) throw new SyntaxError('too deep');
    level = level.flatMap((each) => (typeof each === 'object' && each !== null ? Object.values(each) : []));
  }
  return value;
}

/** The kinds of file that a report is written to, by the end of the file's name. */
export const reportSuffixes = ['json', 'html', 'csv', 'xlsx', 'pptx', 'zip'] as const;

/** The kind of a file by its name; nothing where it is none of these. */
export function readSuffix(file: string): (typeof reportSuffixes)[number] | undefined {
  return reportSuffixes.find((suffix) => file.toLowerCase().endsWith(`.${suffix}`));
}

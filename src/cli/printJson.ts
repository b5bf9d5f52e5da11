/** Prints what programs are to read on stdout, laid out so that people can read it as well. */
export function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
}

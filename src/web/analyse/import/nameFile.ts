const longestName = 200;

/** What a file is called, without the folders that a program may have put before it, `C:\data\` or `/home/mei/`. */
export function nameFile(path: string): string {
  return (path.split(/[/\\]/).at(-1) ?? '').slice(0, longestName);
}

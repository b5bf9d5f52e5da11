import { readFileSync } from 'node:fs';

/** The version of the program, from the package that it comes in. */
export function readVersion(): string {
  const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  return String(version);
}

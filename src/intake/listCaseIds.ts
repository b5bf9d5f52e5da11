import { readdirSync } from 'node:fs';

/** The folder of the teaching cases: the same place from the sources and from the built program. */
export const casesFolder = new URL('../../data/cases/', import.meta.url);

/** The demonstration is one of the cases. */
export const demoCase = 'hotel';

/** The teaching cases by id, the demonstration first. To add one, add a file. */
export function listCaseIds(): readonly string[] {
  const ids = readdirSync(casesFolder).flatMap((name) => /^([a-z0-9-]+)\.yaml$/.exec(name)?.[1] ?? []);
  return [demoCase, ...ids.filter((id) => id !== demoCase).sort()];
}

import type { Import } from '../../../storage/imports.ts';

/** An import as outside programs read it, from the command line and by the API. */
export function tellImport({ arrived, importedAt, fileName, audience, read, created, same, left, undoneAt }: Import) {
  return {
    ...{ import: arrived, time: importedAt, file: fileName, audience },
    ...{ read, stored: created, before: same, left, undone: undoneAt },
  };
}

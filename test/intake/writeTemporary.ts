import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

let folder: string | undefined;

/** Writes a file that is gone after the tests of this file. */
export function writeTemporary(content: string | Buffer, name = 'data.csv'): string {
  const path = temporaryPath(name);
  writeFileSync(path, content);
  return path;
}

/** Where a temporary file of this name is or will be. */
export function temporaryPath(name: string): string {
  folder ??= mkdtempSync(join(tmpdir(), 'fivegaps-test-'));
  return join(folder, name);
}

export function removeTemporary(): void {
  if (folder) rmSync(folder, { recursive: true });
  folder = undefined;
}

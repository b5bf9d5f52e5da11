import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Makes the folder of uploads, named by this process, and removes those that programs left which were killed: raw answers lie in them. */
export function makeUploads(): string {
  for (const name of readdirSync(tmpdir())) {
    const owner = /^fivegaps-uploads-(\d+)-/.exec(name)?.[1];
    if (owner !== undefined && !isRunning(Number(owner))) remove(join(tmpdir(), name));
  }
  return mkdtempSync(join(tmpdir(), `fivegaps-uploads-${process.pid}-`));
}

/** Whether another process has this number; in a container the last program had that of this one. */
function isRunning(id: number): boolean {
  if (id === process.pid) return false;
  try {
    return process.kill(id, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function remove(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch {
    // Somebody else's: it is theirs to remove.
  }
}

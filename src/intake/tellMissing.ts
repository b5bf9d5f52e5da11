import { stat } from 'node:fs/promises';
import type { Problem } from '../core/problem.ts';

/** Why a file that was named cannot be opened. */
export async function tellMissing(path: string): Promise<Problem> {
  const values = { file: path };
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => error);
  if (found instanceof Error) return { code: found.code === 'EACCES' ? 'file-forbidden' : 'file-missing', values };
  return { code: found.isDirectory() ? 'file-folder' : 'file-forbidden', values };
}

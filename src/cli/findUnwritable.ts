import { constants } from 'node:fs';
import { access, lstat, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { toStdout } from './writeOutput.ts';

/**
 * Why a file could not be written, as the system would say it after all the work, or null where nothing speaks against it yet. A file is
 * written beside its place and then takes its name, so its folder has to be open; what is no file, such as a device, is written as it is.
 */
export async function findUnwritable(file: string): Promise<NodeJS.ErrnoException | null> {
  if (file === toStdout) return null;
  try {
    const before = await lstat(file).catch(() => null);
    if (before?.isDirectory()) return refuse('EISDIR', file);
    if (before !== null && !before.isFile()) {
      const target = await stat(file).catch(() => null);
      if (target?.isDirectory()) return refuse('EISDIR', file);
      if (target !== null) await access(file, constants.W_OK);
      return null;
    }
    const folder = dirname(file);
    if (!(await stat(folder)).isDirectory()) return refuse('ENOTDIR', file);
    await access(folder, constants.W_OK | constants.X_OK);
    return null;
  } catch (error) {
    return Object.assign(error as NodeJS.ErrnoException, { path: file });
  }
}

function refuse(code: string, path: string): NodeJS.ErrnoException {
  return Object.assign(new Error(code), { code, path });
}

import { type ExitCode, exitCodes } from './exitCode.ts';

/** Why the system refuses a file, by its code. Not among the words, which may be what could not be read. */
const reasons: Readonly<Record<string, readonly [zh: string, en: string, code: ExitCode]>> = {
  ENOENT: ['没有这个位置', 'there is no such place', exitCodes.notFound],
  ENOTDIR: ['没有这个位置', 'there is no such place', exitCodes.notFound],
  EISDIR: ['这是一个文件夹', 'it is a folder', exitCodes.notFound],
  EACCES: ['没有权限', 'that is not allowed', exitCodes.notFound],
  EPERM: ['没有权限', 'that is not allowed', exitCodes.notFound],
  EROFS: ['那里只能读取', 'that place can only be read', exitCodes.notFound],
  SQLITE_READONLY: ['没有权限', 'that is not allowed', exitCodes.notFound],
  ENOSPC: ['磁盘已满', 'the disk is full', exitCodes.failed],
  EDQUOT: ['磁盘已满', 'the disk is full', exitCodes.failed],
  SQLITE_FULL: ['磁盘已满', 'the disk is full', exitCodes.failed],
};

/** What is said when the program fails, in both languages, and how it ends: a file that the system refuses, or else a bug. */
export function describeFailure(error: unknown): { readonly lines: string; readonly code: ExitCode } {
  const { code: cause = '', path } = error instanceof Error ? (error as NodeJS.ErrnoException) : {};
  const reason = reasons[cause];
  if (!reason) {
    const [message] = (error instanceof Error ? error.message : String(error)).split('\n', 1);
    return { lines: `程序出错 / The program failed: ${message}\n`, code: exitCodes.failed };
  }
  const [zh, en, code] = reason;
  if (path === undefined) return { lines: `无法写入：${zh}。\nCannot write: ${en}.\n`, code };
  return { lines: `无法使用“${path}”：${zh}。\nCannot use “${path}”: ${en}.\n`, code };
}

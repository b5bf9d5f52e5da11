import { writeJsonLine } from './jsonLine.ts';

/** Why the system refuses a file, by its code. Not among the words, which may be what could not be read. */
const reasons: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  ENOENT: ['没有这个位置', 'there is no such place'],
  ENOTDIR: ['没有这个位置', 'there is no such place'],
  EISDIR: ['这是一个文件夹', 'it is a folder'],
  EACCES: ['没有权限', 'that is not allowed'],
  EPERM: ['没有权限', 'that is not allowed'],
  EROFS: ['那里只能读取', 'that place can only be read'],
  SQLITE_READONLY: ['没有权限', 'that is not allowed'],
  ENOSPC: ['磁盘已满', 'the disk is full'],
  EDQUOT: ['磁盘已满', 'the disk is full'],
  SQLITE_FULL: ['磁盘已满', 'the disk is full'],
};

/** What is said when the program fails, in both languages, of a file that the system refuses, or else of a bug. */
export function describeFailure(error: unknown, isJson: boolean): string {
  const { code: cause = '', path } = error instanceof Error ? (error as NodeJS.ErrnoException) : {};
  const reason = reasons[cause];
  if (!reason) {
    const [message] = (error instanceof Error ? error.message : String(error)).split('\n', 1);
    const said = `程序出错 / The program failed: ${message}`;
    return isJson ? writeJsonLine({ code: 'failed', message: { zh: said, en: said } }) : `${said}\n`;
  }
  const [why, whyInEnglish] = reason;
  const zh = path === undefined ? `无法写入：${why}。` : `无法使用“${path}”：${why}。`;
  const en = path === undefined ? `Cannot write: ${whyInEnglish}.` : `Cannot use “${path}”: ${whyInEnglish}.`;
  return isJson ? writeJsonLine({ code: 'file-refused', message: { zh, en } }) : `${zh}\n${en}\n`;
}

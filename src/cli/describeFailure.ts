import { writeJsonLine } from './jsonLine.ts';

/** Why the system refuses a file, by its code. Not among the words, which may be what could not be read. */
const reasons: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  ENOENT: ['没有这个位置', 'there is no such place'],
  ENOTDIR: ['没有这个位置', 'there is no such place'],
  EISDIR: ['这是一个文件夹', 'it is a folder'],
  EACCES: ['没有权限', 'that is not allowed'],
  EPERM: ['没有权限', 'that is not allowed'],
  EROFS: ['那里只能读取', 'that place can only be read'],
  ENOSPC: ['磁盘已满', 'the disk is full'],
  EDQUOT: ['磁盘已满', 'the disk is full'],
};

/** Why SQLite refuses the database, by the beginning of its code. */
const reasonsOfDatabase: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  SQLITE_READONLY: ['没有权限写入', 'it may not be written to'],
  SQLITE_CANTOPEN: ['那是一个文件夹，或没有权限', 'that is a folder, or not allowed'],
  SQLITE_FULL: ['磁盘已满', 'the disk is full'],
  SQLITE_IOERR: ['磁盘读写出错', 'the disk cannot be read or written'],
  SQLITE_CORRUPT: ['文件已损坏，请换用备份', 'its file is damaged, so take a backup instead'],
  SQLITE_BUSY: ['另一个程序正在写入，请稍后再试', 'another program is writing to it, so try again later'],
};

/** What is said when the program fails, in both languages, of a file that the system refuses, or else of a bug. */
export function describeFailure(error: unknown, isJson: boolean): string {
  const { code: cause = '', path } = error instanceof Error ? (error as NodeJS.ErrnoException) : {};
  const ofDatabase = reasonsOfDatabase[/^SQLITE_[A-Z]+/.exec(cause)?.[0] ?? ''];
  const reason = ofDatabase ?? reasons[cause];
  if (!reason) {
    const [message] = (error instanceof Error ? error.message : String(error)).split('\n', 1);
    const said = `程序出错 / The program failed: ${message}`;
    return isJson ? writeJsonLine({ code: 'failed', message: { zh: said, en: said } }) : `${said}\n`;
  }
  const [why, whyInEnglish] = reason;
  const [what, whatInEnglish] = ofDatabase
    ? ['无法使用数据库', 'Cannot use the database']
    : path === undefined
      ? ['无法写入', 'Cannot write']
      : [`无法使用“${path}”`, `Cannot use “${path}”`];
  const [zh, en] = [`${what}：${why}。`, `${whatInEnglish}: ${whyInEnglish}.`];
  return isJson ? writeJsonLine({ code: 'file-refused', message: { zh, en } }) : `${zh}\n${en}\n`;
}

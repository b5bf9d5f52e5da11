import { pbkdf2 } from 'node:crypto';
import { chmodSync, existsSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { describeFailure } from '../../src/cli/describeFailure.ts';
import { writeOutput } from '../../src/cli/writeOutput.ts';
import { temporaryPath } from '../intake/writeTemporary.ts';

function* failHalfWay() {
  yield 'half';
  throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
}

describe('A file that a command writes', () => {
  test('has its name only once it is whole: what fails half way leaves the one that was there before', async () => {
    const output = temporaryPath('report.html');
    const failure = { code: 'ENOSPC', path: output };
    await expect(writeOutput(output, failHalfWay())).rejects.toMatchObject(failure);
    expect(existsSync(output)).toBe(false);
    writeFileSync(output, 'before');
    await expect(writeOutput(output, failHalfWay())).rejects.toMatchObject(failure);
    expect(readFileSync(output, 'utf8')).toBe('before');
    expect(existsSync(`${output}.part`)).toBe(false);
  });

  test('is gone also where the disk was slower to open it than the work was to fail', async () => {
    const output = temporaryPath('report.html');
    const [derive, wait] = [promisify(pbkdf2), promisify(setTimeout)];
    for (let round = 0; round < 5; round++) {
      // Keeps all threads that open files.
      const busy = Array.from({ length: 8 }, () => derive('slow', 'disk', 20_000, 64, 'sha512'));
      await writeOutput(output, failHalfWay()).catch(() => null);
      await Promise.all(busy);
      await wait(10);
      expect(existsSync(`${output}.part`)).toBe(false);
    }
  });

  test('may be read by whom it was, and is written where a link leads', async () => {
    const output = temporaryPath('answers.csv');
    writeFileSync(output, 'before');
    chmodSync(output, 0o600);
    await writeOutput(output, ['af', 'ter']);
    expect([readFileSync(output, 'utf8'), statSync(output).mode & 0o777]).toEqual(['after', 0o600]);
    const link = join(dirname(output), 'link.csv');
    symlinkSync(output, link);
    await writeOutput(link, ['through']);
    expect(readFileSync(output, 'utf8')).toBe('through');
  });

  test('for which there is no room is told without the name of an error', () => {
    const full = Object.assign(new Error('ENOSPC: no space left'), { code: 'ENOSPC' });
    expect(describeFailure(full, false)).toBe('无法写入：磁盘已满。\nCannot write: the disk is full.\n');
    expect(describeFailure(Object.assign(new Error('x'), { code: 'SQLITE_IOERR_WRITE' }), false)).toBe(
      '无法使用数据库：磁盘读写出错。\nCannot use the database: the disk cannot be read or written.\n',
    );
    const bug = new Error('x is not a function\n    at y');
    expect(describeFailure(bug, false)).toBe('程序出错 / The program failed: x is not a function\n');
  });
});

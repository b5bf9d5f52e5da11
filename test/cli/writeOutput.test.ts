import { chmodSync, existsSync, mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { describeFailure } from '../../src/cli/describeFailure.ts';
import { writeOutput } from '../../src/cli/writeOutput.ts';
import { temporaryPath, writeTemporary } from '../intake/writeTemporary.ts';
import { answerAll, runFivegaps, servqualHeader } from './runFivegaps.ts';

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
    expect(describeFailure(full)).toEqual({
      lines: '无法写入：磁盘已满。\nCannot write: the disk is full.\n',
      code: 1,
    });
    const bug = new Error('x is not a function\n    at y');
    expect(describeFailure(bug)).toEqual({ lines: '程序出错 / The program failed: x is not a function\n', code: 1 });
  });

  test('that the system refuses is told in both languages, with 4 where the place is wrong', async () => {
    const folder = temporaryPath('folder.json');
    mkdirSync(folder);
    const rows = [servqualHeader, answerAll(5), answerAll(4), answerAll(6)];
    const answers = writeTemporary(rows.join('\n'), 'few.csv');
    expect(await runFivegaps(['analyze', answers, '-o', folder])).toEqual({
      code: 4,
      stdout: '',
      stderr: `无法使用“${folder}”：这是一个文件夹。\nCannot use “${folder}”: it is a folder.\n`,
    });
  });
});

import { chmodSync, existsSync, mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
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

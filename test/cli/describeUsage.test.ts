import { describe, expect, test } from 'vitest';
import { buildProgram } from '../../src/cli/buildProgram.ts';
import { commands } from '../../src/cli/commands.ts';

/** What is said to a command line that is wrong. */
async function readComplaint(line: string): Promise<string> {
  const said: string[] = [];
  const keep = { writeErr: (text: string) => void said.push(text) };
  const program = buildProgram(commands, '1', () => {});
  for (const each of listAll(program)) each.configureOutput({ ...each.configureOutput(), ...keep });
  await expect(program.parseAsync(line.split(' '), { from: 'user' })).rejects.toThrow();
  return said.join('');
}

const listAll = (program: ReturnType<typeof buildProgram>): ReturnType<typeof buildProgram>[] => [
  program,
  ...program.commands.flatMap((each) => listAll(each as ReturnType<typeof buildProgram>)),
];

describe('A mistake on the command line is told in Chinese and English, with the word that is wrong', () => {
  test.each([
    ['analyze', '用法有误：缺少参数“file”。'],
    ['analyze x --lang', '用法有误：选项“--lang <language>”后面缺少内容。'],
    ['analyze x --lang fr', '用法有误：选项“--lang <language>”不能是“fr”，可以是：zh, en。'],
    ['analyze x --seed -1', '用法有误：选项“--seed <n>”不能是“-1”，应为：0, 1, 2, ...'],
    ['analyze x --jsn', '用法有误：没有选项“--jsn”。是否要写 --json？'],
    ['deck build', '用法有误：必须给出选项“-o, --output <out.pptx>”。'],
    ['responses imprt', '用法有误：没有命令“imprt”。是否要写 import？'],
    ['analyze x --json -o x.csv', '用法有误：选项“--json”不能与“-o, --output <out>”同时使用。'],
    ['studies list more', '用法有误：“list”需要 0 个参数，却有 1 个。'],
    ['completion tcsh', '用法有误：参数“shell”不能是“tcsh”，可以是：bash, zsh, fish。'],
  ])('%s', async (line, zh) => {
    const said = await readComplaint(line);
    expect(said.split('\n')[0]).toBe(zh);
    expect(said).toContain('\nWrong usage: ');
  });
});

import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { commands } from '../../src/cli/commands.ts';
import { shells } from '../../src/cli/completion/shells.ts';
import { writeCompletion } from '../../src/cli/completion/writeCompletion.ts';
import { writeTemporary } from '../intake/writeTemporary.ts';

const run = (shell: string, code: string) => execFileSync(shell, ['-c', code], { encoding: 'utf8' });

const hasShell = (shell: string) => {
  try {
    run(shell, 'true');
    return true;
  } catch {
    return false;
  }
};

/** What a real shell offers for a line, whose last word has just begun. */
const complete = {
  bash(lines: readonly (readonly string[])[]): readonly (readonly string[])[] {
    const script = writeTemporary(writeCompletion(commands, 'bash'), 'completion.bash');
    const calls = lines.map(
      (words) =>
        `COMP_WORDS=(${words.map((word) => `'${word}'`).join(' ')}); COMP_CWORD=${words.length - 1}; _fivegaps; echo "\${COMPREPLY[@]}"`,
    );
    const printed = run('bash', `source ${script}\n${calls.join('\n')}`);
    return printed.split('\n').map((line) => line.split(' ').filter((word) => word !== ''));
  },
  fish(line: string): readonly string[] {
    const script = writeTemporary(writeCompletion(commands, 'fish'), 'completion.fish');
    const printed = run('fish', `source ${script}; complete -C '${line}'`);
    return printed
      .split('\n')
      .map((found) => found.split('\t')[0] ?? '')
      .filter((word) => word !== '');
  },
};

describe.skipIf(!hasShell('bash'))('In bash, the completion of the command line', () => {
  test('offers commands, then verbs, then what an option takes; names of files where it knows nothing', () => {
    const found = complete.bash([
      ['fivegaps', ''],
      ['fivegaps', 'responses', 'e'],
      ['fivegaps', 'responses', 'export', 'demo', '--form', ''],
      ['fivegaps', 'completion', ''],
      ['fivegaps', 'analyze', ''],
      ['fivegaps', 'analyze', 'a.csv', '-o', ''],
      ['fivegaps', 'analyze', 'a.csv', '--lang', '='],
      ['fivegaps', 'analyze', 'a.csv', '--lang', '=', 'z'],
    ]);
    expect(found[0]).toEqual(expect.arrayContaining(['serve', 'analyze', 'responses', 'studies', '--help']));
    expect(found.slice(1, 8)).toEqual([['export'], ['wide', 'long'], [...shells], [], [], ['zh', 'en'], ['zh']]);
  });

  test('knows every option of every command', () => {
    const found = complete.bash(commands.map(({ name }) => ['fivegaps', ...name.split(' '), 'x', '-']));
    for (const [index, { name, options }] of commands.entries())
      for (const { flags } of options)
        for (const flag of flags.split(/[ ,]+/).filter((word) => word.startsWith('-')))
          expect(found[index], name).toContain(flag);
  });
});

test.skipIf(!hasShell('fish'))('In fish it offers the same', () => {
  expect(complete.fish('fivegaps responses ')).toEqual(['export', 'import']);
  expect(complete.fish('fivegaps analyze a.csv --lang ')).toEqual(['en', 'zh']);
  expect(complete.fish('fivegaps --')).toEqual(['--help', '--version']);
});

test.skipIf(!hasShell('zsh'))('In zsh it is a script without mistakes', () => {
  const script = writeTemporary(writeCompletion(commands, 'zsh'), 'completion.zsh');
  expect(run('zsh', `zsh -n ${script}`)).toBe('');
});

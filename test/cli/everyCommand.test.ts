import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { buildProgram } from '../../src/cli/buildProgram.ts';
import type { Command } from '../../src/cli/command.ts';
import { commands } from '../../src/cli/commands.ts';
import { findUnwritable } from '../../src/cli/findUnwritable.ts';
import { temporaryPath, writeTemporary } from '../intake/writeTemporary.ts';
import { callFivegaps } from './callFivegaps.ts';
import { answerAll, runFivegaps, servqualHeader } from './runFivegaps.ts';

const longName = (flags: string) => /--[a-z-]+/.exec(flags)?.[0] ?? '';

/** What a command is given for an argument or option that nothing depends on. */
const anything = ({ args, options }: Command) => [
  ...args.map(([name]) => (name.startsWith('[') ? 'hotel' : 'x')),
  ...options.flatMap(({ flags, isNeeded, isWritten }) => (isNeeded && !isWritten ? [longName(flags), 'x'] : [])),
];

describe('Every file that a command writes', () => {
  const written = commands.flatMap((command) =>
    command.options.flatMap(({ flags, isWritten }) => (isWritten ? [{ command, option: longName(flags) }] : [])),
  );

  test.each(written)(
    '$command.name $option is refused before anything is done where its folder does not exist',
    async ({ command, option }) => {
      const file = temporaryPath('no/such/folder.zip');
      let isRun = false;
      const run = () => {
        isRun = true;
        return Promise.resolve(0 as const);
      };
      const program = buildProgram([{ ...command, run }], '1', () => undefined);
      const words = [...command.name.split(' '), ...anything(command), option, file];
      await expect(program.parseAsync(words, { from: 'user' })).rejects.toMatchObject({ code: 'ENOENT', path: file });
      expect(isRun).toBe(false);
    },
  );

  test('is known as one: all that are called output are', () => {
    const outputs = commands.flatMap(({ options }) => options.filter(({ flags }) => flags.includes('--output')));
    expect(outputs.length).toBeGreaterThan(5);
    for (const { isWritten } of outputs) expect(isWritten).toBe(true);
  });

  test('is refused at once also where it is a folder or lies in a file, with the exit code of a failure', async () => {
    const folder = dirname(temporaryPath('x'));
    const inFile = join(writeTemporary('text'), 'x.csv');
    for (const [place, reason] of [
      [folder, 'it is a folder'],
      [inFile, 'there is no such place'],
    ] as const) {
      const { code, stdout, stderr } = await runFivegaps(['demo', 'simulate', '-o', place]);
      expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
      expect(stderr).toContain(`Cannot use “${place}”: ${reason}.`);
    }
  });

  test('may be new, there before, a device, or what a link leads to', async () => {
    const file = temporaryPath('old.csv');
    writeFileSync(file, 'before');
    const [link, loose] = [join(dirname(file), 'link.csv'), join(dirname(file), 'loose.csv')];
    symlinkSync(file, link);
    symlinkSync(join(dirname(file), 'later.csv'), loose);
    for (const place of [file, link, loose, join(dirname(file), 'new.csv'), '/dev/null', '-'])
      expect(await findUnwritable(place), place).toBeNull();
  });

  test.skipIf(process.getuid?.() === 0)('is refused where nothing may be written', async () => {
    const folder = temporaryPath('closed');
    mkdirSync(folder);
    chmodSync(folder, 0o500);
    expect(await findUnwritable(join(folder, 'x.csv'))).toMatchObject({ code: 'EACCES' });
  });

  test('is one of its own: two at one place are refused', async () => {
    const place = temporaryPath('both.csv');
    const { code, stderr } = await callFivegaps(['demo', 'simulate', '-o', place, '--key', place, '--lang', 'en']);
    expect(code).toBe(2);
    expect(stderr).toContain('Two files cannot be written to one place');
    expect(existsSync(place)).toBe(false);
  });

  test('is standard output where it is called - and what is written can be but CSV', async () => {
    const { code, stdout } = await callFivegaps(['demo', 'simulate', '-n', '3', '-o', '-']);
    expect(code).toBe(0);
    expect(stdout.split('\r\n')[0]).toMatch(/^\ufeff?response,study,/);
    expect(existsSync('-')).toBe(false);
  });
});

describe('Help', () => {
  test.each(['', ...commands.map(({ name }) => name)])('of “%s” stands in both languages', async (name) => {
    const program = buildProgram(commands, '1', () => undefined);
    const [noun = '', verb] = name.split(' ');
    const found = [noun, verb].reduce(
      (parent, word) => parent.commands.find((each) => each.name() === word) ?? parent,
      program,
    );
    const help = found.helpInformation();
    expect(help).toMatch(/^用法 \/ Usage: fivegaps/);
    expect(help).toContain('选项 / Options:');
    expect(help).not.toMatch(
      /^(Usage|Options|Arguments|Commands):|display help|output the version|\((choices|default)/m,
    );
  });

  test('says which verbs a noun has', () => {
    expect(buildProgram(commands, '1', () => undefined).helpInformation()).toMatch(/^ {2}responses +import, export$/m);
  });
});

describe('- is standard input', () => {
  const tmp = temporaryPath('tmp');
  const run = (args: readonly string[], input: string | Uint8Array) =>
    runFivegaps(args, [], 'C', { input, settings: { TMPDIR: tmp } });

  test('for every command that reads one file, and nothing of it is left behind', async () => {
    mkdirSync(tmp);
    const reading = commands.filter(({ args }) => args.some(([name]) => ['file', 'bundle'].includes(name)));
    expect(reading.map(({ name }) => name)).toEqual(['analyze', 'instrument lint', 'responses import', 'verify']);
    for (const { name, args } of reading) expect(args.at(-1)?.[1], name).toContain('standard input');
    const yaml = readFileSync(new URL('../../surveys/hotel.yaml', import.meta.url), 'utf8');
    expect((await run(['instrument', 'lint', '-', '--json'], yaml)).stdout).toContain('"problems": []');
    const bundle = temporaryPath('bundle.zip');
    expect(await run(['analyze', '-', '-o', bundle], `${servqualHeader}\n${answerAll(4)}\n`)).toMatchObject({
      code: 0,
    });
    expect(await run(['verify', '-'], readFileSync(bundle))).toMatchObject({ code: 0, stdout: '' });
    expect(readdirSync(tmp)).toEqual([]);
  });
});

test('Every command that speaks does so in the language of --lang, else in both', async () => {
  const silent = ['serve', 'instrument schema', 'completion'];
  for (const { name, options } of commands)
    expect(
      options.some(({ flags }) => flags.startsWith('--lang ')),
      name,
    ).toBe(!silent.includes(name));
  const none = ['imports', 'list', 'demo', '--db', temporaryPath('none.db')];
  const [both, english] = [await callFivegaps(none), await callFivegaps([...none, '--lang', 'en'])];
  expect(both.stderr).toMatch(/\p{Script=Han}/u);
  expect([english.code, english.stderr]).toEqual([4, expect.not.stringMatching(/\p{Script=Han}/u)]);
});

describe('--json', () => {
  /** They hand over data in a form of their own and tell nothing else, or, as the server, nothing that ends. */
  const others = ['serve', 'instrument schema', 'responses export', 'demo simulate', 'completion'];

  test.each(commands.map(({ name, options }) => ({ name, options })))(
    '$name takes it, if it tells anything',
    ({ name, options }) => {
      expect(options.some(({ flags }) => flags === '--json')).toBe(!others.includes(name));
    },
  );

  describe('prints what a command found or made', () => {
    const db = temporaryPath('json.db');
    const at = (name: string) => join(dirname(db), name);
    const call = async (...args: readonly string[]) => {
      const { code, stdout } = await callFivegaps([...args, '--json']);
      return { code, told: JSON.parse(stdout) };
    };

    beforeAll(async () => {
      expect(await call('demo', 'seed', '--db', db)).toEqual({ code: 0, told: { study: 'demo' } });
    });

    test.each([
      ['report bundle', 'bundle.zip'],
      ['report script', 'report.py'],
      ['deck build', 'deck.pptx'],
    ])('%s: the file with its length and SHA-256', async (name, file) => {
      const { code, told } = await call(...name.split(' '), 'demo', '--db', db, '-o', at(file));
      const bytes = readFileSync(at(file));
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      expect({ code, told }).toEqual({ code: 0, told: { file: at(file), bytes: bytes.length, sha256 } });
    });

    test('demo seed --list: the cases', async () => {
      const { told } = await call('demo', 'seed', '--list');
      expect(told).toContainEqual({
        id: 'hotel',
        trade: expect.anything(),
        title: expect.objectContaining({ zh: expect.any(String) }),
      });
    });

    test('instrument lint: mistakes with their lines, or what may have been forgotten', async () => {
      const bad = writeTemporary('id: mine\nversion: 3\nbase: servqual-1991\n', 'bad.yaml');
      expect(await call('instrument', 'lint', bad)).toEqual({
        code: 3,
        told: {
          problems: [
            {
              code: 'no-text',
              path: 'version',
              row: 2,
              message: {
                zh: '第 2 行（version）：这里应写文字，并加上引号。',
                en: 'Line 2 (version): A text belongs here. Put it in quotation marks.',
              },
            },
          ],
          oversights: [],
        },
      });
      const good = writeTemporary('id: mine\nversion: "3"\nbase: servqual-1991\ntitle: { zh: 我的 }\n', 'good.yaml');
      expect(await call('instrument', 'lint', good)).toMatchObject({
        code: 0,
        told: { problems: [], oversights: [{ code: 'untranslated', path: 'title', row: 4 }] },
      });
    });

    test('responses import: what would be stored', async () => {
      const file = writeTemporary([servqualHeader, answerAll(5)].join('\n'));
      const { told } = await call('responses', 'import', 'demo', file, '--dry-run', '--db', db);
      expect(told).toMatchObject({ isStored: false, read: 1 });
    });
  });
});

import { Argument, Option as Flag, InvalidArgumentError, Command as Program } from 'commander';
import type { Command, Option } from './command.ts';
import { describeUsage } from './describeUsage.ts';
import { type ExitCode, exitCodes } from './exitCode.ts';
import { findUnwritable } from './findUnwritable.ts';
import { helpInBoth } from './helpInBoth.ts';
import { asksForJson } from './jsonLine.ts';

/**
 * The command line made from a table of commands. Parsing runs the chosen command and hands its exit code to `finish`.
 * What is wrong on the command line itself is thrown as a CommanderError, its message printed already.
 */
export function buildProgram(
  commands: readonly Command[],
  version: string,
  finish: (code: ExitCode) => void,
  isJson = asksForJson(process.argv),
): Program {
  const program = new Program('fivegaps')
    .description('服务质量差距分析 / service-quality gap analysis')
    .version(version, '-V, --version', '版本号 / the version')
    .helpOption('-h, --help', '用法 / usage')
    .configureHelp(helpInBoth)
    .helpCommand(false)
    .showHelpAfterError(isJson ? false : 'fivegaps --help: 用法 / usage')
    .configureOutput({ outputError: (text, write) => write(describeUsage(text, isJson)) })
    .exitOverride();
  for (const command of commands) {
    const words = command.name.split(' ');
    const verb = words.pop() ?? '';
    const parent = words.reduce(findOrAdd, program);
    if (parent !== program) parent.summary([...parent.commands.map((known) => known.name()), verb].join(', '));
    const added = parent.command(verb).description(command.summary).allowExcessArguments(false);
    for (const [name, about, choices] of command.args) {
      const argument = new Argument(name.startsWith('[') ? name : `<${name}>`, about);
      added.addArgument(choices ? argument.choices(choices) : argument);
    }
    const flags = command.options.map((option) => ({ option, flag: makeFlag(option) }));
    for (const { flag } of flags) added.addOption(flag);
    const written = flags.flatMap(({ option, flag }) => (option.isWritten ? [flag.attributeName()] : []));
    added.action(async () => {
      const given = added.opts();
      // Told at once and not after all the work, as the failure that it would be then.
      for (const name of written) {
        const refused = typeof given[name] === 'string' && (await findUnwritable(given[name]));
        if (refused) throw refused;
      }
      finish(await command.run(added.args, given as never));
    });
  }
  return program;
}

function findOrAdd(parent: Program, noun: string): Program {
  return parent.commands.find((known) => known.name() === noun) ?? parent.command(noun).helpCommand(false);
}

function makeFlag({ flags, about, choices, count, texts, isNeeded, against }: Option): Flag {
  const flag = new Flag(flags, about).makeOptionMandatory(isNeeded ?? false);
  if (choices) flag.choices(choices);
  if (against !== undefined) flag.conflicts(against);
  if (count !== undefined) flag.default(count.usual).argParser((text) => readCount(text, count.least));
  if (texts)
    flag.argParser((text: string, before: readonly string[] = []) => [...before, readText(text, texts, flags)]);
  return flag;
}

function readText(text: string, shape: RegExp, flags: string): string {
  if (!shape.test(text)) throw new InvalidArgumentError(flags);
  return text;
}

function readCount(text: string, least: number): number {
  if (!/^\d{1,9}$/.test(text) || Number(text) < least)
    throw new InvalidArgumentError(`${least}, ${least + 1}, ${least + 2}, ...`);
  return Number(text);
}

/** The exit code of a CommanderError: asking for help or the version is no mistake. */
export function exitCodeOfUsage(error: { readonly exitCode: number }): ExitCode {
  return error.exitCode === 0 ? exitCodes.ok : exitCodes.unusable;
}

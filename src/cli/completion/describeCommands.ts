import type { Command, Option } from '../command.ts';

/** What may follow on the command line, as far as the table of commands says. */
export interface Completed {
  /** The noun, and the verb where there is one. */
  readonly words: readonly string[];
  /** What stands for the first argument; empty where that is a file or a study. */
  readonly choices: readonly string[];
  readonly options: readonly CompletedOption[];
}

export interface CompletedOption {
  /** `-o` and `--output`. */
  readonly names: readonly string[];
  readonly about: string;
  readonly takesValue: boolean;
  /** Empty where any value will do. */
  readonly choices: readonly string[];
}

export function describeCommands(commands: readonly Command[]): readonly Completed[] {
  return commands.map(({ name, args, options }) => ({
    words: name.split(' '),
    choices: args[0]?.[2] ?? [],
    options: [...options.map(describeOption), help],
  }));
}

/** The first words of all commands, and those that follow one of them. */
export function listFirstWords(completed: readonly Completed[]): readonly string[] {
  return [...new Set(completed.map(({ words }) => words[0] ?? ''))];
}

export function listVerbs(completed: readonly Completed[], noun: string): readonly string[] {
  return completed.flatMap(({ words: [first, verb] }) => (first === noun && verb ? [verb] : []));
}

const help: CompletedOption = { names: ['-h', '--help'], about: '用法 / usage', takesValue: false, choices: [] };

function describeOption({ flags, about, choices = [] }: Option): CompletedOption {
  return { names: flags.match(/--?[a-z][a-z-]*(?=[ ,]|$)/g) ?? [], about, takesValue: flags.includes('<'), choices };
}

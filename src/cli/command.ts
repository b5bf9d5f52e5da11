import type { ExitCode } from './exitCode.ts';

/** One command of the program. */
export interface Command {
  /** `analyze`, or noun and verb. */
  readonly name: string;
  /** In both languages, like everything that `--help` prints. */
  readonly summary: string;
  /** A name in brackets may be left out. */
  readonly args: readonly (readonly [name: string, about: string, choices?: readonly string[]])[];
  readonly options: readonly Option[];
  /**
   * Loads its own module when called, so that no command pays for what another one needs. The options are what was given,
   * by long name; their type is the command's own, and its table of options above makes it true.
   */
  readonly run: (args: readonly string[], options: never) => Promise<ExitCode>;
}

/** One of its options. */
export interface Option {
  readonly flags: string;
  readonly about: string;
  readonly choices?: readonly string[];
  /** The option takes a whole number from `least` up, and `usual` when it is left out. */
  readonly count?: { readonly least: 0 | 1; readonly usual: number };
  /** The option may be given again and takes texts of this shape. */
  readonly texts?: RegExp;
  /** Without it the command does nothing. */
  readonly isNeeded?: true;
  /** The command writes a file of this name, see `findUnwritable`. */
  readonly isWritten?: true;
  /** The option that it cannot stand together with. */
  readonly against?: string;
}

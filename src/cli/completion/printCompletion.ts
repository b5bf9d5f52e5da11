import type { Command } from '../command.ts';
import { type ExitCode, exitCodes } from '../exitCode.ts';
import type { Shell } from './shells.ts';
import { writeCompletion } from './writeCompletion.ts';

/** Prints the script that completes the command line of these commands in a shell. */
export async function printCompletion(commands: readonly Command[], shell: Shell): Promise<ExitCode> {
  process.stdout.write(writeCompletion(commands, shell));
  return exitCodes.ok;
}

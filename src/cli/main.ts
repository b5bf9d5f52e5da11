#!/usr/bin/env node
import { CommanderError } from 'commander';
import { buildProgram, exitCodeOfUsage } from './buildProgram.ts';
import { commands } from './commands.ts';
import { describeFailure } from './describeFailure.ts';
import { exitCodes } from './exitCode.ts';
import { asksForJson } from './jsonLine.ts';
import { readVersion } from './readVersion.ts';

/** Whoever reads our output may stop early, as `head` does: that is their right and no failure. */
function isBroken(error: unknown): boolean {
  return Object(error).code === 'EPIPE';
}

/** Says that the program itself failed. */
function reportCrash(error: unknown): void {
  if (isBroken(error)) return;
  process.stderr.write(describeFailure(error, asksForJson(process.argv)));
  process.exitCode = exitCodes.failed;
}

process.on('uncaughtException', (error) => {
  reportCrash(error);
  process.exit();
});
process.stdout.on('error', (error) => {
  if (isBroken(error)) process.exit();
  throw error;
});

const program = buildProgram(commands, readVersion(), (code) => {
  process.exitCode = code;
});
try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = exitCodeOfUsage(error);
  else reportCrash(error);
}

import { vi } from 'vitest';
import { buildProgram } from '../../src/cli/buildProgram.ts';
import { commands } from '../../src/cli/commands.ts';
import { readVersion } from '../../src/cli/readVersion.ts';
import type { Run } from './runFivegaps.ts';

/**
 * Does what the program does on a terminal of no locale, in an environment with `settings`, without a process of its own, which
 * takes longer than most commands.
 * What wrong usage and a crash come to is settled in `main.ts`: such tests run the program.
 */
export async function callFivegaps(
  args: readonly string[],
  settings: Readonly<Record<string, string>> = {},
): Promise<Run> {
  for (const [name, value] of Object.entries({ LANG: 'C', LC_ALL: '', ...settings })) vi.stubEnv(name, value);
  const [readStdout, readStderr] = [process.stdout, process.stderr].map(listen) as [() => string, () => string];
  let code = -1;
  const program = buildProgram(commands, readVersion(), (ended) => {
    code = ended;
  });
  try {
    await program.parseAsync(args, { from: 'user' });
    return { code, stdout: readStdout(), stderr: readStderr() };
  } finally {
    vi.restoreAllMocks();
    vi.unstubAllEnvs();
  }
}

/** Takes what is written to a stream, instead of it, and gives a function that reads all of it. */
function listen(stream: NodeJS.WriteStream): () => string {
  let written = '';
  vi.spyOn(stream, 'write').mockImplementation((chunk) => {
    written += chunk;
    return true;
  });
  return () => written;
}

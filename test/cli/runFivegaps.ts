import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));

export interface Run {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the built program as a person would, on a terminal in the given locale, in a folder, with settings and standard input. */
export function runFivegaps(
  args: readonly string[],
  nodeArgs: readonly string[] = [],
  locale = 'C',
  {
    cwd,
    settings,
    input,
  }: {
    readonly cwd?: string;
    readonly settings?: Readonly<Record<string, string>>;
    readonly input?: string | Uint8Array;
  } = {},
): Promise<Run> {
  const env = { ...process.env, LANG: locale, LC_ALL: '', ...settings };
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [...nodeArgs, main, ...args],
      { cwd, env, maxBuffer: 2 ** 26, timeout: 60_000 },
      (error, stdout, stderr) => {
        resolve({ code: error === null ? 0 : typeof error.code === 'number' ? error.code : -1, stdout, stderr });
      },
    );
    if (input !== undefined) child.stdin?.end(input);
  });
}

/** The place of a file of the data set that R made and computed. */
export function oracle(name: string): string {
  return fileURLToPath(new URL(`../oracle/synthetic-22x2/${name}`, import.meta.url));
}

const makeHeader = (...sides: readonly string[]) =>
  sides.flatMap((side) => Array.from({ length: 22 }, (_, i) => `${side}${i + 1}`)).join();

/** `E1..E22,P1..P22` */
export const servqualHeader = makeHeader('E', 'P');

/** `M1..M22,S1..S22` */
export const managerHeader = makeHeader('M', 'S');

/** A row of the same answer to all 44 questions. */
export function answerAll(point: number | string): string {
  return Array.from({ length: 44 }, () => point).join();
}

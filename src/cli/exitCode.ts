import type { Problem, ProblemCode } from '../core/problem.ts';

/** How a command ended, for scripts. Outside programs hold on to these numbers. */
export const exitCodes = {
  ok: 0,
  /** The program failed: a bug, a full disk. */
  failed: 1,
  /** Bad usage, or a file that cannot be used at all. */
  unusable: 2,
  /** The work is done, but some of the data have errors. */
  badData: 3,
  /** Something named does not exist, or is not allowed. */
  notFound: 4,
  /** Stopped by Ctrl+C, as shells number it; nothing was changed. */
  cancelled: 130,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

const absent: ReadonlySet<ProblemCode> = new Set([
  'file-missing',
  'file-folder',
  'file-forbidden',
  'instrument-missing',
]);

/** The code for problems that stopped a command before it began its work. */
export function exitCodeOf(problems: readonly Problem[]): ExitCode {
  const isAbsent = problems.some(({ code }) => absent.has(code));
  return isAbsent ? exitCodes.notFound : exitCodes.unusable;
}

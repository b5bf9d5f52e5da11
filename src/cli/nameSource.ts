import type { Problem } from '../core/problem.ts';

/** The file that problems are told of where they have paths inside one that a person wrote, which do not say which it is. */
export function nameSource(file: string | undefined, problems: readonly Problem[]): string | null {
  return problems.some(({ path }) => path !== undefined) ? (file ?? null) : null;
}

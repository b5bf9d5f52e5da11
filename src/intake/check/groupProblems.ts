import type { Problem } from '../../core/problem.ts';

/** Problems that say the same, by the first of them. */
export interface ProblemKind {
  readonly first: Problem;
  readonly count: number;
  /** In how many columns; 0 where they are about whole rows. */
  readonly columns: number;
}

/** Beyond this many, what is wrong is no longer of a few kinds. */
const mostKinds = 100;

/** Counts problems that say the same of other cells, the most frequent first. */
export function startProblemGroups() {
  const groups = new Map<string, { readonly first: Problem; count: number; readonly columns: Set<string> }>();
  return {
    add(problems: readonly Problem[]): void {
      for (const problem of problems) {
        const key = JSON.stringify([problem.code, problem.values]);
        const known = groups.get(key);
        const { column } = problem;
        if (known) {
          known.count++;
          if (column !== undefined) known.columns.add(column);
        } else if (groups.size < mostKinds)
          groups.set(key, { first: problem, count: 1, columns: new Set(column === undefined ? [] : [column]) });
      }
    },
    finish(): readonly ProblemKind[] {
      return [...groups.values()]
        .map(({ first, count, columns }) => ({ first, count, columns: columns.size }))
        .sort((a, b) => b.count - a.count);
    },
  };
}

import type { z } from 'zod';
import { describeIssues } from '../../core/describeIssues.ts';
import type { Problem } from '../../core/problem.ts';

/** What a schema finds wrong in what a program sent, each with the field that it is about. */
export function findMistakes(error: z.ZodError, value: unknown): readonly Problem[] {
  return describeIssues(error, value).map(({ path = '', ...problem }) => ({
    ...problem,
    field: path,
  }));
}

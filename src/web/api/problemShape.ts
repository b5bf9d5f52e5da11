import { z } from 'zod';
import type { Language } from '../../core/instrument/text.ts';
import type { Problem } from '../../core/problem.ts';
import { describeProblem } from '../../words/sentences.ts';

/** One mistake in what a program sent: its code and place, and a sentence for people. */
export const problemShape = z
  .strictObject({
    code: z.string(),
    sentence: z.string(),
    field: z.string().exactOptional(),
    row: z.int().exactOptional().describe('row'),
    column: z.string().exactOptional(),
    path: z.string().exactOptional(),
    values: z.record(z.string(), z.unknown()).exactOptional(),
  })
  .meta({ id: 'mistake' });

/** What a refusal says, as RFC 9457 has it. */
export const refusalShape = z
  .looseObject({
    type: z.string().describe('refusal-type'),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    instance: z.string().describe('instance'),
    problems: z.array(problemShape).exactOptional(),
  })
  .meta({ id: 'problem' });

/** Problems with their sentences, which say of a field where it is as of a place in a file. */
export function describeProblems(
  problems: readonly Problem[],
  language: Language,
): readonly (Problem & { readonly sentence: string })[] {
  return problems.map((problem) => {
    const { field } = problem;
    const placed = field === undefined ? problem : { path: field, ...problem };
    return { ...problem, sentence: describeProblem(placed, language) };
  });
}

import type { Language } from '../core/instrument/text.ts';
import type { Problem } from '../core/problem.ts';
import { speak } from '../words/catalogue.ts';
import { explainProblem } from '../words/sentences.ts';
import { joinCells, safeCsv } from './csvText.ts';

/**
 * Everything that is wrong in a file as a table: row, column, value, and what to do. Cells come from strangers, so none of them can
 * be run as a formula.
 */
export async function* writeProblemsCsv(
  blocks: AsyncIterable<readonly Problem[]>,
  language: Language,
): AsyncGenerator<string> {
  const say = speak(language);
  yield safeCsv.mark + joinCells((['row', 'column', 'value', 'what'] as const).map((key) => say(`import.${key}`)));
  for await (const problems of blocks)
    yield problems
      .map((problem) => {
        const { row = '', column = '', values = {} } = problem;
        const cells = [String(row), column, String(values['value'] ?? ''), explainProblem(problem, language)];
        return joinCells(cells.map(safeCsv.writeText));
      })
      .join('');
}

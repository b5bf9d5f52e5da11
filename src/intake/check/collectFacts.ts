import type { ResponseFile, ResponseRow } from '../readResponses.ts';
import { type AnswerCounts, startAnswerCount } from './countAnswers.ts';
import { type ProblemKind, startProblemGroups } from './groupProblems.ts';
import { listPairs, type PairGrid } from './listPairs.ts';
import { type Doubts, startDoubts } from './startDoubts.ts';
import { type SeenText, startTextTally } from './tallyTexts.ts';

/** What was understood of a file, for a person to look at before anything of it is stored. */
export interface FileFacts extends Pick<ResponseFile, 'recognised'>, Doubts {
  readonly pairs: readonly PairGrid[];
  readonly counts: readonly AnswerCounts[];
  readonly texts: readonly SeenText[];
  readonly kinds: readonly ProblemKind[];
}

/** Takes the rows of a file as they are read, and gives what is to be known of them. In constant memory. */
export function startFacts(file: ResponseFile) {
  const counts = startAnswerCount(file);
  const texts = startTextTally(file);
  const kinds = startProblemGroups();
  const doubts = startDoubts(file);
  return {
    add(row: ResponseRow): void {
      counts.add(row);
      texts.add(row);
      kinds.add(row.problems);
      doubts.add(row);
    },
    /** @param known items of which it is known already that they run the other way */
    async finish(known: ReadonlySet<string>): Promise<FileFacts> {
      const seen = texts.finish();
      const told = seen.map(({ text }) => text);
      return {
        recognised: file.recognised,
        pairs: listPairs(file),
        counts: counts.finish(),
        texts: seen,
        kinds: kinds.finish(),
        ...(await doubts.finish(told, known)),
      };
    },
  };
}

import { startPointCount } from '../countPoints.ts';
import { type DoubtfulPoints, doubtPoints } from '../doubtPoints.ts';
import { type DoubtfulScale, doubtScale } from '../doubtScale.ts';
import type { ResponseFile, ResponseRow } from '../readResponses.ts';
import { startOutcomeSearch } from './correlateOutcomes.ts';
import { type AnswerCounts, startAnswerCount } from './countAnswers.ts';
import { type BestFirst, doubtDirection } from './doubtDirection.ts';
import { type ProblemKind, startProblemGroups } from './groupProblems.ts';
import { listPairs, type PairGrid } from './listPairs.ts';
import { type SeenText, startTextTally } from './tallyTexts.ts';

/** What was understood of a file, for a person to look at before anything of it is stored. */
export interface FileFacts extends Pick<ResponseFile, 'recognised'> {
  readonly pairs: readonly PairGrid[];
  readonly counts: readonly AnswerCounts[];
  readonly texts: readonly SeenText[];
  readonly kinds: readonly ProblemKind[];
  readonly bestFirst: BestFirst | null;
  /** Where the answers look like those of another scale. */
  readonly doubtful: DoubtfulScale | null;
  /** Where its sides cannot be compared as they stand, or words have points that the form may not have had. */
  readonly points: DoubtfulPoints | null;
}

/** Takes the rows of a file as they are read, and gives what is to be known of them. In constant memory. */
export function startFacts(file: ResponseFile) {
  const counts = startAnswerCount(file);
  const texts = startTextTally(file);
  const kinds = startProblemGroups();
  const outcomes = startOutcomeSearch(file.questionnaire);
  const points = startPointCount(file.questionnaire);
  return {
    add(row: ResponseRow): void {
      counts.add(row);
      texts.add(row);
      kinds.add(row.problems);
      outcomes.add(row);
      points.add(row);
    },
    async finish(): Promise<FileFacts> {
      const seen = texts.finish();
      const bestFirst = await doubtDirection(
        file,
        seen.map(({ text }) => text),
        outcomes.finish(),
      );
      return {
        recognised: file.recognised,
        pairs: listPairs(file),
        counts: counts.finish(),
        texts: seen,
        kinds: kinds.finish(),
        bestFirst,
        doubtful: doubtScale(points.finish(), file.questionnaire.scale),
        points: doubtPoints(points.finish(), file),
      };
    },
  };
}

import { startPointCount } from '../countPoints.ts';
import { type DoubtfulPoints, doubtPoints } from '../doubtPoints.ts';
import { type DoubtfulScale, doubtScale } from '../doubtScale.ts';
import type { ResponseFile, ResponseRow } from '../readResponses.ts';
import { startOutcomeSearch } from './correlateOutcomes.ts';
import { type AnswerCounts, startAnswerCount } from './countAnswers.ts';
import { type BestFirst, doubtDirection } from './doubtDirection.ts';
import { type OpposedColumn, startItemDoubt } from './doubtItems.ts';
import { type DoubtfulSide, startSideDoubt } from './doubtSides.ts';
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
  /** Columns that run against the others of their side. */
  readonly opposed: readonly OpposedColumn[];
  /** Where a whole side may run the other way. */
  readonly side: DoubtfulSide | null;
}

/** Takes the rows of a file as they are read, and gives what is to be known of them. In constant memory. */
export function startFacts(file: ResponseFile) {
  const counts = startAnswerCount(file);
  const texts = startTextTally(file);
  const kinds = startProblemGroups();
  const outcomes = startOutcomeSearch(file.questionnaire);
  const points = startPointCount(file.questionnaire);
  const items = startItemDoubt(file);
  const sides = startSideDoubt(file);
  return {
    add(row: ResponseRow): void {
      counts.add(row);
      texts.add(row);
      kinds.add(row.problems);
      outcomes.add(row);
      points.add(row);
      items.add(row);
      sides.add(row);
    },
    /** @param known items of which it is known already that they run the other way */
    async finish(known: ReadonlySet<string>): Promise<FileFacts> {
      const seen = texts.finish();
      const bestFirst = await doubtDirection(
        file,
        seen.map(({ text }) => text),
        outcomes.finish(),
      );
      const counted = points.finish();
      const doubtful = doubtScale(counted, file.questionnaire.scale);
      const doubted = doubtPoints(counted, file);
      // What is doubted of the whole file need not be asked of a side.
      const isDoubted = bestFirst !== null || doubtful !== null || doubted !== null;
      return {
        recognised: file.recognised,
        pairs: listPairs(file),
        counts: counts.finish(),
        texts: seen,
        kinds: kinds.finish(),
        bestFirst,
        doubtful,
        points: doubted,
        opposed: items.finish(known),
        side: isDoubted ? null : sides.finish(counted),
      };
    },
  };
}

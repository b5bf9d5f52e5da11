import { startPointCount } from '../countPoints.ts';
import { type DoubtfulPoints, doubtPoints } from '../doubtPoints.ts';
import { type DoubtfulScale, doubtScale } from '../doubtScale.ts';
import type { ResponseFile, ResponseRow } from '../readResponses.ts';
import { startOutcomeSearch } from './correlateOutcomes.ts';
import { type BestFirst, doubtDirection } from './doubtDirection.ts';
import { type OpposedColumn, startItemDoubt } from './doubtItems.ts';
import { type DoubtfulSide, startSideDoubt } from './doubtSides.ts';

/** Where a file may mean something else than it is read as, although every cell can be read. */
export interface Doubts {
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

const nothing = { bestFirst: null, doubtful: null, points: null, side: null };

/**
 * Takes the rows of a file as they are read, and doubts what its headers cannot say. In constant memory.
 *
 * @param isSaid whether somebody has said how its points run: then only its items are doubted
 */
export function startDoubts(file: ResponseFile, isSaid = false) {
  const outcomes = startOutcomeSearch(file.questionnaire);
  const points = startPointCount(file.questionnaire);
  const items = startItemDoubt(file);
  const sides = startSideDoubt(file);
  return {
    add(row: ResponseRow): void {
      items.add(row);
      if (isSaid) return;
      outcomes.add(row);
      points.add(row);
      sides.add(row);
    },
    /**
     * @param texts what stands in its cells, as far as it is known
     * @param known items of which it is known already that they run the other way
     */
    async finish(texts: readonly string[], known: ReadonlySet<string>): Promise<Doubts> {
      const opposed = items.finish(known);
      if (isSaid) return { ...nothing, opposed };
      const counted = points.finish();
      const bestFirst = await doubtDirection(file, texts, outcomes.finish());
      const doubtful = doubtScale(counted, file.questionnaire.scale);
      const doubted = doubtPoints(counted, file);
      // What is doubted of the whole file need not be asked of a side.
      const isDoubted = bestFirst !== null || doubtful !== null || doubted !== null;
      const side = isDoubted ? null : sides.finish(counted);
      return { bestFirst, doubtful, points: doubted, opposed, side };
    },
  };
}

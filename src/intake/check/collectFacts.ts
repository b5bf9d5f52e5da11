import { type DoubtfulScale, startScaleWatch } from '../doubtScale.ts';
import type { ResponseFile, ResponseRow } from '../readResponses.ts';
import { readReadingWords } from '../recognise/readingWords.ts';
import { startOutcomeSearch } from './correlateOutcomes.ts';
import { type AnswerCounts, startAnswerCount } from './countAnswers.ts';
import { type ProblemKind, startProblemGroups } from './groupProblems.ts';
import { listPairs, type PairGrid } from './listPairs.ts';
import { readDirection } from './readDirection.ts';
import { type SeenText, startTextTally } from './tallyTexts.ts';

/** What was understood of a file, for a person to look at before anything of it is stored. */
export interface FileFacts extends Pick<ResponseFile, 'recognised'> {
  readonly pairs: readonly PairGrid[];
  readonly counts: readonly AnswerCounts[];
  readonly texts: readonly SeenText[];
  readonly kinds: readonly ProblemKind[];
  /**
   * Why 1 may be the best answer in this file: words that stand beside the numbers say so, or the answers run against what the
   * same people say of the whole. Null where nothing speaks for it, or the columns are turned round already.
   */
  readonly bestFirst: 'words' | 'outcomes' | null;
  /** Where the answers look like those of another scale. */
  readonly doubtful: DoubtfulScale | null;
}

/** Takes the rows of a file as they are read, and gives what is to be known of them. In constant memory. */
export function startFacts(file: ResponseFile) {
  const counts = startAnswerCount(file);
  const texts = startTextTally(file);
  const kinds = startProblemGroups();
  const outcomes = startOutcomeSearch(file.questionnaire);
  const scale = startScaleWatch(file.questionnaire);
  return {
    add(row: ResponseRow): void {
      counts.add(row);
      texts.add(row);
      kinds.add(row.problems);
      outcomes.add(row);
      scale.add(row);
    },
    async finish(): Promise<FileFacts> {
      const seen = texts.finish();
      const bestFirst = await doubtDirection(file, seen, outcomes.finish());
      return {
        recognised: file.recognised,
        pairs: listPairs(file),
        counts: counts.finish(),
        texts: seen,
        kinds: kinds.finish(),
        bestFirst,
        doubtful: scale.finish(),
      };
    },
  };
}

async function doubtDirection(
  { columns }: ResponseFile,
  seen: readonly SeenText[],
  runsAgainst: boolean,
): Promise<FileFacts['bestFirst']> {
  const items = columns.flatMap((each) => ('field' in each && each.range !== null ? [each] : []));
  const turned = items.filter(({ isTurned }) => isTurned).length;
  if (2 * turned > items.length) return null;
  const said = readDirection(
    [...items.map(({ column }) => column), ...seen.map(({ text }) => text)],
    await readReadingWords(),
  );
  if (said === 'best-first') return 'words';
  return said === null && runsAgainst ? 'outcomes' : null;
}

import type { PackedAnswers } from '../answers/packedAnswers.ts';
import { listAnswerBlocks } from '../answers/quality/answerBlocks.ts';
import { flagAlone, flagAmong } from '../answers/quality/flagResponse.ts';
import { type Flag, flags } from '../answers/quality/flags.ts';
import { startQualityRows } from '../answers/quality/qualityRow.ts';
import {
  joinSearches,
  judgeSearch,
  type QualitySearch,
  startQualitySearch,
} from '../answers/quality/startQualitySearch.ts';
import { targetAlpha } from '../answers/quality/targetAlpha.ts';
import { collectTargetAlphaSums, type TargetAlphaSums } from '../answers/quality/targetAlphaSums.ts';
import type { CountedResponse } from '../answers/response.ts';
import type { Questionnaire } from '../instrument/questionnaire.ts';
import { addExact } from '../summary/exact.ts';
import { collectLinkedWaves } from '../summary/linkedWaves.ts';
import { startFold } from '../summary/summarise.ts';
import { mergeSummaries, type Summary } from '../summary/summary.ts';
import type { Sample } from './sample.ts';

/** What the first pass leaves. Each response is folded once: those that need a look by themselves, and the rest. */
export interface FirstPass {
  readonly rest: Summary;
  readonly alone: Summary;
  readonly counts: Readonly<Record<Flag, number>>;
  readonly search: QualitySearch;
  readonly closeness: TargetAlphaSums;
}

/** Above this many the standard errors are so small that hardly any item leaves its quadrant. */
const mostRows = 10_000;

/** Folds responses, flags those that need a look by themselves and learns what is unusual among all. */
export function foldFirst(questionnaire: Questionnaire) {
  const rest = startFold(questionnaire);
  const alone = startFold(questionnaire);
  const blocks = listAnswerBlocks(questionnaire);
  const search = startQualitySearch(questionnaire, blocks);
  const closeness = collectTargetAlphaSums(questionnaire);
  const counts = startCounts();
  const toQualityRow = startQualityRows(questionnaire);

  return {
    /** Adds a response; whether it is flagged by itself. */
    add(response: CountedResponse): boolean {
      const row = toQualityRow(response);
      const raised = flagAlone(questionnaire, blocks, row);
      for (const flag of raised) counts[flag]++;
      (raised.length > 0 ? alone : rest).add(response);
      search.add(row);
      closeness.add(row.offsets);
      return raised.length > 0;
    },
    /** The profile questions that were answered so far and are not asked. */
    listUnasked: (): readonly string[] => [...new Set([...rest.listUnasked(), ...alone.listUnasked()])],
    finish: (): FirstPass => ({
      rest: rest.finish(),
      alone: alone.finish(),
      counts,
      search: search.finish(),
      closeness: closeness.finish(),
    }),
  };
}

/** What first passes over two parts of the responses leave, as if it had been one. */
export function joinFirst(a: FirstPass, b: FirstPass): FirstPass {
  return {
    rest: mergeSummaries(a.rest, b.rest),
    alone: mergeSummaries(a.alone, b.alone),
    counts: addExact(a.counts, b.counts),
    search: joinSearches(a.search, b.search),
    closeness: { ...addExact(a.closeness, b.closeness), scale: a.closeness.scale },
  };
}

/**
 * The second pass over the responses of a first one: finds who is unusual beside the others, links people across waves, and
 * keeps the answers of small studies for resampling. Where there is nothing of all this it is not needed.
 */
export function foldSecond(questionnaire: Questionnaire, first: FirstPass) {
  // The numbers of its search are the most of a first pass: what is kept of it keeps none of these.
  const { alone, counts, closeness } = first;
  const summary = mergeSummaries(first.rest, alone);
  const blocks = listAnswerBlocks(questionnaire);
  const context = judgeSearch(first.search);
  const among = startFold(questionnaire);
  const countsAmong = startCounts();
  const toQualityRow = startQualityRows(questionnaire);
  const links = (summary.waves?.size ?? 0) > 1 ? collectLinkedWaves(questionnaire) : null;
  const rows: PackedAnswers[] | null = summary.n <= mostRows ? [] : null;
  const unflaggedRows: PackedAnswers[] | null = rows && [];

  return {
    /** Whether the responses have to be added once more; if not, they may be. */
    isNeeded: !context.isQuiet || links !== null || rows !== null,
    times: context.times,
    /** Adds a response; whether it is flagged beside the others. */
    add(response: CountedResponse): boolean {
      const row = toQualityRow(response);
      const raised = flagAmong(questionnaire, blocks, context, row);
      for (const flag of raised) countsAmong[flag]++;
      links?.add(response);
      if (raised.length === 0 && rows === null) return false;
      const isFlaggedAlone = flagAlone(questionnaire, blocks, row).length > 0;
      if (raised.length > 0 && !isFlaggedAlone) among.add(response);
      rows?.push(response.answers.items);
      if (raised.length === 0 && !isFlaggedAlone) unflaggedRows?.push(response.answers.items);
      return raised.length > 0;
    },
    finish: (): Sample => ({
      questionnaire,
      summary,
      quality: {
        counts: addExact(counts, countsAmong),
        flagged: mergeSummaries(alone, among.finish()),
        unflaggedRows,
        targetAlpha: targetAlpha(closeness),
      },
      linked: links?.finish() ?? null,
      rows,
    }),
  };
}

function startCounts(): Record<Flag, number> {
  return Object.fromEntries(flags.map((flag) => [flag, 0])) as Record<Flag, number>;
}

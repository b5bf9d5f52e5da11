import { millisecondsOf } from '../answers/instant.ts';
import type { PackedAnswers } from '../answers/packedAnswers.ts';
import { listAnswerBlocks } from '../answers/quality/answerBlocks.ts';
import { flagAlone, flagAmong } from '../answers/quality/flagResponse.ts';
import { type Flag, flags } from '../answers/quality/flags.ts';
import type { QualityRow } from '../answers/quality/qualityRow.ts';
import { startQualitySearch } from '../answers/quality/startQualitySearch.ts';
import { type TargetAlpha, targetAlpha } from '../answers/quality/targetAlpha.ts';
import { collectTargetAlphaSums } from '../answers/quality/targetAlphaSums.ts';
import type { Response } from '../answers/response.ts';
import type { Questionnaire } from '../instrument/questionnaire.ts';
import type { Audience } from '../instrument/side.ts';
import { collectLinkedWaves, type LinkedWaves } from '../summary/linkedWaves.ts';
import { startFold } from '../summary/summarise.ts';
import { mergeSummaries, type Summary } from '../summary/summary.ts';

/** What one audience was asked and what it answered. */
export interface Sample {
  readonly questionnaire: Questionnaire;
  readonly summary: Summary;
  readonly quality: Quality;
  /** Null where fewer than two waves have people. */
  readonly linked: LinkedWaves | null;
  /** The answers themselves, for what is drawn from them; null where they are more than `mostRows`. */
  readonly rows: readonly PackedAnswers[] | null;
}

/** The samples of a study by audience; only the customers' one must be there. */
export type Samples = { readonly customer: Sample } & { readonly [audience in Exclude<Audience, 'customer'>]?: Sample };

/** The responses that deserve a look: how often each flag was raised, and the summary of the flagged alone. */
export interface Quality {
  readonly counts: Readonly<Record<Flag, number>>;
  readonly flagged: Summary;
  /** The answers of all others; null where the sample keeps none. */
  readonly unflaggedRows: readonly PackedAnswers[] | null;
  /** Whether all forms together look as if they had been filled to reach a wanted alpha. */
  readonly targetAlpha: TargetAlpha;
}

/** Above this many the standard errors are so small that hardly any item leaves its quadrant. */
const mostRows = 10_000;

/**
 * Makes a sample in one or two passes over the same responses. The first folds them, flags those that need a look by
 * themselves and learns what is unusual among all; the second finds who is, links people across waves, and keeps the answers of
 * small studies for resampling. Where there is nothing of all this, it is not needed.
 */
export function startSample(questionnaire: Questionnaire) {
  // Each response is folded once: what is not flagged, and what is, are the whole.
  const rest = startFold(questionnaire);
  const alone = startFold(questionnaire);
  const blocks = listAnswerBlocks(questionnaire);
  const search = startQualitySearch(questionnaire, blocks);
  const closeness = collectTargetAlphaSums(questionnaire);
  const counts = Object.fromEntries(flags.map((flag) => [flag, 0])) as Record<Flag, number>;
  const toQualityRow = startQualityRows();

  return {
    /** Adds a response; whether it is flagged by itself. */
    add(response: Response): boolean {
      const row = toQualityRow(response);
      const raised = flagAlone(questionnaire, blocks, row);
      for (const flag of raised) counts[flag]++;
      (raised.length > 0 ? alone : rest).add(response);
      search.add(row);
      closeness.add(response.answers.items);
      return raised.length > 0;
    },
    startSecondPass() {
      const flaggedAlone = alone.finish();
      const summary = mergeSummaries(rest.finish(), flaggedAlone);
      const context = search.finish();
      const among = startFold(questionnaire);
      const links = (summary.waves?.size ?? 0) > 1 ? collectLinkedWaves(questionnaire) : null;
      const rows: PackedAnswers[] | null = summary.n <= mostRows ? [] : null;
      const unflaggedRows: PackedAnswers[] | null = rows && [];
      return {
        /** Whether the responses have to be added once more; if not, they may be. */
        isNeeded: !context.isQuiet || links !== null || rows !== null,
        /** Adds a response; whether it is flagged beside the others. */
        add(response: Response): boolean {
          const row = toQualityRow(response);
          const raised = flagAmong(questionnaire, context, row);
          for (const flag of raised) counts[flag]++;
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
            counts,
            flagged: mergeSummaries(flaggedAlone, among.finish()),
            unflaggedRows,
            targetAlpha: targetAlpha(closeness.finish()),
          },
          linked: links?.finish() ?? null,
          rows,
        }),
      };
    },
  };
}

/** The sample of responses that are at hand. */
export function buildSample(questionnaire: Questionnaire, responses: readonly Response[]): Sample {
  const first = startSample(questionnaire);
  for (const response of responses) first.add(response);
  const second = first.startSecondPass();
  for (const response of responses) second.add(response);
  return second.finish();
}

/** Makes rows for the checks of quality. An import has one time for many responses, which is read once. */
function startQualityRows(): (response: Response) => QualityRow {
  let last: string | null = null;
  let arrived: number | null = null;
  return ({ answers, seconds, submittedAt, respondent, wave, token, isTrapped = false }) => {
    if (submittedAt !== last) arrived = submittedAt === null ? null : millisecondsOf(submittedAt);
    last = submittedAt;
    const { items: packed, points } = answers;
    return { packed, points, seconds, submittedAt: arrived, respondent, wave, token, isTrapped };
  };
}

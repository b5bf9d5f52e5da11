import { millisecondsOf } from '../answers/instant.ts';
import type { PackedAnswers } from '../answers/packedAnswers.ts';
import { flagResponse } from '../answers/quality/flagResponse.ts';
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
import type { Summary } from '../summary/summary.ts';

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
 * Makes a sample in two passes over the same responses. The first folds them and learns what is unusual among them; the
 * second finds the flagged, links people across waves, and keeps the answers of small studies for resampling.
 */
export function startSample(questionnaire: Questionnaire) {
  const fold = startFold(questionnaire);
  const search = startQualitySearch(questionnaire);
  const closeness = collectTargetAlphaSums(questionnaire);

  return {
    add(response: Response): void {
      fold.add(response);
      search.add(toQualityRow(response));
      closeness.add(response.answers.items);
    },
    startSecondPass() {
      const summary = fold.finish();
      const context = search.finish();
      const counts = Object.fromEntries(flags.map((flag) => [flag, 0])) as Record<Flag, number>;
      const flagged = startFold(questionnaire);
      const links = (summary.waves?.size ?? 0) > 1 ? collectLinkedWaves(questionnaire) : null;
      const rows: PackedAnswers[] | null = summary.n <= mostRows ? [] : null;
      const unflaggedRows: PackedAnswers[] | null = rows && [];
      return {
        /** Adds a response; whether it is flagged. */
        add(response: Response): boolean {
          const raised = flagResponse(questionnaire, context, toQualityRow(response));
          for (const flag of raised) counts[flag]++;
          if (raised.length > 0) flagged.add(response);
          else unflaggedRows?.push(response.answers.items);
          links?.add(response);
          rows?.push(response.answers.items);
          return raised.length > 0;
        },
        finish: (): Sample => ({
          questionnaire,
          summary,
          quality: {
            counts,
            flagged: flagged.finish(),
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

function toQualityRow({ answers, submittedAt, ...known }: Response): QualityRow {
  const arrived = submittedAt === null ? null : millisecondsOf(submittedAt);
  return { ...known, packed: answers.items, points: answers.points, submittedAt: arrived };
}

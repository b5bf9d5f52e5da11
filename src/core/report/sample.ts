import type { PackedAnswers } from '../answers/packedAnswers.ts';
import type { Flag } from '../answers/quality/flags.ts';
import type { TargetAlpha } from '../answers/quality/targetAlpha.ts';
import type { Questionnaire } from '../instrument/questionnaire.ts';
import type { Audience } from '../instrument/side.ts';
import type { LinkedWaves } from '../summary/linkedWaves.ts';
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

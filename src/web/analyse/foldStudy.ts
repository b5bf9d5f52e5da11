import type { Times } from '../../core/answers/quality/startQualitySearch.ts';
import type { CountedResponse } from '../../core/answers/response.ts';
import { type Audience, audiences } from '../../core/instrument/side.ts';
import type { Sample, Samples } from '../../core/report/sample.ts';
import { findQuestionnaire } from '../../storage/questionnaires.ts';
import type { Database } from '../../storage/schema.ts';
import type { StoredResponse } from '../../storage/snapshot.ts';
import type { FlaggedIds } from './flaggedIds.ts';
import { type FoldBeside, type FoldedSample, foldSample } from './foldSample.ts';

/** Which responses of an audience count: of those up to an arrival the ones that `share` gives, as it gives them. */
export interface Counting {
  readonly upTo: number;
  readonly share: <Read extends CountedResponse>(stored: StoredResponse<Read>) => Read | null;
}

/** The samples of all audiences that a study asks, and the times that its customers took. */
export interface FoldedStudy {
  readonly samples: Samples;
  readonly times: Times;
  /** By audience, the ids of the flagged responses. */
  readonly flagged: ReadonlyMap<Audience, FlaggedIds>;
}

/** Reads and folds the responses of a study; perhaps a part of the customers is folded elsewhere meanwhile. */
export async function foldStudy(
  db: Database,
  studyId: string,
  countingOf: (audience: Audience) => Counting,
  foldBeside?: FoldBeside,
): Promise<FoldedStudy> {
  const found = new Map<Audience, FoldedSample>();
  for (const audience of audiences) {
    const published = await findQuestionnaire(db, studyId, audience);
    if (!published) continue;
    const { upTo, share } = countingOf(audience);
    const help = audience === 'customer' ? foldBeside : undefined;
    found.set(audience, await foldSample(db, { studyId, audience, upTo }, published.questionnaire, share, help));
  }
  const customer = found.get('customer');
  if (!customer) throw new Error(`study ${studyId} has no questionnaire`);
  const staff = Object.fromEntries([...found].map(([audience, { sample }]): [Audience, Sample] => [audience, sample]));
  const flagged = new Map([...found].map(([audience, folded]) => [audience, folded.flagged]));
  return { samples: { ...staff, customer: customer.sample }, times: customer.times, flagged };
}

/** Counts everything that no correction has replaced. */
export function countAll(upTo: number): Counting {
  return {
    upTo,
    share: ({ response, supersededIn }) => (supersededIn === null || supersededIn > upTo ? response : null),
  };
}

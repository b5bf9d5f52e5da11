import type { Response } from '../../core/answers/response.ts';
import type { Questionnaire } from '../../core/instrument/questionnaire.ts';
import { type Sample, startSample } from '../../core/report/sample.ts';
import { readResponses } from '../../storage/readSnapshot.ts';
import type { Database } from '../../storage/schema.ts';
import type { Snapshot, StoredResponse } from '../../storage/snapshot.ts';

/** Small enough that folding a block keeps respondents waiting for about a hundredth of a second. */
export const blockSize = 250;

/** Lets what waits meanwhile, such as phones that send, have its turn. */
export function letOthersRun(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

export interface FoldedSample {
  readonly sample: Sample;
  /** The times that people took. */
  readonly seconds: readonly number[];
  /** The ids of the flagged responses. */
  readonly flagged: ReadonlySet<string>;
}

/**
 * Makes the sample of a snapshot in two passes. Both see the very same responses, whatever arrives between them;
 * should some be erased, it is made anew.
 *
 * @param count gives a response as it counts, null where it does not
 */
export async function foldSample(
  db: Database,
  snapshot: Snapshot,
  published: Questionnaire,
  count: (stored: StoredResponse) => Response | null,
): Promise<FoldedSample> {
  let counted = 0;
  const read = async (take: (response: Response) => void): Promise<void> => {
    counted = 0;
    for await (const block of readResponses(db, snapshot, blockSize)) {
      for (const stored of block) {
        const response = count(stored);
        if (response) counted++;
        if (response) take(response);
      }
      await letOthersRun();
    }
  };
  const { first, seconds } = await readFirst(published, read);
  const countedFirst = counted;
  const second = first.startSecondPass();
  const flagged = new Set<string>();
  await read((response) => {
    if (second.add(response)) flagged.add(response.id);
  });
  // Somebody's answers were erased in between.
  if (counted < countedFirst) return foldSample(db, snapshot, published, count);
  return { sample: second.finish(), seconds, flagged };
}

/**
 * The first pass. Where it meets segments that files brought and the form does not ask for, it starts again with them: then
 * they split respondents as well.
 */
async function readFirst(
  questionnaire: Questionnaire,
  read: (take: (response: Response) => void) => Promise<void>,
): Promise<{
  readonly first: ReturnType<typeof startSample>;
  readonly seconds: readonly number[];
}> {
  const asked = new Set(questionnaire.profile.map(({ id }) => id));
  const brought = new Set<string>();
  const first = startSample(questionnaire);
  const seconds: number[] = [];
  await read((response) => {
    for (const id of response.answers.profile.keys()) if (!asked.has(id)) brought.add(id);
    first.add(response);
    if (response.seconds !== null) seconds.push(response.seconds);
  });
  if (brought.size === 0) return { first, seconds };
  const added = [...brought].sort().map((id) => ({ id, text: { zh: id, en: id } }));
  return readFirst({ ...questionnaire, profile: [...questionnaire.profile, ...added] }, read);
}

import { profileField } from '../../core/answers/fields.ts';
import type { CountedResponse } from '../../core/answers/response.ts';
import { listSuperseded, readArrivals } from '../../storage/readSnapshot.ts';
import type { Database } from '../../storage/schema.ts';
import type { Snapshot, StoredResponse } from '../../storage/snapshot.ts';
import { blockSize, letOthersRun } from './foldSample.ts';
import { type Course, noCourse, type Part } from './shareCourse.ts';
import { type SteppedResponse, startSteps } from './shareSteps.ts';
import type { Sign } from './startDebts.ts';

/** What a shared report counts of one audience. */
export interface SharedState {
  /** The last arrival that has been let in, -1 where none has. */
  readonly upTo: number;
  /** Whether more has arrived, which waits for the next step. */
  readonly isBehind: boolean;
  /** Whether groups of waves, or of a profile question, lack people because too few came at a time to be told apart. */
  readonly isUngrouped: (division: 'wave' | { readonly question: string }) => boolean;
  /** A response as it is counted, perhaps without some of its groups; null where it is not. */
  readonly share: <Read extends CountedResponse>(stored: StoredResponse<Read>) => Read | null;
  /** The steps taken, and what is owed for those who have withdrawn; while anything is, nothing new is shown. */
  readonly course: Course;
  /** What is owed besides when a response is erased. */
  readonly leave: (stored: StoredResponse) => readonly Part[];
}

/** Follows the steps of one audience of a study. Each call reads what has arrived since the last; calls must not overlap. */
export function followSteps(
  db: Database,
  minGroup: number,
  course: Course = noCourse,
  sign?: Sign,
): (snapshot: Snapshot) => Promise<SharedState> {
  const steps = startSteps(minGroup, course, sign);
  let read = -1;
  return async (snapshot) => {
    const superseded = snapshot.upTo > read ? await listSuperseded(db, snapshot, read) : [];
    let open: number | null = null;
    let next = 0;
    /** Brings everything to an end that happened before an arrival. */
    const closeBefore = (arrival: number): void => {
      for (;;) {
        const number = Math.min(
          open ?? arrival,
          superseded[next]?.supersededIn ?? arrival,
          steps.nextKept() ?? arrival,
        );
        if (number >= arrival) return;
        for (; superseded[next]?.supersededIn === number; next++) {
          const stored = superseded[next];
          if (stored) steps.remove(describe(stored));
        }
        steps.close(number);
        if (open === number) open = null;
      }
    };
    for await (const block of readArrivals(db, snapshot, read, blockSize)) {
      for (const stored of block) {
        closeBefore(stored.arrived);
        open = stored.arrived;
        steps.add(describe(stored));
      }
      await letOthersRun();
    }
    closeBefore(snapshot.upTo + 1);
    read = snapshot.upTo;
    const { upTo, isBehind, ungrouped } = steps.state();
    return {
      upTo,
      isBehind,
      isUngrouped: (division) => ungrouped.has(division === wave ? wave : profileField(division.question)),
      share: (stored) => {
        const share = steps.findShare(describe(stored));
        return share && withoutGroups(stored.response, share.ungrouped);
      },
      course: steps.course(read),
      leave: (stored) => steps.leave(describe(stored)),
    };
  };
}

const wave = 'wave';

function describe({ response, arrived, isConflict }: StoredResponse<CountedResponse>): SteppedResponse {
  const { id, answers } = response;
  const groups = new Map([...answers.profile].map(([question, answer]) => [profileField(question), answer] as const));
  if (response.wave !== null) groups.set(wave, response.wave);
  return { id, arrived, items: answers.items, groups, isConflict };
}

function withoutGroups<Read extends CountedResponse>(response: Read, ungrouped: ReadonlySet<string>): Read {
  if (ungrouped.size === 0) return response;
  const profile = new Map([...response.answers.profile].filter(([question]) => !ungrouped.has(profileField(question))));
  return {
    ...response,
    answers: { ...response.answers, profile },
    wave: ungrouped.has(wave) ? null : response.wave,
  };
}

import { createHmac } from 'node:crypto';
import type { Audience } from '../../core/instrument/side.ts';
import { findLastArrival, type Study } from '../../storage/studies.ts';
import { findWithdrawal, type Withdrawal } from '../../storage/withdrawals.ts';
import type { ReportSite } from '../site.ts';
import { followSteps, type SharedState } from './followSteps.ts';
import { unpackCourses } from './shareCourse.ts';

export interface States extends Readonly<Record<Audience, SharedState>> {
  /** What is kept of those who have withdrawn, on which the states rest. */
  readonly withdrawal: Withdrawal;
}

type Follow = ReturnType<typeof followSteps>;
type Followed = Readonly<Record<Audience, Follow>> & Pick<Withdrawal, 'courses'>;

const maxFollowed = 50;

/**
 * Follows the steps of shared reports, study by study and in each audience by audience: their people are others, so none has
 * to wait for the others. What is done with the states is done before they move on, or anything is erased.
 */
export function followStudies(
  site: ReportSite,
): <Value>(study: Study, use: (states: States) => Promise<Value>) => Promise<Value> {
  const followed = new Map<string, Followed>();
  const queues = new Map<string, Promise<unknown>>();

  const start = ({ id, settings }: Study, { courses: kept }: Withdrawal): Followed => {
    const courses = unpackCourses(kept);
    const sign = (division: string, group: string) =>
      createHmac('sha256', site.secret)
        .update(JSON.stringify([id, division, group]))
        .digest('base64url')
        .slice(0, 22);
    const begin = (audience: Audience) => followSteps(site.db, settings.minGroup, courses[audience], sign);
    return { courses: kept, customer: begin('customer'), manager: begin('manager'), contact: begin('contact') };
  };

  const advance = async (study: Study): Promise<States> => {
    const { id: studyId } = study;
    if (followed.size >= maxFollowed && !followed.has(studyId)) followed.clear();
    const withdrawal = await findWithdrawal(site.db, studyId);
    const known = followed.get(studyId);
    // Once something is erased, the steps are found anew, in the same way as after a restart.
    const follow = known?.courses === withdrawal.courses ? known : start(study, withdrawal);
    // Should it break off half way, the steps are found anew from the first arrival.
    followed.delete(studyId);
    const upTo = await findLastArrival(site.db, studyId);
    const states = {
      withdrawal,
      customer: await follow.customer({ studyId, audience: 'customer', upTo }),
      manager: await follow.manager({ studyId, audience: 'manager', upTo }),
      contact: await follow.contact({ studyId, audience: 'contact', upTo }),
    };
    followed.set(studyId, follow);
    return states;
  };

  return (study, use) => {
    const { id: studyId } = study;
    const before = queues.get(studyId) ?? Promise.resolve();
    const mine = before.then(async () => use(await advance(study)));
    const settled = mine.then(
      () => undefined,
      () => undefined,
    );
    queues.set(studyId, settled);
    settled.then(() => {
      if (queues.get(studyId) === settled) queues.delete(studyId);
    });
    return mine;
  };
}

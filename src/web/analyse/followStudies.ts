import type { Audience } from '../../core/instrument/side.ts';
import { findLastArrival, type Study } from '../../storage/studies.ts';
import type { Site } from '../site.ts';
import { followSteps, type SharedState } from './followSteps.ts';

type States = Readonly<Record<Audience, SharedState>>;
type Follow = ReturnType<typeof followSteps>;

const maxFollowed = 50;

/**
 * Follows the steps of shared reports, study by study and in each audience by audience: their people are others, so none has
 * to wait for the others. What is done with the states is done before they move on.
 */
export function followStudies(
  site: Site,
): <Value>(study: Study, use: (states: States) => Promise<Value>) => Promise<Value> {
  const followed = new Map<string, Readonly<Record<Audience, Follow>>>();
  const queues = new Map<string, Promise<unknown>>();

  const advance = async ({ id: studyId, settings }: Study): Promise<States> => {
    if (followed.size >= maxFollowed && !followed.has(studyId)) followed.clear();
    const start = () => followSteps(site.db, settings.minGroup);
    const follow = followed.get(studyId) ?? { customer: start(), manager: start(), contact: start() };
    // Should it break off half way, the steps are found anew from the first arrival.
    followed.delete(studyId);
    const upTo = await findLastArrival(site.db, studyId);
    const states = {
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

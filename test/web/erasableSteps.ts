import { noCourse, packCourses, unpackCourses } from '../../src/web/analyse/shareCourse.ts';
import { type SteppedResponse, startSteps } from '../../src/web/analyse/shareSteps.ts';

type Steps = ReturnType<typeof startSteps>;
type Entry = { readonly number: number; readonly response: SteppedResponse; readonly isRemoval: boolean };

/** Steps beside the responses that they rest on, from which some can be erased, as `shareStudies` does it with a database. */
export function startErasableSteps(minGroup: number) {
  let entries: readonly Entry[] = [];
  let course = noCourse;
  let steps = startSteps(minGroup);
  let last = 0;
  let erasures = 0;

  /** The steps as they are found after a restart. */
  const restart = (): Steps => {
    const again = startSteps(minGroup, course);
    for (let number = 0; number <= last; number++) {
      const now = entries.filter((entry) => entry.number === number);
      for (const { response, isRemoval } of now) if (!isRemoval) again.add(response);
      for (const { response, isRemoval } of now) if (isRemoval) again.remove(response);
      if (now.length > 0 || again.nextKept() === number) again.close(number);
    }
    return again;
  };

  return {
    add(response: SteppedResponse): void {
      entries = [...entries, { number: response.arrived, response, isRemoval: false }];
      steps.add(response);
    },
    remove(response: SteppedResponse, number: number): void {
      entries = [...entries, { number, response, isRemoval: true }];
      steps.remove(response);
    },
    close(number: number): void {
      last = number;
      // Numbers that brought nothing are not seen in the database.
      if (entries.some((entry) => entry.number === number)) steps.close(number);
    },
    erase(chain: readonly SteppedResponse[], number: number): void {
      const { owed, ...taken } = steps.course(last);
      const customer = { ...taken, owed: [...owed, ...chain.flatMap((each) => steps.leave(each))] };
      // By way of the text that is stored.
      course = unpackCourses(packCourses({ customer, manager: noCourse, contact: noCourse })).customer;
      entries = entries.filter(({ response }) => !chain.includes(response));
      steps = restart();
      last = number;
      erasures++;
    },
    restart,
    findShare: (response: SteppedResponse) => steps.findShare(response),
    /** Besides the state of the steps: whether the report stands still, and how often something was erased. */
    state: () => ({ ...steps.state(), isFrozen: steps.course(last).owed.length > 0, erasures }),
  };
}

export type ErasableSteps = ReturnType<typeof startErasableSteps>;

import { audiences } from '../../core/instrument/side.ts';
import { eraseResponses, findChain } from '../../storage/eraseResponses.ts';
import type { Study } from '../../storage/studies.ts';
import { settleWithdrawal } from '../../storage/withdrawals.ts';
import type { Site } from '../site.ts';
import { followStudies, type States } from './followStudies.ts';
import { freezeReport, type Shown, thawReport } from './frozenReport.ts';
import { type Courses, type Part, packCourses } from './shareCourse.ts';

/** What is made of the states: the report (or the one that was made of them before), or one that was kept as it was. */
interface Reports<Computed extends Shown> {
  readonly compute: (study: Study, states: States) => Promise<Computed>;
  readonly revive: (study: Study, kept: Shown) => Computed;
}

/**
 * Shows shared reports as far as their steps have come, and erases answers so that nobody can tell from a shared report whose:
 * one that counted them stands still, as it was, until its steps have brought enough others in their place.
 */
export function shareStudies<Computed extends Shown>(
  site: Site,
  { compute, revive }: Reports<Computed>,
): {
  readonly find: (study: Study) => Promise<Computed>;
  readonly erase: (study: Study, responseId: string) => Promise<boolean>;
} {
  const follow = followStudies(site);

  const find = async (study: Study, states: States): Promise<Computed> => {
    const { frozen } = states.withdrawal;
    const courses = listCourses(states);
    if (frozen !== null && isOwing(courses)) return revive(study, thawReport(frozen));
    if (frozen !== null) await settleWithdrawal(site.db, study.id, packCourses(courses));
    return compute(study, states);
  };

  const erase = async (study: Study, states: States, responseId: string): Promise<boolean> => {
    for (;;) {
      const chain = await findChain(site.db, study.id, responseId);
      if (chain.length === 0) return false;
      const before = listCourses(states);
      const courses = { ...before };
      for (const each of chain) {
        const { owed, ...course } = courses[each.audience];
        courses[each.audience] = { ...course, owed: unite(owed, states[each.audience].leave(each)) };
      }
      const { frozen } = states.withdrawal;
      const stands = isOwing(before) && frozen !== null ? frozen : null;
      const kept = isOwing(courses) ? (stands ?? freezeReport(await compute(study, states))) : null;
      if (await eraseResponses(site.db, study.id, chain, { courses: packCourses(courses), frozen: kept })) return true;
    }
  };

  return {
    find: (study) => follow(study, (states) => find(study, states)),
    erase: (study, responseId) => follow(study, (states) => erase(study, states, responseId)),
  };
}

function listCourses({ customer, manager, contact }: States): Courses {
  return { customer: customer.course, manager: manager.course, contact: contact.course };
}

function isOwing(courses: Courses): boolean {
  return audiences.some((audience) => courses[audience].owed.length > 0);
}

/** Each part once, in an order of its own: who left which stays with them. */
function unite(...owed: readonly (readonly Part[])[]): readonly Part[] {
  const parts = new Map(owed.flat().map((part) => [JSON.stringify(part), part]));
  return [...parts].sort().map(([, part]) => part);
}

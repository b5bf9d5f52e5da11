import { type Audience, audiences } from '../../core/instrument/side.ts';
import { eraseAnswers, eraseResponses, findChain } from '../../storage/eraseResponses.ts';
import type { Import } from '../../storage/imports.ts';
import { readArrivals } from '../../storage/readSnapshot.ts';
import type { Study } from '../../storage/studies.ts';
import { undoImport } from '../../storage/undoImport.ts';
import { settleWithdrawal } from '../../storage/withdrawals.ts';
import type { ReportSite } from '../site.ts';
import { blockSize, letOthersRun } from './foldSample.ts';
import { followStudies, type States } from './followStudies.ts';
import { freezeReport, type Shown, thawReport } from './frozenReport.ts';
import { type Course, type Courses, noCourse, type Part, packCourses } from './shareCourse.ts';

/** What is made of the states: the report (or the one that was made of them before), or one that was kept as it was. */
interface Reports<Computed extends Shown> {
  readonly compute: (study: Study, states: States) => Promise<Computed>;
  readonly revive: (study: Study, kept: Shown) => Computed;
}

/**
 * Shows shared reports as far as their steps have come, and erases answers so that nobody can tell from a shared report whose:
 * one that counted them stands still, as it was, until its steps have brought enough others in their place. An import that is
 * undone is many of them at once.
 */
export function shareStudies<Computed extends Shown>(
  site: ReportSite,
  { compute, revive }: Reports<Computed>,
): {
  readonly find: (study: Study) => Promise<Computed>;
  readonly erase: (study: Study, responseId: string) => Promise<boolean>;
  readonly undo: (study: Study, undone: Import) => Promise<boolean>;
  readonly eraseAll: (study: Study) => Promise<void>;
} {
  const follow = followStudies(site);

  const find = async (study: Study, states: States): Promise<Computed> => {
    const standing = findStanding(states);
    if (standing !== null) return revive(study, thawReport(standing));
    if (states.withdrawal.frozen !== null) await settleWithdrawal(site.db, study.id, packCourses(listCourses(states)));
    return compute(study, states);
  };

  /** What is kept of the shared report when answers go that it may count. */
  const keepShown = async (
    study: Study,
    states: States,
    leaving: readonly (readonly [Audience, readonly Part[]])[],
  ) => {
    const courses = { ...listCourses(states) };
    for (const [audience, parts] of leaving) {
      const { owed, ...course } = courses[audience];
      courses[audience] = { ...course, owed: unite(owed, parts) };
    }
    const frozen = findStanding(states) ?? (isOwing(courses) ? freezeReport(await compute(study, states)) : null);
    return { courses: packCourses(courses), frozen };
  };

  const erase = async (study: Study, states: States, responseId: string): Promise<boolean> => {
    for (;;) {
      const chain = await findChain(site.db, study.id, responseId);
      if (chain.length === 0) return false;
      const leaving = chain.map((each) => [each.audience, states[each.audience].leave(each)] as const);
      if (await eraseResponses(site.db, study.id, chain, await keepShown(study, states, leaving))) return true;
    }
  };

  const undo = async (study: Study, states: States, undone: Import): Promise<boolean> => {
    const { audience, arrived } = undone;
    let left: readonly Part[] = [];
    const snapshot = { studyId: study.id, audience, upTo: arrived };
    for await (const block of readArrivals(site.db, snapshot, arrived - 1, blockSize)) {
      left = unite(left, ...block.map((each) => states[audience].leave(each)));
      await letOthersRun();
    }
    const kept = await keepShown(study, states, [[audience, left]]);
    return undoImport(site.db, undone, site.now().toISOString(), kept);
  };

  const eraseAll = async (study: Study, states: States): Promise<void> => {
    const before = listCourses(states);
    const frozen = findStanding(states) ?? freezeReport(await compute(study, states));
    const emptied = (audience: Audience): Course => ({ ...noCourse, upTo: before[audience].upTo });
    const courses = { customer: emptied('customer'), manager: emptied('manager'), contact: emptied('contact') };
    await eraseAnswers(site.db, study.id, site.now().toISOString(), { courses: packCourses(courses), frozen });
  };

  return {
    find: (study) => follow(study, (states) => find(study, states)),
    eraseAll: (study) => follow(study, (states) => eraseAll(study, states)),
    undo: (study, undone) => follow(study, (states) => undo(study, states, undone)),
    erase: (study, responseId) => follow(study, (states) => erase(study, states, responseId)),
  };
}

/** The report that was kept, while it is shown: something is owed, or nobody has been let in since all was erased. */
function findStanding(states: States): string | null {
  return isOwing(listCourses(states)) || states.customer.upTo < 0 ? states.withdrawal.frozen : null;
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

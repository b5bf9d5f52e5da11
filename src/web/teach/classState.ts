import type { RoleCounts } from '../../core/classroom/roles.ts';
import type { Stage } from '../../core/classroom/stages.ts';
import { countJoins } from '../../storage/classJoins.ts';
import type { ClassSession } from '../../storage/classSessions.ts';
import { countResponses } from '../../storage/responses.ts';
import type { Study } from '../../storage/studies.ts';
import type { StudyReports } from '../analyse/studyReport.ts';
import type { Site } from '../site.ts';

/** What the screen of a class is told whenever it changes: counts, and whether to fetch the page anew; never an answer. */
export interface ClassState {
  readonly stage: Stage;
  readonly isClosed: boolean;
  readonly joined: RoleCounts;
  readonly answered: RoleCounts;
  /** How many of each the figures rest on, which follow in steps; empty while none are revealed. */
  readonly figures: string;
  /** The address under which it is joined: a laptop may change its network in the middle. */
  readonly origin: string;
}

/**
 * The state of a class now. What is in the database is all there is to it, so that a restart loses nothing.
 *
 * @param figures what `countFigures` gives, or gave a moment ago
 * @param origin as the screen shows it
 */
export async function readClassState(
  { db }: Site,
  { studyId, stage, closedAt }: ClassSession,
  figures: string,
  origin: string,
): Promise<ClassState> {
  const counts = await countResponses(db, studyId);
  const countOf = (role: keyof RoleCounts) =>
    counts.reduce((sum, { audience, count }) => sum + (audience === role ? count : 0), 0);
  return {
    stage,
    isClosed: closedAt !== null,
    joined: await countJoins(db, studyId),
    answered: { manager: countOf('manager'), customer: countOf('customer') },
    figures: stage === 'joining' ? '' : figures,
    origin,
  };
}

/** The shared report lets answers in by steps of at least as many as a group needs: so do the figures of a class. */
export async function countFigures(reports: StudyReports, study: Study): Promise<string> {
  const { samples } = await reports.findShared(study);
  return `${samples.manager?.summary.n ?? 0}/${samples.customer.summary.n}`;
}

import type { Action } from '../../../core/action/action.ts';
import { judgeAction, type Progress } from '../../../core/action/judgeAction.ts';
import { listGroupsShown } from '../../../core/report/judgeFilter.ts';
import type { Report } from '../../../core/report/report.ts';
import { orderWaves } from '../../../core/report/waveOrder.ts';
import { listActions, type StoredAction } from '../../../storage/actions.ts';
import type { Study } from '../../../storage/studies.ts';
import type { Site } from '../../site.ts';
import type { StudyReport, StudyReports } from '../studyReport.ts';

/** The actions of a study, and what the next ones can begin from. */
export interface FoundActions {
  readonly study: Study;
  readonly actions: readonly StoredAction[];
  /** The report of everybody, which compares the waves. */
  readonly all: StudyReport;
  /** The waves that may be shown, from first to last, and the one to begin from; none where too few have answered. */
  readonly waves: readonly string[];
  readonly wave: string | undefined;
  /** The report of that wave alone. */
  readonly report: Report;
}

/** @param asked the wave to begin from; the last where it is none that may be shown */
export async function findActions(
  { db }: Site,
  reports: StudyReports,
  study: Study,
  asked: unknown,
): Promise<FoundActions> {
  const { minGroup, waves: planned } = study.settings;
  const all = await reports.findOwn(study);
  const { customer } = all.samples;
  const shown = listGroupsShown(customer, minGroup).get('wave') ?? new Set();
  const waves = orderWaves([...shown], planned.length > 1 ? planned.map(({ id }) => id) : null);
  const wave = waves.find((each) => each === asked) ?? waves.at(-1);
  const isPart = wave !== undefined && (customer.summary.waves?.size ?? 0) > 1;
  const { report } = isPart ? await reports.findOwn(study, { wave: [wave] }) : all;
  return { study, actions: await listActions(db, study.id), all, waves, wave, report };
}

/** What the wave after its own says of an action. */
export function findProgress({ all }: FoundActions, action: Action): Progress | null {
  return judgeAction(action, all.report.waves, all.samples.customer);
}

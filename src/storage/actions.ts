import type { Selectable } from 'kysely';
import type { Action, ActionPlan, ActionState, Standing } from '../core/action/action.ts';
import type { Database, Schema } from './schema.ts';

/** An action of a study, with when it was decided and last changed. */
export interface StoredAction extends Action {
  readonly studyId: string;
  readonly createdAt: string;
  readonly changedAt: string;
}

/** Stores an action. One whose id the study has already is the same form sent again, and stays as it is. */
export async function insertAction(
  db: Database,
  studyId: string,
  { id, dimension, baseline, state, ...plan }: Action,
  createdAt: string,
): Promise<void> {
  const packed = { baseline: JSON.stringify(baseline), plan: JSON.stringify(plan) };
  const times = { created_at: createdAt, changed_at: createdAt };
  await db
    .insertInto('action')
    .values({ study_id: studyId, id, dimension, state, ...packed, ...times })
    .onConflict((conflict) => conflict.columns(['study_id', 'id']).doNothing())
    .execute();
}

/** The actions of a study, the first first. */
export async function listActions(db: Database, studyId: string): Promise<readonly StoredAction[]> {
  const rows = await db
    .selectFrom('action')
    .selectAll()
    .where('study_id', '=', studyId)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return rows.map(readRow);
}

/** Changes the plan or the state of an action; where the gap stood when it was decided stays for good. */
export async function changeAction(
  db: Database,
  { studyId, id }: Pick<StoredAction, 'studyId' | 'id'>,
  change: { readonly plan: ActionPlan } | { readonly state: ActionState },
  changedAt: string,
): Promise<void> {
  const set = 'plan' in change ? { plan: JSON.stringify(change.plan) } : change;
  await db
    .updateTable('action')
    .set({ ...set, changed_at: changedAt })
    .where('study_id', '=', studyId)
    .where('id', '=', id)
    .execute();
}

/** Forgets the actions of a study. */
export async function deleteActions(db: Database, studyId: string): Promise<void> {
  await db.deleteFrom('action').where('study_id', '=', studyId).execute();
}

function readRow(row: Selectable<Schema['action']>): StoredAction {
  const { study_id, baseline, plan, created_at, changed_at, ...same } = row;
  return {
    ...same,
    ...(JSON.parse(plan) as ActionPlan),
    baseline: JSON.parse(baseline) as Standing,
    studyId: study_id,
    createdAt: created_at,
    changedAt: changed_at,
  };
}

import type { Action } from '../core/action/action.ts';
import type { Progress } from '../core/action/judgeAction.ts';
import type { Say } from '../words/catalogue.ts';
import { joinCells, safeCsv } from './csvText.ts';

/** An action with its words, and what the next wave says of it. */
export interface ToldAction {
  readonly action: Action & { readonly createdAt: string };
  readonly dimension: string;
  readonly cause: string;
  readonly progress: Progress | null;
}

/** The actions of a study as a table with one row each: texts as they were written, figures unrounded. */
export function writeActionsCsv(told: readonly ToldAction[], say: Say): string {
  const columns: Readonly<Record<string, (each: ToldAction) => string | number | null | undefined>> = {
    dimension: ({ dimension }) => dimension,
    state: ({ action }) => say(`action.state.${action.state}`),
    cause: ({ cause }) => cause,
    what: ({ action }) => action.what,
    owner: ({ action }) => action.owner,
    due: ({ action }) => action.due,
    wave: ({ action }) => action.baseline.wave,
    n: ({ action }) => action.baseline.n,
    gap: ({ action }) => action.baseline.gap,
    low: ({ action }) => action.baseline.ci[0],
    high: ({ action }) => action.baseline.ci[1],
    target: ({ action }) => action.target,
    created: ({ action }) => action.createdAt,
    next: ({ progress }) => progress?.wave,
    nextGap: ({ progress }) => progress?.to.value,
    change: ({ progress }) => progress?.change.diff,
    changeLow: ({ progress }) => progress?.change.ci?.[0],
    changeHigh: ({ progress }) => progress?.change.ci?.[1],
    p: ({ progress }) => progress?.change.pHolm,
    outcome: ({ progress }) => say(`action.outcome.${progress?.outcome ?? 'waiting'}`),
  };
  const head = Object.keys(columns).map((key) => say(`action.column.${key}`));
  const write = (cell: string | number | null | undefined) =>
    typeof cell === 'string' ? safeCsv.writeText(cell) : String(cell ?? '');
  const rows = told.map((each) => joinCells(Object.values(columns).map((read) => write(read(each)))));
  return safeCsv.mark + joinCells(head) + rows.join('');
}

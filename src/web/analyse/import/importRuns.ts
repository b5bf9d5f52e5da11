import type { TellShare } from '../../../intake/table/row.ts';
import type { ImportJob, ImportOutcome } from './importJob.ts';

/** Does an import, by a connection to the database that is its own. */
export type DoImport = (job: ImportJob, tell: TellShare, signal: AbortSignal) => Promise<ImportOutcome>;

/** An import that is under way, or was. */
export interface ImportRun {
  readonly job: ImportJob;
  /** How much of the file has been read, from 0 to 1; null while others come first. */
  readonly share: () => number | null;
  /** Rejects when something failed that no user can be blamed for. */
  readonly outcome: Promise<ImportOutcome>;
}

/** The imports of this site, each known by the upload that it reads. */
export interface ImportRuns {
  /** How long somebody waits for a page, in milliseconds, before that of the progress comes instead. */
  readonly patience: number;
  /**
   * Starts a job, in place of what is under way for the upload; who presses twice gets what came of the first press, unless that
   * failed.
   */
  readonly start: (uploadId: string, job: ImportJob) => ImportRun;
  readonly find: (uploadId: string) => ImportRun | undefined;
  /** Forgets what is under way for an upload, and stops it. */
  readonly stop: (uploadId: string) => Promise<void>;
  /** Stops all, and waits until nothing is left of them. */
  readonly close: () => Promise<void>;
}

interface Live extends ImportRun {
  readonly controller: AbortController;
}

/** One import after the other, so that several together need no more memory than one. */
export function startImportRuns(doImport: DoImport, patience = 1000): ImportRuns {
  const runs = new Map<string, Live>();
  let last: Promise<unknown> = Promise.resolve();

  const begin = (uploadId: string, job: ImportJob): Live => {
    const controller = new AbortController();
    const { signal } = controller;
    let share: number | null = null;
    const tell = (now: number) => {
      share = now;
    };
    const outcome = last.then(() => {
      tell(0);
      return signal.aborted ? 'cancelled' : doImport(job, tell, signal);
    });
    const run = { job, share: () => share, outcome, controller };
    last = outcome.catch(() => {
      // Whoever waits for the outcome is told; the next one may try again.
      if (runs.get(uploadId) === run) runs.delete(uploadId);
    });
    return run;
  };
  const stop = async (uploadId: string) => {
    const run = runs.get(uploadId);
    runs.delete(uploadId);
    run?.controller.abort();
    await run?.outcome.catch(() => undefined);
  };
  return {
    patience,
    start(uploadId, job) {
      const before = runs.get(uploadId);
      if (before && isSameJob(before.job, job)) return before;
      before?.controller.abort();
      const run = begin(uploadId, job);
      runs.set(uploadId, run);
      return run;
    },
    find: (uploadId) => runs.get(uploadId),
    stop,
    async close() {
      await Promise.all([...runs.keys()].map(stop));
      await last;
    },
  };
}

/** Whether two jobs of one upload come to the same, whenever and how often they are asked for. */
function isSameJob(one: ImportJob, other: ImportJob): boolean {
  return one.store === other.store && one.mapping === other.mapping && one.audience === other.audience;
}

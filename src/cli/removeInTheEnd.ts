import { rmSync } from 'node:fs';
import { constants } from 'node:os';

/** Does something with a file or folder that nobody shall find afterwards, whether it goes well, fails or is stopped by Ctrl+C. */
export async function removeInTheEnd<Result>(path: string, work: () => Promise<Result>): Promise<Result> {
  const remove = () => rmSync(path, { recursive: true, force: true });
  const stop = (signal: NodeJS.Signals) => {
    // The work may have its own way to stop.
    if (process.listenerCount(signal) === 0) process.exit(128 + constants.signals[signal]);
  };
  process.once('exit', remove).once('SIGINT', stop).once('SIGTERM', stop);
  try {
    return await work();
  } finally {
    remove();
    process.off('exit', remove).off('SIGINT', stop).off('SIGTERM', stop);
  }
}

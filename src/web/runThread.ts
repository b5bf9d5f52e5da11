import { basename } from 'node:path';
import { Worker, type WorkerOptions } from 'node:worker_threads';

/** What a thread posts: news while it works, and in the end what came of it. */
type Message<Outcome, News> = { readonly outcome: Outcome } | { readonly news: News };

/**
 * Runs a module in a thread of its own, so that nobody waits for a page while much is computed. Gives the outcome that it posts;
 * rejects where it ends without one, and ends it where its news cannot be taken. These are taken one after another. On the signal
 * it gets a message.
 *
 * @param options its `resourceLimits`: more memory ends it; below, what is no longer needed is swept the sooner the less there is. And
 *   in `transferList` what of `workerData` is handed over and not copied
 */
export function runThread<Outcome, News = never>(
  module: URL,
  workerData: unknown,
  take: (news: News) => void | Promise<void> = () => {},
  signal?: AbortSignal,
  options: Pick<WorkerOptions, 'resourceLimits' | 'transferList'> = {},
): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(module, { workerData, ...options });
    const stop = () => worker.postMessage('stop');
    let taken: Promise<void> = Promise.resolve();
    signal?.addEventListener('abort', stop);
    if (signal?.aborted) stop();
    worker.on('message', (message: Message<Outcome, News>) => {
      taken = taken.then(async () => {
        if ('outcome' in message) return resolve(message.outcome);
        await take(message.news);
        worker.postMessage('taken');
      });
      taken.catch((error) => {
        reject(error);
        void worker.terminate();
      });
    });
    worker.once('error', reject);
    worker.once('exit', (code) => {
      signal?.removeEventListener('abort', stop);
      const ended = new Error(`the thread of ${basename(module.pathname)} ended with ${code}`);
      void taken.then(() => reject(ended), reject);
    });
  });
}

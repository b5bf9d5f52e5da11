import { basename } from 'node:path';
import { Worker } from 'node:worker_threads';

/** What a thread posts: news while it works, and in the end what came of it. */
type Message<Outcome, News> = { readonly outcome: Outcome } | { readonly news: News };

/**
 * Runs a module in a thread of its own, so that nobody waits for a page while much is computed. Gives the outcome that it posts;
 * rejects where it ends without one. On the signal it gets a message.
 *
 * @param youngMegabytes the room for what dies young, where that is little: by default V8 takes up to 48 for each thread
 */
export function runThread<Outcome, News = never>(
  module: URL,
  workerData: unknown,
  tell: (news: News) => void = () => {},
  signal?: AbortSignal,
  youngMegabytes?: number,
): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(module, {
      workerData,
      ...(youngMegabytes !== undefined && { resourceLimits: { maxYoungGenerationSizeMb: youngMegabytes } }),
    });
    const stop = () => worker.postMessage('stop');
    signal?.addEventListener('abort', stop);
    if (signal?.aborted) stop();
    worker.on('message', (message: Message<Outcome, News>) => {
      if ('news' in message) tell(message.news);
      else resolve(message.outcome);
    });
    worker.once('error', reject);
    worker.once('exit', (code) => {
      signal?.removeEventListener('abort', stop);
      reject(new Error(`the thread of ${basename(module.pathname)} ended with ${code}`));
    });
  });
}

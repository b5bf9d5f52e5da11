import { parentPort } from 'node:worker_threads';

/** So many news may be on their way before the thread waits until some have been taken: more would only take up memory. */
const mostWaiting = 2;

/**
 * What a module does that `runThread` runs: works, tells news meanwhile, and posts what comes of it. The signal is given when the
 * work is to end.
 */
export async function workInThread<Outcome, News = never>(
  work: (tell: (news: News) => Promise<void>, signal: AbortSignal) => Promise<Outcome>,
): Promise<void> {
  if (parentPort === null) throw new Error('this is no thread');
  const port = parentPort;
  const controller = new AbortController();
  let waiting = 0;
  let goOn = () => {};
  port.on('message', (message: 'stop' | 'taken') => {
    if (message === 'stop') controller.abort();
    else waiting--;
    goOn();
  });
  const tell = async (news: News): Promise<void> => {
    port.postMessage({ news });
    waiting++;
    while (waiting > mostWaiting)
      await new Promise<void>((resolve) => {
        goOn = resolve;
      });
  };
  const outcome = await work(tell, controller.signal);
  port.postMessage({ outcome });
  port.close();
}

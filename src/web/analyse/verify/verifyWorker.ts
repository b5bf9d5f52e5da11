import { workerData } from 'node:worker_threads';
import { workInThread } from '../../workInThread.ts';
import { type Verdict, type VerifyJob, verifyBundle } from './verifyBundle.ts';

await workInThread<Verdict | null>(() => verifyBundle(workerData as VerifyJob));

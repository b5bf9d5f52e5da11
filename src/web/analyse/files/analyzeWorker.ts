import { workerData } from 'node:worker_threads';
import { workInThread } from '../../workInThread.ts';
import { type Analysis, type AnalyzeJob, analyzeHere } from './analyzeHere.ts';

await workInThread<Analysis>(() => analyzeHere(workerData as AnalyzeJob));

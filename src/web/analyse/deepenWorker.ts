import { parentPort, workerData } from 'node:worker_threads';
import { deepenReport } from '../../core/report/deepenReport.ts';
import type { DeepJob } from './deepenElsewhere.ts';

const { report, samples, seed } = workerData as DeepJob;
parentPort?.postMessage({ outcome: deepenReport(report, samples, seed) });

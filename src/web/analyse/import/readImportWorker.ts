import { workerData } from 'node:worker_threads';
import type { Unusable } from '../../../intake/settleMapping.ts';
import { workInThread } from '../../workInThread.ts';
import { type FileRead, type ReadingTask, readImport, type StagedBlock } from './readImport.ts';

/** What runs in the thread of readImportElsewhere. */
await workInThread<FileRead | Unusable, StagedBlock>((tell) => readImport(workerData as ReadingTask, tell));

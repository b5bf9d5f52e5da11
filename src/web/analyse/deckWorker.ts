import { workerData } from 'node:worker_threads';
import { workInThread } from '../workInThread.ts';
import { type DeckJob, deckHere } from './deckElsewhere.ts';

await workInThread<Uint8Array>(() => deckHere(workerData as DeckJob));

// Needs more memory than the thread of a report usually gets.
import { parentPort } from 'node:worker_threads';

const lists = [];
while (lists.length < 150) lists.push(new Array(2 ** 18).fill(lists.length));
parentPort.postMessage({ outcome: lists.length === 150 });

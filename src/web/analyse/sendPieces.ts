import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Response } from 'express';
import type { Pieces } from '../../export/pieces.ts';

/** Sends a file piece by piece. Whoever asked may go away half way: then nothing is left to be done. */
export async function sendPieces(response: Response, pieces: Pieces): Promise<void> {
  try {
    await pipeline(Readable.from(pieces), response);
  } catch (error) {
    if (!response.destroyed) throw error;
  }
}

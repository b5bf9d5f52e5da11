import type { RequestHandler, Response } from 'express';
import { readSource } from '../../intake/readInstrument.ts';
import { findInstrument, type StoredInstrument } from '../../storage/instruments.ts';
import { sendNotFound } from '../errors.ts';
import type { Site } from '../site.ts';

interface FoundInstrument extends StoredInstrument {
  /** Those that come with the program cannot be changed here. */
  readonly isUploaded: boolean;
}

/** Finds the instrument that an address names; handlers below it can rely on `ownInstrument`. Unknown ids end here. */
export function loadInstrument(site: Site): RequestHandler<{ instrumentId: string }> {
  return async (request, response, next) => {
    const found = await find(site, request.params.instrumentId);
    if (!found) {
      sendNotFound(request, response, next);
      return;
    }
    response.locals['instrument'] = found;
    next();
  };
}

export function ownInstrument(response: Response): FoundInstrument {
  return response.locals['instrument'] as FoundInstrument;
}

async function find({ db, builtIn }: Site, id: string): Promise<FoundInstrument | undefined> {
  const instrument = builtIn.find((each) => each.id === id);
  if (!instrument) {
    const stored = await findInstrument(db, id);
    return stored && { ...stored, isUploaded: true };
  }
  const source = await readSource(id);
  if ('problems' in source) throw new Error(`the file of ${id} is gone`);
  return { instrument, source: source.text, isUploaded: false };
}

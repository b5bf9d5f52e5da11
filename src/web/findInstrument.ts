import type { Instrument } from '../core/instrument/instrument.ts';
import { type Problem, quoteValue } from '../core/problem.ts';
import { listAllInstruments } from './listAllInstruments.ts';
import type { Site } from './site.ts';

/** The instrument of an id, or that there is none and which there are: it may be misspelt, or was deleted meanwhile. */
export async function findInstrument(
  site: Pick<Site, 'db' | 'builtIn'>,
  asked: string,
): Promise<Instrument | { readonly problem: Problem }> {
  const known = await listAllInstruments(site);
  const listed = known.map(({ id }) => id).join(', ');
  const problem: Problem = { code: 'instrument-unknown', values: { instrument: quoteValue(asked), listed } };
  return known.find(({ id }) => id === asked) ?? { problem };
}

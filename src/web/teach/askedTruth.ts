import type { Instrument } from '../../core/instrument/instrument.ts';
import type { Problem } from '../../core/problem.ts';
import { parseTruth, type Truth } from '../../core/simulation/truth.ts';
import { listMeans } from '../../core/simulation/truthNumbers.ts';
import { listAllInstruments } from '../listAllInstruments.ts';
import type { Site } from '../site.ts';
import { planSimulatedStudy, type SimulatedStudy } from './simulatedStudy.ts';

/** What the fields of the simulator say, as they were typed. */
interface Asked {
  readonly instruments: readonly Instrument[];
  readonly instrument: Instrument;
  readonly means: ReturnType<typeof listMeans>;
  readonly fields: ReadonlyMap<string, string>;
}

export interface AskedTruth extends Asked {
  readonly truth: Truth;
  readonly planned: SimulatedStudy;
}

export interface RefusedTruth extends Asked {
  readonly problems: readonly Problem[];
}

const usualInstrument = 'servqual-1991';

/** What an address or a form asks the simulator for. An instrument that is not there is the usual one. */
export async function readAskedTruth(
  site: Site,
  given: Readonly<Record<string, unknown>>,
): Promise<AskedTruth | RefusedTruth> {
  const fields = new Map(Object.entries(given).filter((each): each is [string, string] => typeof each[1] === 'string'));
  const instruments = await listAllInstruments(site);
  const findInstrument = (wanted: string | undefined) => instruments.find(({ id }) => id === wanted);
  const instrument = findInstrument(fields.get('instrument')) ?? findInstrument(usualInstrument);
  if (!instrument) throw new Error(`no instrument ${usualInstrument}`);
  const asked = { instruments, instrument, means: listMeans(instrument, site.staffForm), fields };
  const read = parseTruth(fields, instrument, site.staffForm);
  if ('problems' in read) return { ...asked, ...read };
  return { ...asked, ...read, planned: planSimulatedStudy(instrument, read.truth, site.staffForm) };
}

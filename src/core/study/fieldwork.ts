import type { Wave } from './settings.ts';

/** Whether a study takes answers at a moment, and in which wave; else when it will, or that it is over. */
export type Fieldwork =
  | { readonly state: 'open'; readonly wave: Wave }
  | { readonly state: 'not-yet'; readonly wave: Wave }
  | { readonly state: 'closed'; readonly wave: Wave };

/**
 * The fieldwork of a study at an instant, by its waves in their order: the last wave that is open; else the next that will
 * open; else the last one, which is over.
 *
 * @param now in UTC, ISO 8601
 */
export function findFieldwork(waves: readonly Wave[], now: string): Fieldwork {
  const open = waves.findLast(({ opens, closes }) => !isAfter(opens, now) && (closes === null || isAfter(closes, now)));
  if (open) return { state: 'open', wave: open };
  const next = waves.find(({ opens }) => isAfter(opens, now));
  if (next) return { state: 'not-yet', wave: next };
  const last = waves.at(-1);
  if (!last) throw new Error('a study without a wave');
  return { state: 'closed', wave: last };
}

/**
 * The wave that a submission at an instant belongs to: the one that is open, else the one that was open at an earlier instant,
 * since who sends a survey soon after it closed had begun before. Null when there was none.
 */
export function findWaveOf(waves: readonly Wave[], now: string, earlier: string): Wave | null {
  for (const moment of [now, earlier]) {
    const found = findFieldwork(waves, moment);
    if (found.state === 'open') return found.wave;
  }
  return null;
}

/** The wave of answers that name none, as in a file: the one that is open, else the last that was, else the first to come. */
export function findImportWave(waves: readonly Wave[], now: string): Wave {
  const { state, wave } = findFieldwork(waves, now);
  return state === 'open' ? wave : (waves.findLast(({ opens }) => !isAfter(opens, now)) ?? wave);
}

/** Instants in UTC are in time order as texts. */
function isAfter(instant: string | null, now: string): boolean {
  return instant !== null && instant > now;
}

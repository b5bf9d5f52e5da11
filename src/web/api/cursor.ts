import type { Arrival } from '../../storage/snapshot.ts';

/** Before every response. */
export const beginning: Arrival = { arrived: -1, id: '' };

/** The place behind which a page begins, as a text that programs hand back and need not understand. */
export function writeCursor({ arrived, id }: Arrival): string {
  return Buffer.from(`${arrived} ${id}`).toString('base64url');
}

/** The place that a text stands for; null for one that was never given out. */
export function readCursor(text: string): Arrival | null {
  const [, arrived, id = ''] = /^(\d{1,15}) (\S{1,100})$/.exec(Buffer.from(text, 'base64url').toString()) ?? [];
  return arrived === undefined ? null : { arrived: Number(arrived), id };
}

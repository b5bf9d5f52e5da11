import type { Fields } from '../../core/answers/parseAnswers.ts';
import { parseWholeNumber } from '../../core/answers/parseNumber.ts';
import { readField } from '../readForm.ts';

const shortestIdle = 20;
const longestIdle = 600;

/** The settings of a kiosk as they were asked for; null for the PIN where that of before is to stay. */
export interface WantedKiosk {
  readonly pin: string | null;
  readonly idleSeconds: number;
}

/** Reads the form by which a link becomes a kiosk. Full-width digits are digits, as a Chinese keyboard writes them. */
export function readKiosk(
  fields: Fields,
  hasPin: boolean,
): {
  readonly wanted: WantedKiosk;
  readonly mistakes: readonly { readonly key: string; readonly values?: Readonly<Record<string, number>> }[];
} {
  const pin = readField(fields, 'pin').normalize('NFKC').replace(/\s/g, '');
  const isPin = /^\d{4,8}$/.test(pin) || (hasPin && pin === '');
  const idle = parseWholeNumber(readField(fields, 'idle').normalize('NFKC'));
  const isIdle = typeof idle === 'number' && idle >= shortestIdle && idle <= longestIdle;
  return {
    wanted: { pin: pin === '' ? null : pin, idleSeconds: isIdle ? idle : shortestIdle },
    mistakes: [
      ...(isPin ? [] : [{ key: 'kiosk.pinBad' }]),
      ...(isIdle ? [] : [{ key: 'kiosk.idleBad', values: { min: shortestIdle, max: longestIdle } }]),
    ],
  };
}

import { createHmac, timingSafeEqual } from 'node:crypto';

/** The hidden field that says when a form was opened. */
export const openingField = 'opened';

/**
 * When a form was opened, signed, so that a program that fills forms in cannot make itself slow. It is bound to the form's
 * response id, and to nothing else about the respondent.
 */
export function signOpening(secret: string, responseId: string, now: Date): string {
  const time = now.getTime().toString(36);
  return `${time}.${sign(secret, responseId, time)}`;
}

/** How many whole seconds a form was open; null without a right signature. */
export function readSecondsOpen(secret: string, responseId: string, opening: string, now: Date): number | null {
  const [time = '', signature = ''] = opening.split('.');
  const [given, wanted] = [Buffer.from(signature), Buffer.from(sign(secret, responseId, time))];
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) return null;
  return Math.max(0, Math.round((now.getTime() - Number.parseInt(time, 36)) / 1000));
}

function sign(secret: string, responseId: string, time: string): string {
  return createHmac('sha256', secret).update(`opened ${responseId} ${time}`).digest('base64url').slice(0, 22);
}

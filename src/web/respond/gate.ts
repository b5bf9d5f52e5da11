import type { Request, Response } from 'express';
import type { Fields } from '../../core/answers/parseAnswers.ts';
import { findFieldwork, findWaveOf } from '../../core/study/fieldwork.ts';
import type { Wave } from '../../core/study/settings.ts';
import { formatInstant } from '../../words/times.ts';
import { findEnd } from '../keeping.ts';
import { findFrame } from '../kiosk/frame.ts';
import { listFields, readField } from '../readForm.ts';
import { listen, sendPage } from '../sendPage.ts';
import { wantsJson } from '../visit.ts';
import type { Survey } from './survey.ts';

/** Why a survey takes no answers now; `opens` is in UTC. */
export type Shut =
  | { readonly reason: 'not-yet'; readonly opens: string }
  | { readonly reason: 'closed' | 'full' | 'retired' | 'used' | 'revoked' };

const statuses = { 'not-yet': 403, closed: 410, full: 410, retired: 410, used: 410, revoked: 410 } as const;

/** Who sends a survey so soon after it closed had begun before: in milliseconds. */
const grace = 15 * 60_000;

/** Whether a survey can be begun now: null, or why not. */
export function findShut({ study, questionnaire, retiredAt, isFull }: Survey, now: Date): Shut | null {
  if (retiredAt !== null) return { reason: 'retired' };
  if (findEnd(study, now) !== null) return { reason: 'closed' };
  const { state, wave } = findFieldwork(study.settings.waves, now.toISOString());
  if (state === 'not-yet') return { reason: state, opens: wave.opens ?? '' };
  if (state === 'closed') return { reason: state };
  return isFull && questionnaire.audience === 'customer' ? { reason: 'full' } : null;
}

/**
 * The wave of a survey that was filled in; null where it comes too late or too early. That enough others have answered meanwhile
 * turns away nobody who has begun.
 */
export function findOpenWave({ study, retiredAt }: Survey, now: Date): Wave | null {
  const begun = new Date(now.getTime() - grace).toISOString();
  if (findEnd(study, now) !== null || (retiredAt !== null && retiredAt <= begun)) return null;
  return findWaveOf(study.settings.waves, now.toISOString(), begun);
}

/** Says kindly that a survey takes no answers now, and gives back what was written. */
export function sendShut(
  request: Request,
  response: Response,
  { study, questionnaire }: Survey,
  shut: Shut,
  typed: Fields = new Map(),
): void {
  const { text, language } = listen(request);
  const { zone } = study.settings;
  sendMessage(request, response, shut.reason, {
    title: text(study.title),
    status: statuses[shut.reason],
    error: shut.reason,
    opens: shut.reason === 'not-yet' ? { time: formatInstant(shut.opens, zone, language), zone } : null,
    written: questionnaire.comments.flatMap(({ id }) => readField(typed, `comment.${id}`) || []),
  });
}

/** Says kindly that nobody knows this invitation or kiosk, or that the survey or the answers are gone, and gives back what was written. */
export function sendUnknown(request: Request, response: Response, what: 'unknown' | 'gone' | 'erased' | 'kiosk'): void {
  const written = [...listFields(request.body)].flatMap(([name, value]) =>
    name.startsWith('comment.') && typeof value === 'string' && value.trim() !== '' ? [value.trim()] : [],
  );
  const title = listen(request).say('site.name');
  sendMessage(request, response, what, { title, status: 404, error: 'not-found', opens: null, written });
}

interface Message {
  readonly title: string;
  readonly status: number;
  readonly error: string;
  readonly opens: { readonly time: string; readonly zone: string } | null;
  readonly written: readonly string[];
}

function sendMessage(
  request: Request,
  response: Response,
  what: Shut['reason'] | Parameters<typeof sendUnknown>[2],
  { title, status, error, opens, written }: Message,
): void {
  const { say } = listen(request);
  response.set('Cache-Control', 'no-store');
  if (wantsJson(request)) {
    response.status(status).json({ error });
    return;
  }
  const isKiosk = findFrame(response) !== undefined;
  sendPage(request, response, {
    view: 'respond/shut',
    title,
    kind: 'respond',
    status,
    data: {
      heading: say(`shut.${what}.title`),
      sentence: say(`shut.${what}.text`),
      opens: opens && say('shut.opens', opens),
      // Nobody copies it from a tablet that others use.
      written: isKiosk ? [] : written,
      // Nothing leads away from a page that gives back what was written, as it would be gone, nor out of a kiosk.
      ...(written.length > 0 || isKiosk ? { languageUrls: null } : {}),
    },
  });
}

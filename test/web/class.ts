import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import type { Staff, TestSite } from '../site.ts';
import { readForm } from './readPage.ts';

/** What students need of a site. */
type Door = Pick<TestSite, 'get' | 'post'>;

/** A class that has been opened on a site. */
export interface OpenClass {
  readonly study: string;
  readonly code: string;
  /** The path of its screen. */
  readonly screen: string;
}

/** Opens a class as a trainer does. */
export async function openClass(
  site: TestSite,
  staff: Staff,
  changes: Readonly<Record<string, string>> = {},
): Promise<OpenClass> {
  const page = await (await site.get('/studies/classes', staff.cookie)).text();
  const form = readForm(page.slice(page.indexOf('<main')));
  for (const [name, value] of Object.entries(changes)) form.set(name, value);
  const opened = await site.post('/studies/classes', form, staff.cookie);
  expect(opened.status).toBe(303);
  const screen = opened.headers.get('location') ?? '';
  const shown = await (await site.get(screen, staff.cookie)).text();
  const code = /class="class-code"[^>]*>([A-Z]{5})</.exec(shown)?.[1] ?? '';
  return { screen, code, study: screen.split('/')[2] ?? '' };
}

export interface Student {
  readonly seat: string;
  /** The page at the seat. */
  readonly page: string;
  readonly role: 'manager' | 'customer';
  /** Where the survey is sent. */
  readonly action: string;
}

/** Joins a class by the button at its door; with a seat, by that one. */
export async function join(site: Door, { code }: OpenClass, seat: string = randomUUID()): Promise<Student> {
  const taken = await site.post(`/join/${code}/seat?lang=en`, new URLSearchParams({ seat }));
  expect([taken.status, taken.headers.get('location')]).toEqual([303, `/join/${code}/${seat}?lang=en`]);
  const opened = await site.get(`/join/${code}/${seat}?lang=en`);
  expect(opened.headers.get('set-cookie')).toBeNull();
  const page = await opened.text();
  const action = /action="([^"]+)" data-survey/.exec(page)?.[1] ?? '';
  return { seat, page, action, role: page.includes('You play a manager.') ? 'manager' : 'customer' };
}

/** Fills in the survey at a seat with one point for each side, and sends it. */
export async function answer(
  site: Door,
  { page, action }: Pick<Student, 'page' | 'action'>,
  points: Readonly<Record<string, number>> = { belief: 5, expectation: 6, perception: 4 },
): Promise<Response> {
  const form = new URLSearchParams({ response: /name="response" value="([^"]+)"/.exec(page)?.[1] ?? '' });
  for (const [, name = ''] of page.matchAll(/name="([a-z]+\d+\.[a-z]+)"/g))
    form.set(name, String(points[name.split('.')[1] ?? '']));
  return site.post(action, form);
}

/** Reads server-sent events until one fits, and gives the states told until then. */
export async function listen<State>(
  site: TestSite,
  staff: Staff,
  { screen }: OpenClass,
  isLast: (state: State) => boolean,
): Promise<readonly State[]> {
  const gone = new AbortController();
  const answered = await fetch(`${site.origin}${screen}/events`, { headers: staff.cookie, signal: gone.signal });
  expect(answered.headers.get('content-type')).toContain('text/event-stream');
  const states: State[] = [];
  let text = '';
  for await (const part of (answered.body ?? []) as AsyncIterable<Uint8Array>) {
    text += Buffer.from(part).toString();
    const whole = text.split('\n\n');
    text = whole.pop() ?? '';
    states.push(...whole.filter((each) => each.startsWith('data: ')).map((each) => JSON.parse(each.slice(6)) as State));
    const last = states.at(-1);
    if (last && isLast(last)) break;
  }
  gone.abort();
  return states;
}

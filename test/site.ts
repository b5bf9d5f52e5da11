import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { seedDemo } from '../src/cli/seedDemo.ts';
import { itemField, outcomeField, pointsField, responseField } from '../src/core/answers/fields.ts';
import type { Design } from '../src/core/instrument/design.ts';
import type { Audience } from '../src/core/instrument/side.ts';
import { listInstruments } from '../src/intake/listInstruments.ts';
import { insertFirstAccount } from '../src/storage/accounts.ts';
import { createStudy } from '../src/storage/createStudy.ts';
import { listLinks, pickLink } from '../src/storage/links.ts';
import { startResponseWriter } from '../src/storage/responseWriter.ts';
import type { Database } from '../src/storage/schema.ts';
import { openSqlite } from '../src/storage/sqlite.ts';
import { importHere } from '../src/web/analyse/import/importHere.ts';
import { startImportRuns } from '../src/web/analyse/import/importRuns.ts';
import { rememberReports } from '../src/web/analyse/studyReport.ts';
import { createApp } from '../src/web/app.ts';
import type { Mailer } from '../src/web/manage/mail/mailer.ts';
import { startMailRuns } from '../src/web/manage/mail/mailRuns.ts';
import { eraseOverdue } from '../src/web/manage/retention.ts';
import type { Site } from '../src/web/site.ts';
import { servqualForm } from './core/given.ts';
import { givenStaffQuestionnaire, staffForm } from './core/givenStaff.ts';
import { nextOf, noPlan } from './storage/given.ts';
import { hashQuickly } from './web/hashQuickly.ts';

/** The whole site on a port of its own, with a database in a temporary file: what the tests of the web stand on. */

export const siteSecret = 'the secret of a test';
export const setUpCode = 'K7QM-3TXA-9DFW';
export const password = 'a dozen grey geese';

export interface TestSite {
  /** `http://127.0.0.1:<port>`, to put before a path. */
  readonly origin: string;
  /** The study's id and the ids of its public addresses. */
  readonly study: {
    readonly id: string;
    readonly survey: string;
    readonly managers: string;
    readonly contact: string;
    readonly report: string;
  };
  readonly db: Database;
  /** The database file. */
  readonly file: string;
  /** The folder of uploads. */
  readonly uploads: string;
  /** What went to the log. */
  readonly logged: readonly { readonly number: string; readonly error: unknown }[];
  /** Erases the answers that are kept no longer, as the program does every hour; gives the ids of the studies. */
  readonly eraseOverdue: () => Promise<readonly string[]>;
  /** Lets time pass on a site whose clock stands. */
  readonly pass: (milliseconds: number) => void;
  /** Sends a request without following where it leads. */
  readonly get: (path: string, headers?: Readonly<Record<string, string>>) => Promise<Response>;
  readonly post: (
    path: string,
    body: Exclude<RequestInit['body'], undefined>,
    headers?: Readonly<Record<string, string>>,
  ) => Promise<Response>;
  /** How many responses the study has in the database, counted or not. */
  readonly countRows: () => Promise<number>;
  readonly close: () => Promise<void>;
}

/**
 * Starts a site. With `demo` its study is the demonstration with its made responses, else a small one of its own, of all three
 * audiences in the given design, without a single response. The clock stands still unless `now` gives another; ids count up, and no two sites share one.
 * `longestWait` is for how many milliseconds it waits while another program writes.
 */
export async function startSite({
  demo = false,
  design = 'chain',
  now,
  mailer = null,
  longestWait,
  change = (site: Site): Site => site,
}: {
  readonly demo?: boolean;
  readonly design?: Design;
  readonly now?: () => Date;
  readonly mailer?: Mailer | null;
  readonly longestWait?: number;
  readonly change?: (site: Site) => Site;
} = {}): Promise<TestSite> {
  const folder = mkdtempSync(join(tmpdir(), 'fivegaps-site-'));
  const file = join(folder, 'fivegaps.db');
  const uploads = mkdtempSync(join(folder, 'uploads-'));
  const opened = await openSqlite(file, true, longestWait);
  if ('fault' in opened) throw new Error(opened.fault);
  const { db } = opened;
  const writer = startResponseWriter(db);
  let time = Date.parse('2026-03-02T08:00:00.000Z');
  const readClock = now ?? (() => new Date(time));
  if (demo) await seedDemo(db, writer, readClock());
  else {
    const staff = (['manager', 'contact'] as const).map((audience) => givenStaffQuestionnaire(audience, design));
    const study = { ...ownStudy, design };
    await createStudy(db, study, [servqualForm, ...staff], nextOf(...ownLinks), readClock().toISOString());
  }
  const studyId = demo ? 'demo' : ownStudy.id;
  const links = await listLinks(db, studyId);
  const survey = (audience: Audience) => pickLink(links, 'survey', audience)?.publicId ?? '';

  const stopping = new AbortController();
  const logged: { readonly number: string; readonly error: unknown }[] = [];
  const newPublicId = countPublicIds();
  const mailRuns = startMailRuns({
    db,
    mailer,
    now: readClock,
    // Time passes at once, but for what else is to be done.
    sleep: async (milliseconds) => {
      time += milliseconds;
      await nextTurn();
    },
    newToken: newPublicId,
    logError: (error) => void logged.push({ number: 'mail', error }),
  });
  const site = change({
    db,
    writer,
    scrub: opened.scrub,
    builtIn: await listInstruments(),
    staffForm,
    version: '1.2.3',
    now: readClock,
    newId: countUuids(),
    newPublicId,
    newCode: countCodes(),
    newClassCode: countClassCodes(),
    newLinkId: countLinkIds(),
    secret: siteSecret,
    setUpCode,
    uploads,
    lanOrigin: null,
    stopping: stopping.signal,
    imports: startImportRuns(importHere(file), 60_000),
    mailer,
    mailRuns,
    logError: (number, error) => void logged.push({ number, error }),
  });
  const reports = rememberReports(site);
  const server = createServer(createApp(site, reports));
  // On a busy machine a test may pause for longer than a server keeps a silent connection, and then send on it.
  server.keepAliveTimeout = 120_000;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const send = (path: string, how: RequestInit) => fetch(origin + path, { redirect: 'manual', ...how });

  return {
    origin,
    study: {
      id: studyId,
      survey: survey('customer'),
      managers: survey('manager'),
      contact: survey('contact'),
      report: pickLink(links, 'report')?.publicId ?? '',
    },
    db,
    file,
    uploads,
    logged,
    eraseOverdue: () => eraseOverdue(site, reports),
    pass: (milliseconds) => {
      time += milliseconds;
    },
    get: (path, headers = {}) => send(path, { headers }),
    post: (path, body, headers = {}) => send(path, { method: 'POST', body, headers }),
    countRows: async () => {
      const counted = db.selectFrom('response').select((select) => select.fn.countAll<number>().as('count'));
      return (await counted.where('study_id', '=', studyId).executeTakeFirstOrThrow()).count;
    },
    close: async () => {
      stopping.abort();
      await mailRuns.close();
      await site.imports.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await opened.close();
      rmSync(folder, { recursive: true });
    },
  };
}

const ownStudy = { id: 'inn', title: { zh: '云杉旅馆', en: 'Spruce Inn' }, isMade: false, ...noPlan };
const ownLinks = ['survey', 'managers', 'contact', 'report'].map((name) => `${name}-of-the-inn-1234`);

function countUuids(): () => string {
  let count = 0;
  return () => `10000000-0000-4000-8000-${String(++count).padStart(12, '0')}`;
}

function countLinkIds(): Site['newLinkId'] {
  let count = 0;
  return (kind) => `${kind.charAt(0)}${String(++count + 2).padStart(7, 'x')}`;
}

function countPublicIds(): () => string {
  let count = 0;
  return () => `p${String(++count).padStart(9, '0')}-public-id-x`;
}

/** Codes that differ, and hold no look-alikes. */
function countCodes(): () => string {
  let count = 0;
  return () => `K7QM3TX${'ABCDEFGH'.charAt(count++ % 8)}`;
}

function countClassCodes(): () => string {
  let count = 0;
  return () => {
    const [tens, ones] = [Math.floor(count / 8) % 8, count++ % 8];
    return `KQM${'ABCDEFGH'.charAt(tens)}${'ABCDEFGH'.charAt(ones)}`;
  };
}

/** A UUID for each number, which is also what its receipt says: `0000-0042` for 42. */
export function responseId(number: number): string {
  return `${String(number).padStart(8, '0')}-0000-4000-8000-000000000000`;
}

/**
 * The SERVQUAL form as a browser sends it, filled in whole: 6 is expected and 5 perceived. `changes` sets fields, or leaves
 * them out with null.
 */
export function fillForm(id: string, changes: Readonly<Record<string, string | null>> = {}): URLSearchParams {
  const { items, dimensions, outcomes } = servqualForm;
  const form = new URLSearchParams({ [responseField]: id });
  for (const item of items) {
    form.set(itemField(item.id, 'expectation'), '6');
    form.set(itemField(item.id, 'perception'), '5');
  }
  for (const dimension of dimensions) form.set(pointsField(dimension.id), '20');
  for (const outcome of outcomes) form.set(outcomeField(outcome.id), '5');
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) form.delete(name);
    else form.set(name, value);
  }
  return form;
}

/** Somebody signed in: the header that the browser sends along, and the token that its forms carry. */
export interface Staff {
  readonly cookie: { readonly cookie: string };
  readonly token: string;
}

/** Makes the first account of a site, whose password takes no time to check, and signs in. */
export async function setUpAccount(site: TestSite, name = 'mei'): Promise<Staff> {
  const account = { id: '20000000-0000-4000-8000-000000000001', name, password: hashQuickly(password) };
  if (!(await insertFirstAccount(site.db, account, '2026-03-02T08:00:00.000Z'))) throw new Error('there is an account');
  return signIn(site, name);
}

export async function signIn(site: TestSite, name = 'mei'): Promise<Staff> {
  return readStaff(site, await site.post('/account/sign-in', new URLSearchParams({ name, password })));
}

async function readStaff(site: TestSite, response: Response): Promise<Staff> {
  const cookie = {
    cookie: response.headers
      .getSetCookie()
      .map((each) => each.split(';')[0])
      .join('; '),
  };
  const page = await (await site.get('/studies', cookie)).text();
  const token = /name="token" value="([^"]+)"/.exec(page)?.[1];
  if (!token) throw new Error(`not signed in: ${response.status}`);
  return { cookie, token };
}

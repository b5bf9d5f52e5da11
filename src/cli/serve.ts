import { randomBytes, randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { networkInterfaces } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import { listInstruments } from '../intake/listInstruments.ts';
import { readStaffForm } from '../intake/readStaffForm.ts';
import { hasAccounts } from '../storage/accounts.ts';
import { startResponseWriter } from '../storage/responseWriter.ts';
import { keepSecret } from '../storage/secrets.ts';
import { deckElsewhere } from '../web/analyse/deckElsewhere.ts';
import { deepenElsewhere } from '../web/analyse/deepenElsewhere.ts';
import { analyzeElsewhere } from '../web/analyse/files/analyzeElsewhere.ts';
import { importElsewhere } from '../web/analyse/import/importElsewhere.ts';
import { startImportRuns } from '../web/analyse/import/importRuns.ts';
import { reportElsewhere } from '../web/analyse/reportElsewhere.ts';
import { rememberReports } from '../web/analyse/studyReport.ts';
import { verifyElsewhere } from '../web/analyse/verify/verifyElsewhere.ts';
import { createApp } from '../web/app.ts';
import { startMailRuns } from '../web/manage/mail/mailRuns.ts';
import { startRetention } from '../web/manage/retention.ts';
import type { Site } from '../web/site.ts';
import { openDatabase } from './database.ts';
import { type ExitCode, exitCodes } from './exitCode.ts';
import { findLanAddress } from './findLanAddress.ts';
import { newClassCode, newCode, newLinkId, newPublicId, newSetUpCode } from './ids.ts';
import { makeUploads } from './makeUploads.ts';
import { startMessages } from './messages.ts';
import { openMailer } from './openMailer.ts';
import { printWelcome } from './printWelcome.ts';
import { readMailSettings } from './readMailSettings.ts';
import { readVersion } from './readVersion.ts';
import { seedDemo } from './seedDemo.ts';

/** Serves the site until it is told to stop. A first run makes the database with the demonstration study in it. */
export async function runServe(asked: { readonly db?: string }): Promise<ExitCode> {
  const port = readPort(process.env['PORT'] || '3000');
  if (port === null) {
    startMessages(null).tell('portBad', { port: process.env['PORT'] ?? '' });
    return exitCodes.unusable;
  }
  const mail = readMailSettings(process.env);
  if (mail && 'mistake' in mail) {
    startMessages(null).tell(mail.mistake, mail.values);
    return exitCodes.unusable;
  }
  const opened = await openDatabase(asked, true);
  if (typeof opened === 'number') return opened;
  const { db } = opened;
  const writer = startResponseWriter(db);
  if (opened.isNew) {
    await seedDemo(db, writer, new Date());
    opened.markCreated();
  }

  const findLanOrigin = () => {
    const isEverywhere = ['', '0.0.0.0', '::'].includes(process.env['HOST'] ?? '');
    const address = isEverywhere && findLanAddress(networkInterfaces());
    return address ? `http://${address}:${port}` : null;
  };
  const stopping = new AbortController();
  const now = () => new Date();
  const mailer = mail && openMailer(mail);
  const logError = (number: string, error: unknown) =>
    process.stderr.write(`[${number}] ${error instanceof Error ? error.stack : error}\n`);
  const mailRuns = startMailRuns({
    db,
    mailer,
    now,
    sleep: (milliseconds, signal) => delay(milliseconds, undefined, { signal }).catch(() => undefined),
    newToken: newPublicId,
    logError: (error) => logError('mail', error),
  });
  const imports = startImportRuns(importElsewhere(opened.file));
  const site: Site = {
    db,
    writer,
    scrub: opened.scrub,
    builtIn: await listInstruments(),
    staffForm: await readStaffForm(),
    reportElsewhere: reportElsewhere(opened.file),
    deepenElsewhere: deepenElsewhere(),
    deckElsewhere: deckElsewhere(),
    analyzeElsewhere: analyzeElsewhere(),
    verifyElsewhere: verifyElsewhere(),
    version: readVersion(),
    now,
    newId: randomUUID,
    newPublicId,
    newCode,
    newClassCode,
    newLinkId,
    secret: await keepSecret(db, randomBytes(32).toString('base64url')),
    setUpCode: newSetUpCode(),
    uploads: makeUploads(),
    // A laptop may join the network of the class after the program has started.
    get lanOrigin() {
      return findLanOrigin();
    },
    stopping: stopping.signal,
    imports,
    mailer,
    mailRuns,
    logError,
  };
  const reports = rememberReports(site);
  const server = createServer(createApp(site, reports));
  try {
    if (!(await listen(server, port))) {
      startMessages(null).tell('portBusy', { port });
      return exitCodes.failed;
    }
    const retention = startRetention(site, reports);
    const origins = { local: `http://localhost:${port}`, lan: findLanOrigin() };
    await printWelcome(db, origins, (await hasAccounts(db)) ? null : site.setUpCode);
    await untilStopped(server, () => {
      stopping.abort();
      return Promise.all([mailRuns.close(), imports.close()]);
    });
    await retention.stop();
    return exitCodes.ok;
  } finally {
    rmSync(site.uploads, { recursive: true, force: true });
    await opened.close();
  }
}

/** False when the port is taken. */
function listen(server: Server, port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(false);
      else reject(error);
    });
    server.listen(port, process.env['HOST'], () => resolve(true));
  });
}

function readPort(text: string): number | null {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  return port >= 1 && port <= 65_535 ? port : null;
}

/** Waits for Ctrl+C or a stop from the system, then lets what is under way finish: requests, mails in the air, and stopping imports. */
function untilStopped(server: Server, closeRuns: () => Promise<unknown>): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      const closed = closeRuns();
      server.close(() => closed.then(() => resolve(), reject));
      server.closeIdleConnections();
      setTimeout(() => server.closeAllConnections(), 10_000).unref();
    };
    process.once('SIGINT', stop);
    process.once('SIGTERM', stop);
  });
}

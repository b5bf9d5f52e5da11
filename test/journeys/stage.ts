import { join } from 'node:path';
import SQLite from 'better-sqlite3';
import type { APIResponse, Browser, Route } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { emptyBrowser, openBrowser } from './browser.ts';
import { makeFolder, type Program, startProgram } from './program.ts';
import { type Equipment, makeNew, receiveVisitor, type SignedIn, type Visitor } from './visitor.ts';

/** A browser and a program for the journeys of a file. */
export interface Stage {
  readonly program: () => Program;
  readonly browser: () => Browser;
  readonly visit: (equipment: Equipment, signedIn?: SignedIn) => Promise<Visitor>;
  /** The visitor so equipped who stays from journey to journey, made new: every newcomer costs a second. */
  readonly lodge: (equipment: Equipment, signedIn?: SignedIn) => Promise<Visitor>;
  /** Delivers what a visitor's page sends, and keeps the answer back from the page. */
  readonly deliver: (route: Route) => Promise<APIResponse>;
  /** The addresses that the home page leads to. */
  readonly addresses: () => { readonly survey: string; readonly report: string };
  /** How many responses of customers count in the demonstration: its shared report follows in steps. */
  readonly countResponses: () => number;
  /** Does something while nothing can be stored, so that what is to be stored waits. */
  readonly whileNothingIsStored: (act: () => Promise<unknown>) => Promise<void>;
}

/**
 * Sets the stage for the tests around this call; visitors come over the network, not from this machine. After each journey
 * nothing may have gone wrong in any visitor's browser, and the program may not have complained of anything.
 */
export function setStage(): Stage {
  const folder = makeFolder();
  let program: Program | undefined;
  let browser: Browser | undefined;
  let home = '';
  const visitors: Visitor[] = [];
  const lodgers = new Map<string, Visitor>();

  beforeAll(async () => {
    [program, browser] = await Promise.all([startProgram(folder.path), openBrowser()]);
    home = await readPage('/');
  });
  afterEach(async () => {
    const gone = visitors.splice(0);
    await Promise.all(gone.map(({ context }) => context.close()));
    // Only the journey that made a fault is to fail of it.
    expect([...gone, ...lodgers.values()].flatMap(({ faults }) => faults.splice(0))).toEqual([]);
    expect(given(program).complaints()).toBe('');
  });
  afterAll(async () => {
    await Promise.all([emptyBrowser(), program?.stop()]);
    folder.remove();
  });

  const database = join(folder.path, 'data', 'fivegaps.db');
  const readPage = async (path: string) => (await fetch(`${given(program).origin}${path}`)).text();
  const receive = (equipment: Equipment, signedIn?: SignedIn) =>
    receiveVisitor(given(browser), given(program).classroomOrigin, equipment, signedIn);
  const addresses = () => ({ survey: given(/\/s\/[\w-]+/.exec(home))[0], report: given(/\/r\/[\w-]+/.exec(home))[0] });
  return {
    program: () => given(program),
    browser: () => given(browser),
    async visit(equipment, signedIn) {
      const visitor = await receive(equipment, signedIn);
      visitors.push(visitor);
      return visitor;
    },
    async lodge(equipment, signedIn) {
      const { language, screen, script } = equipment;
      const key = JSON.stringify({ language, screen, script, isSignedIn: signedIn !== undefined });
      const visitor = lodgers.get(key) ?? (await receive(equipment, signedIn));
      lodgers.set(key, visitor);
      await makeNew(visitor);
      if (!signedIn) await visitor.context.clearCookies();
      return visitor;
    },
    deliver(route) {
      const { origin, classroomOrigin } = given(program);
      return route.fetch({ url: route.request().url().replace(classroomOrigin, origin), maxRedirects: 0 });
    },
    addresses,
    countResponses() {
      const sqlite = new SQLite(database, { readonly: true });
      const counted = "study_id = 'demo' and audience = 'customer' and superseded_by is null";
      const count = sqlite.prepare(`select count(*) from response where ${counted}`).pluck().get();
      sqlite.close();
      return Number(count);
    },
    async whileNothingIsStored(act) {
      const sqlite = new SQLite(database);
      sqlite.exec('begin immediate');
      await act().finally(() => sqlite.close());
    },
  };
}

function given<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new Error('the stage is not set');
  return value;
}

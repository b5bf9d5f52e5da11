import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

/** Chromium without windows does the same with a quarter less of the processor. */
const usualNames = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
/**
 * A name that leads to this machine. To a browser it is a stranger like the laptop that a class reaches at
 * http://192.168.x.x, and stricter rules hold there than at localhost.
 */
export const classroom = 'classroom.test';

/**
 * What a window of Chromium does beside the page: two processes for the list under its address and one in reserve took two
 * fifths of all journeys. It heeds the last such switch alone, so that playwright's own wishes stand here again.
 */
const switchedOff = [
  ...['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup', 'WebUIOmniboxFullPopup', 'SpareRendererForSitePerProcess'],
  ...['HttpsUpgrades', 'HttpsFirstBalancedModeAutoEnable', 'AvoidUnnecessaryBeforeUnloadCheckSync', 'AimEnabled'],
  ...['AvoidCorsURLLoaderRestartOnRedirect', 'DestroyProfileOnBrowserClose', 'LensOverlay', 'MediaRouter'],
  ...['NetworkTimeServiceQuerying', 'OptimizationHints', 'PaintHolding', 'PreconnectToSearch'],
  ...['ThirdPartyStoragePartitioning'],
];

const quiet = [
  `--host-resolver-rules=MAP ${classroom} 127.0.0.1`,
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  `--disable-features=${switchedOff.join()}`,
];

/** The Chromium that `CHROMIUM_PATH` names, else one of the usual names on the path; undefined where there is none. */
export function findBrowser(environment: NodeJS.ProcessEnv): string | undefined {
  const folders = (environment['PATH'] ?? '').split(delimiter);
  const usual = folders.flatMap((folder) => usualNames.map((name) => join(folder, name)));
  return [environment['CHROMIUM_PATH'], ...usual].find((path) => path !== undefined && canRun(path));
}

export const browserPath = findBrowser(process.env);

let running: Promise<Browser> | undefined;

/** The browser that the journeys of all files in this process share, as to start one takes a second. It ends with the process. */
export async function openBrowser(): Promise<Browser> {
  if (browserPath === undefined) throw new Error('no browser was found');
  const isRoot = process.getuid?.() === 0;
  if (!(await running)?.isConnected())
    running = chromium.launch({ executablePath: browserPath, args: [...quiet, ...(isRoot ? ['--no-sandbox'] : [])] });
  return running as Promise<Browser>;
}

/** Sees off everybody who came to the browser in a file, as whoever comes in the next one is to meet nobody. */
export async function emptyBrowser(): Promise<void> {
  const contexts = (await running)?.contexts() ?? [];
  await Promise.all(contexts.map((context) => context.close()));
}

function canRun(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

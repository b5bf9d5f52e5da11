import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { Language } from '../../src/core/instrument/text.ts';

/** Who comes with what: the browser's language, the size of the screen, and whether scripts run. */
export interface Equipment {
  readonly language: Language;
  readonly screen: keyof typeof screens;
  readonly script: boolean;
}

export const screens = { phone: { width: 360, height: 740 }, projector: { width: 1280, height: 800 } } as const;
const locales = { zh: 'zh-CN', en: 'en-GB' } as const;

type NamedEquipment = Equipment & { readonly name: string };

/** Every screen in every language, with scripts and without. */
const equipments: readonly NamedEquipment[] = (['phone', 'projector'] as const).flatMap((screen) =>
  (['zh', 'en'] as const).flatMap((language) =>
    [true, false].map((script) => ({
      language,
      screen,
      script,
      name: `${screens[screen].width} pixels wide, ${language}${script ? '' : ', without script'}`,
    })),
  ),
);

/**
 * Four of the eight, in which every language meets every screen, and each of both comes with scripts and without. What goes
 * wrong with two of the three shows in these.
 */
export const variedEquipments: readonly NamedEquipment[] = equipments.filter(
  ({ screen, language, script }) => script === ((screen === 'phone') === (language === 'zh')),
);

/** Two of the eight that have nothing in common, for journeys that take long and differ little. */
export const contraryEquipments: readonly NamedEquipment[] = equipments.filter(
  ({ screen, language, script }) => (screen === 'phone') === (language === 'zh') && script === (language === 'en'),
);

/** A browser of one's own with an empty store of cookies and drafts, and everything that went wrong in it. */
export interface Visitor {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly language: Language;
  readonly screen: Equipment['screen'];
  readonly faults: string[];
}

export type SignedIn = Awaited<ReturnType<BrowserContext['storageState']>>;

/** Opens the door to a visitor of the site at `origin`. */
export async function receiveVisitor(
  browser: Browser,
  origin: string,
  { language, screen, script }: Equipment,
  signedIn?: SignedIn,
): Promise<Visitor> {
  const context = await browser.newContext({
    baseURL: origin,
    viewport: screens[screen],
    locale: locales[language],
    javaScriptEnabled: script,
    serviceWorkers: 'block',
    ...(signedIn && { storageState: signedIn }),
  });
  context.setDefaultTimeout(10_000);
  const faults: string[] = [];
  watch(context, origin, faults);
  return { page: await context.newPage(), context, language, screen, faults };
}

/** Takes from a visitor the drafts, the detours, the size of the window and the darkness of the journey before. */
export async function makeNew({ page, screen }: Visitor): Promise<void> {
  // A newcomer's blank page has no store.
  await page.evaluate(`location.protocol === 'http:' && localStorage.clear()`);
  // A page that waits for a network would send as soon as it is back, and lead on in the middle of the next journey.
  await page.goto('about:blank');
  await page.unrouteAll();
  await page.setViewportSize(screens[screen]);
  await page.emulateMedia({ media: null, colorScheme: null });
}

/**
 * Writes down every error in the console, every uncaught exception, every violation of the Content-Security-Policy and every
 * request to another host. What Chromium says of an answer in the 400s that the journey meant to get is no fault.
 */
function watch(context: BrowserContext, origin: string, faults: string[]): void {
  context.on('request', (request) => {
    if (!request.url().startsWith(`${origin}/`)) faults.push(`request to ${request.url()}`);
  });
  context.on('console', (message) => {
    const isMeant = /^Failed to load resource: the server responded with a status of 4\d\d/.test(message.text());
    if (message.type() === 'error' && !(isMeant && message.location().url.startsWith(origin)))
      faults.push(`console: ${message.text()}`);
    if (message.text().startsWith(violation)) faults.push(message.text());
  });
  context.on('weberror', (error) => faults.push(`exception: ${error.error().message}`));
  context.addInitScript(`addEventListener('securitypolicyviolation', (event) =>
    console.log('${violation}', event.violatedDirective, event.blockedURI))`);
}

const violation = 'policy violation:';

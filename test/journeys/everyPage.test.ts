import { beforeAll, describe, expect, test } from 'vitest';
import { findBarriers } from './axe.ts';
import { browserPath } from './browser.ts';
import { enlargeText, findMisfits, findSmallTargets } from './inPage.ts';
import { pages, type Surroundings } from './pages.ts';
import { createStudy, setUpAccount } from './staff.ts';
import { setStage } from './stage.ts';
import { type SignedIn, screens, type Visitor } from './visitor.ts';

const languages = ['zh', 'en'] as const;

describe.skipIf(browserPath === undefined)('every page', () => {
  const stage = setStage();
  let surroundings: Surroundings;
  let signedIn: SignedIn;

  // One visitor looks at all pages of a language, one more at those behind the sign-in: every newcomer costs a second.
  const lodgers = new Map<string, Visitor>();
  const visit = async (language: 'zh' | 'en', isStaff: boolean) => {
    const key = `${language} ${isStaff}`;
    const equipment = { language, screen: 'phone', script: true } as const;
    const visitor = lodgers.get(key) ?? (await stage.lodge(equipment, isStaff ? signedIn : undefined));
    lodgers.set(key, visitor);
    await makeNew(visitor);
    if (!isStaff) await visitor.context.clearCookies();
    return visitor;
  };

  const visitSetUp = async (language: 'zh' | 'en') => {
    const visitor = await stage.visit({ language, screen: 'phone', script: true });
    await visitor.page.goto('/account/set-up');
    await visitor.page.locator('[name="code"]').fill('WRONG-CODE');
    return visitor;
  };

  // This page is gone as soon as there is an account.
  test.each(languages)('the set-up page is for everyone and fits every screen, in %s', async (language) => {
    const visitor = await visitSetUp(language);
    await expectGood(visitor);
  });

  describe('once there is an account', () => {
    beforeAll(async () => {
      const visitor = await stage.visit({ language: 'en', screen: 'projector', script: true });
      await setUpAccount(visitor, stage.program().setUpCode ?? '');
      const study = await createStudy(visitor, 'Zhongshan Road branch, spring 2026');
      surroundings = { stage, study };
      signedIn = await visitor.context.storageState();
    });

    test.each(languages.flatMap((language) => pages.map((page) => ({ ...page, language }))))(
      '$name is for everyone and fits every screen, in $language',
      async ({ isStaff, open, language }) => {
        const visitor = await visit(language, isStaff);
        await open(visitor, surroundings);
        await expectGood(visitor);
        if (!isStaff) expect(await visitor.context.cookies()).toEqual([]);
      },
    );

    test.each(['the empty survey', 'the survey with problems', 'the receipt', 'the conflict page'])(
      'on %s a finger has at least 44 by 44 pixels for everything it can press',
      async (name) => {
        for (const language of languages) {
          const visitor = await visit(language, false);
          await pages.find((page) => page.name === name)?.open(visitor, surroundings);
          expect(await visitor.page.evaluate(findSmallTargets)).toEqual([]);
        }
      },
    );
  });
});

/** Takes from a visitor the drafts, the size of the window and the darkness of the page before. */
async function makeNew({ page }: Visitor): Promise<void> {
  // A newcomer's blank page has no store.
  await page.evaluate(`location.protocol === 'http:' && localStorage.clear()`);
  await page.setViewportSize(screens.phone);
  await page.emulateMedia({ colorScheme: null });
}

/** No barrier for anybody in light and in dark, and nothing sideways or cut off on any screen and with letters twice as large. */
async function expectGood({ page }: Visitor): Promise<void> {
  expect(await findBarriers(page)).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await findBarriers(page, ['color-contrast'])).toEqual([]);
  await page.emulateMedia({ colorScheme: 'light' });
  for (const [width, height] of [
    [320, 640],
    [360, 740],
    [768, 1024],
    [1280, 800],
  ] as const) {
    await page.setViewportSize({ width, height });
    expect(await page.evaluate(findMisfits), `${width} pixels wide`).toEqual([]);
  }
  for (const [width, height] of [
    [360, 740],
    [1280, 800],
  ] as const) {
    // Chromium asks again how much room there is for the letters only when the room changes.
    await page.setViewportSize({ width: width + 1, height });
    await page.evaluate(enlargeText, 200);
    await page.setViewportSize({ width, height });
    expect(await page.evaluate(findMisfits), `${width} pixels wide, letters of 200 %`).toEqual([]);
  }
}

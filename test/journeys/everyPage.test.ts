import { beforeAll, describe, expect, test } from 'vitest';
import { findBarriers } from './axe.ts';
import { browserPath } from './browser.ts';
import { enlargeText, findMisfits, findSmallTargets } from './inPage.ts';
import { pages, type Surroundings } from './pages.ts';
import { createStudy, setUpAccount } from './staff.ts';
import { setStage } from './stage.ts';
import type { SignedIn, Visitor } from './visitor.ts';

const languages = ['zh', 'en'] as const;

describe.skipIf(browserPath === undefined)('every page', () => {
  const stage = setStage();
  let surroundings: Surroundings;
  let signedIn: SignedIn;

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
        const equipment = { language, screen: 'phone', script: true } as const;
        const visitor = await stage.visit(equipment, isStaff ? signedIn : undefined);
        await open(visitor, surroundings);
        await expectGood(visitor);
        if (!isStaff) expect(await visitor.context.cookies()).toEqual([]);
      },
    );

    test.each(['the empty survey', 'the survey with problems', 'the receipt', 'the conflict page'])(
      'on %s a finger has at least 44 by 44 pixels for everything it can press',
      async (name) => {
        for (const language of languages) {
          const visitor = await stage.visit({ language, screen: 'phone', script: true });
          await pages.find((page) => page.name === name)?.open(visitor, surroundings);
          expect(await visitor.page.evaluate(findSmallTargets)).toEqual([]);
        }
      },
    );
  });
});

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

import { beforeAll, describe, expect, test } from 'vitest';
import { findBarriers } from './axe.ts';
import { browserPath } from './browser.ts';
import { enlargeText, findButtons, findMisfits, findSmallTargets } from './inPage.ts';
import { pages, type Surroundings } from './pages.ts';
import { createStudy, endStudy, makeKiosk, openClass, setUpAccount } from './staff.ts';
import { setStage } from './stage.ts';
import type { SignedIn, Visitor } from './visitor.ts';

const languages = ['zh', 'en'] as const;
/** The pages that customers meet, most of them on a phone. */
const byFinger = [
  ...['the empty survey', 'the points of the survey', 'the end of the survey', 'the survey with problems'],
  ...['the receipt', 'the conflict page', 'the answers that wait for a network'],
  ...['the code of a draft', 'the page for a code', 'the wrong code of a class', 'the door of a class'],
  ...[
    'the start of a kiosk',
    'the question who is still there',
    'the thanks of a kiosk',
    'the way out of a kiosk with a wrong PIN',
  ],
  ...['the withdrawal', 'the withdrawal with a wrong code', 'the question whether to erase', 'the end of a withdrawal'],
];
/**
 * The widths of windows, and how large the letters are in them. Each differs from the one before, as Chromium asks again how much
 * room the letters have only when the room changes. What fits a projector with letters twice as large fits it with usual ones.
 */
const windows = [
  { width: 320, percent: 100 },
  { width: 360, percent: 200 },
  { width: 768, percent: 100 },
  { width: 1279, percent: 200 },
];
/** Chinese words are shorter and break anywhere: where English fits a wide window, they do. */
const windowsOf = { zh: windows.slice(0, 2), en: windows };
/** Staff's pages that show the same as another, and a sentence more: each is looked at in one of the languages. */
const variants = /mistake|with news|too few|forgotten/;

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
    await expectGood(visitor, language === 'zh');
  });

  describe('once there is an account', () => {
    beforeAll(async () => {
      const visitor = await stage.visit({ language: 'en', screen: 'projector', script: true });
      await setUpAccount(visitor, stage.program().setUpCode ?? '');
      const study = await createStudy(visitor, 'Zhongshan Road branch, spring 2026');
      await visitor.page.goto('/studies');
      const shut = await endStudy(visitor, await createStudy(visitor, 'Old Town branch, spring 2025'));
      const kiosk = await makeKiosk(visitor, '/studies/demo');
      const held = await openClass(visitor, 'Campus canteen');
      surroundings = { stage, study, shut, kiosk, held };
      signedIn = await visitor.context.storageState();
    });

    const looked = pages.flatMap((page, index) => {
      const isVariant = page.isStaff && variants.test(page.name);
      return languages
        .filter((_, place) => !isVariant || place === index % languages.length)
        .map((language) => ({ ...page, language, isForBarriers: isVariant || language === 'zh' }));
    });
    test.each(looked)(
      '$name is for everyone and fits every screen, in $language',
      async ({ name, isStaff, open, language, isForBarriers }) => {
        const visitor = await stage.lodge({ language, screen: 'phone', script: true }, isStaff ? signedIn : undefined);
        await open(visitor, surroundings);
        if (byFinger.includes(name))
          expect(await visitor.page.evaluate(findSmallTargets), 'smaller than 44 by 44 pixels').toEqual([]);
        await expectGood(visitor, isForBarriers);
        if (!isStaff) expect(await visitor.context.cookies()).toEqual([]);
      },
    );
  });
});

/**
 * No barrier for anybody, in light and in dark, and nothing sideways or cut off on any screen and with letters twice as large.
 * Nothing but the words depends on the language, so that a page is held against axe and printed in one of them.
 */
async function expectGood({ page, language }: Visitor, isForBarriers: boolean): Promise<void> {
  if (isForBarriers) {
    expect(await findBarriers(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await findBarriers(page, 'colours')).toEqual([]);
    await page.emulateMedia({ media: 'print', colorScheme: null });
    expect(await page.evaluate(findButtons), 'on paper').toEqual([]);
    await page.emulateMedia({ media: null });
  }
  for (const { width, percent } of windowsOf[language]) {
    await page.evaluate(enlargeText, percent);
    await page.setViewportSize({ width, height: 800 });
    expect(await page.evaluate(findMisfits), `${width} pixels wide, letters of ${percent} %`).toEqual([]);
  }
}

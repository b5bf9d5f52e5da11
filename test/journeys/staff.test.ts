import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { speak } from '../../src/words/catalogue.ts';
import { browserPath } from './browser.ts';
import { checkFile, createStudy, setUpAccount, signIn, writeRatings } from './staff.ts';
import { setStage } from './stage.ts';
import { contraryEquipments } from './visitor.ts';

const goodFile = writeRatings(6);
const badFile = writeRatings(8, { '4 E2': '12', '9 P13': '很好' });

describe.skipIf(browserPath === undefined)('an analyst', () => {
  const stage = setStage();
  const paths: string[] = [];

  beforeAll(async () => {
    const visitor = await stage.visit({ language: 'zh', screen: 'projector', script: true });
    await setUpAccount(visitor, stage.program().setUpCode ?? '');
    expect(await visitor.page.getByRole('heading', { level: 1 }).innerText()).toBe(speak('zh')('studies.title'));
    const cookies = await visitor.context.cookies();
    expect(cookies).toMatchObject([{ name: 'fivegaps_session', httpOnly: true, sameSite: 'Lax' }]);
  });

  describe.each(contraryEquipments)('$name', (equipment) => {
    const say = speak(equipment.language);

    test('signs in, starts a study, imports the good rows of a file, sees the report, and signs out', async () => {
      const visitor = await stage.visit(equipment);
      const { page } = visitor;
      await page.goto('/studies');
      expect(new URL(page.url()).pathname).toBe('/account/sign-in');
      await signIn(visitor, 'not the password');
      expect(await page.getByRole('alert').innerText()).toBe(say('account.wrong'));
      await signIn(visitor);
      await page.waitForURL(/\/studies/);
      const study = await createStudy(visitor, `Study ${equipment.name} “店”`);
      paths.push(study);
      expect(await page.locator('main').innerText()).toContain(say('study.none'));
      await page.getByRole('link', { name: say('study.openReport') }).click();
      expect(await page.locator('main').innerText()).toContain(say('report.tooFewText', { min: 5 }));
      await page.goto(study);

      // Two cells of eight rows are wrong: the preview names them, and nothing is stored yet.
      await page.getByRole('link', { name: say('study.import') }).click();
      await checkFile(visitor, 'ratings.csv', badFile);
      await page.getByRole('heading', { level: 1, name: say('import.preview') }).waitFor();
      const range = { min: 1, max: 7 };
      expect(await page.locator('.list tbody tr').allInnerTexts()).toEqual([
        ['4', 'E2', say('problem.off-scale', { value: '12', ...range })].join('\t'),
        ['9', 'P13', say('problem.not-a-number', { value: '很好', ...range })].join('\t'),
      ]);
      await page.getByRole('button', { name: say('import.cancel') }).click();
      await page.waitForURL((url) => url.pathname === study);
      expect(await page.locator('.figures dd').first().innerText()).toBe('0');

      await page.goto(`${study}/import`);
      await checkFile(visitor, 'ratings.csv', badFile);
      await page.getByRole('button', { name: say('import.storeGood', { count: 6 }) }).click();
      await page.waitForURL((url) => url.pathname === study);
      expect(await page.getByRole('status').innerText()).toBe(say('study.imported', { count: 6 }));
      expect(await page.locator('.figures dd').first().innerText()).toBe('6');

      // The same file again brings nothing, and the page says so.
      await page.goto(`${study}/import`);
      await checkFile(visitor, 'ratings.csv', badFile);
      await page.getByText(say('import.nothingNew')).waitFor();
      expect(await page.getByRole('button', { name: say('import.storeGood', { count: 6 }) }).count()).toBe(0);
      await page.goto(study);
      expect(await page.locator('.figures dd').first().innerText()).toBe('6');

      await page.getByRole('link', { name: say('study.openReport') }).click();
      await page.locator('.headline').waitFor();
      expect(await page.locator('main').innerText()).toContain(say('report.responses', { count: 6 }));
      expect(await page.locator('.gaps tbody tr:not(.group)').count()).toBe(27);

      // A picture is saved as it is drawn, and with script also as points, twice as wide.
      await page.goto(`${study}/pictures`);
      const save = (kind: 'saveSvg' | 'savePng') =>
        page.locator('#dumbbells').getByText(say(`pictures.${kind}`), { exact: true });
      expect(await save('savePng').count()).toBe(equipment.script ? 1 : 0);
      for (const kind of equipment.script ? (['saveSvg', 'savePng'] as const) : (['saveSvg'] as const)) {
        const [file] = await Promise.all([page.waitForEvent('download'), save(kind).click()]);
        expect(file.suggestedFilename()).toBe(`dumbbells.${kind.slice(4).toLowerCase()}`);
        const bytes = readFileSync(await file.path());
        if (kind === 'savePng') expect([bytes.readUInt32BE(0), bytes.readUInt32BE(16)]).toEqual([0x89504e47, 1920]);
        else expect(bytes.toString()).toContain('width="960"');
      }

      // With script the profile of the dimensions is asked by keys, and a side is left out; on paper stands the picture.
      const radar = page.locator('#radar');
      const drawn = radar.locator('svg.sheet >> visible=true');
      expect(await drawn.count()).toBe(equipment.script ? 0 : 1);
      if (equipment.script) {
        await radar.locator('canvas').focus();
        await page.keyboard.press('End');
        const row = await radar.locator('tbody tr').last().locator('th, .expectation, .perception').allTextContents();
        const told = async () =>
          (await radar.getByRole('slider').getAttribute('aria-valuetext'))?.split(', ').slice(0, 3);
        const [name, ...means] = row;
        const sides = ['expectation', 'perception'].map((side, index) => `${say(`report.${side}`)} ${means[index]}`);
        expect(await told()).toEqual([name, ...sides]);
        await radar.getByRole('button', { name: say('report.expectation') }).click();
        expect(await radar.locator('[aria-pressed="false"]').count()).toBe(1);
        await radar.locator('canvas').focus();
        await page.keyboard.press('End');
        expect((await told())?.slice(0, 2)).toEqual([name, sides[1]]);
        await page.emulateMedia({ media: 'print' });
        expect([await drawn.count(), await radar.locator('canvas').isVisible()]).toEqual([1, false]);
        await page.emulateMedia({ media: null });
      }

      await page.getByRole('button', { name: say('account.signOut') }).click();
      await page.waitForURL((url) => url.pathname === '/');
      await page.goto(study);
      expect(new URL(page.url()).pathname).toBe('/account/sign-in');
    });
  });

  test('every analyst so far had a study of their own', () => {
    expect(new Set(paths).size).toBe(2);
  });

  test('a file that cannot be read is refused on the page with what to do', async () => {
    const visitor = await stage.visit({ language: 'en', screen: 'phone', script: false });
    const { page } = visitor;
    await page.goto('/account/sign-in');
    await signIn(visitor);
    await page.goto(`${paths[0]}/import`);
    await checkFile(visitor, 'empty.csv', '');
    expect(await page.getByRole('alert').innerText()).toBe(speak('en')('problem.file-empty'));
    await checkFile(visitor, 'good.csv', goodFile);
    expect(await page.locator('.tally .good').innerText()).toBe(speak('en')('import.good', { count: 6 }));
  });
});

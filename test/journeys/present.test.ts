import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { buildSample } from '../../src/core/report/buildSample.ts';
import { describeHandout } from '../../src/export/classroom/handout.ts';
import { listPictures } from '../../src/export/gallery/listPictures.ts';
import { makeCaseQuestions, makeStory } from '../../src/export/slides/caseSlides.ts';
import { listSlides } from '../../src/export/slides/listSlides.ts';
import { listCaseIds } from '../../src/intake/listCaseIds.ts';
import { readCase } from '../../src/intake/readCase.ts';
import { renderView } from '../../src/page/renderView.ts';
import { speak } from '../../src/words/catalogue.ts';
import { staffForm } from '../core/givenStaff.ts';
import { class94, people, reportOf, repurchaseForm } from '../core/report/repurchased.ts';
import { givenStudy } from '../export/gallery/givenStudies.ts';
import { speakers } from '../export/givenReports.ts';
import { browserPath } from './browser.ts';
import { findCollisions, findSlideOverflow, findSmallestLetters, isDark } from './inPage.ts';
import { setUpAccount } from './staff.ts';
import { setStage } from './stage.ts';
import type { SignedIn } from './visitor.ts';

const present = '/studies/demo/present';
/** Not one study, but the story and the questions of each case. */
const teachingCases = 'teaching cases';

describe.skipIf(browserPath === undefined)('Presenting a report', () => {
  const stage = setStage();
  let signedIn: SignedIn;
  beforeAll(async () => {
    const visitor = await stage.visit({ language: 'en', screen: 'projector', script: true });
    await setUpAccount(visitor, stage.program().setUpCode ?? '');
    signedIn = await visitor.context.storageState();
  });
  const visit = async (script = true) => {
    const visitor = await stage.visit({ language: 'en', screen: 'projector', script }, signedIn);
    await visitor.page.setViewportSize({ width: 1280, height: 720 });
    return visitor;
  };
  const enter = async (script = true) => (await visit(script)).page;
  const countPages = async (page: Page) =>
    (await page.pdf({ preferCSSPageSize: true })).toString('latin1').match(/\/Type\s*\/Page\b/g)?.length;
  const readPlace = (page: Page) => page.locator('.place').innerText();
  const expectSlide = (page: Page, name: string) =>
    page.waitForURL((url) => url.searchParams.get('slide') === name && url.searchParams.get('view') === null);

  test('goes on and back with a clicker, black and back, by number, in the other language, and stays at a reload', async () => {
    const { page, faults } = await visit();
    await page.goto(present);
    await page.keyboard.press('PageDown');
    await expectSlide(page, 'story');
    await page.keyboard.press('PageDown');
    await expectSlide(page, 'five-gaps');
    await page.keyboard.press('Space');
    await expectSlide(page, 'gap-model');
    // Who sits at the back reads letters of 24 of the 720 lines of a projector, and no smaller ones.
    const model = page.locator('.slide-picture .slide');
    expect(await model.evaluate(findCollisions)).toEqual([]);
    expect(await model.evaluate(findSmallestLetters)).toBeGreaterThanOrEqual(24);
    await page.keyboard.press('PageUp');
    await expectSlide(page, 'five-gaps');

    await page.keyboard.press('b');
    expect(await page.evaluate(isDark)).toBe(true);
    await page.keyboard.press('.');
    expect(await page.evaluate(isDark)).toBe(false);

    await page.keyboard.press('?');
    expect(await page.locator('.keys dl').isVisible()).toBe(true);
    await page.keyboard.press('Escape');
    expect(await page.locator('.keys dl').isVisible()).toBe(false);

    await page.keyboard.press('l');
    await page.waitForURL(/slide=five-gaps&lang=zh/);
    expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN');

    for (const key of ['g', '5', 'Enter']) await page.keyboard.press(key);
    await expectSlide(page, 'gap-1');
    await page.keyboard.press('c');
    expect(await page.locator('[data-panel="c"] li >> visible=true').count()).toBe(3);
    await page.reload();
    expect(await readPlace(page)).toMatch(/^5 \//);

    await page.keyboard.press('q');
    await page.locator('.qr-card svg').waitFor();
    await page.keyboard.press('q');
    await expectSlide(page, 'gap-1');
    await page.keyboard.press('Escape');
    await page.locator('.deck').waitFor();
    await page.keyboard.press('End');
    await page.waitForURL(/slide=case-questions/);
    await page.keyboard.press('Home');
    await expectSlide(page, 'title');
    for (const _ of [1, 2, 3, 4]) await page.keyboard.press('PageDown');
    await expectSlide(page, 'gap-1');
    await page.context().setOffline(true);
    await page.keyboard.press('PageDown');
    await page.getByText(speak('zh')('present.lost')).waitFor();
    await page.context().setOffline(false);
    await page.keyboard.press('PageDown');
    await expectSlide(page, 'gap-1-causes');
    expect(faults.splice(0).every((fault) => fault.includes('net::ERR_INTERNET_DISCONNECTED'))).toBe(true);
  });

  test('reveals expectations, then perceptions, then gaps, and keeps the step at a reload', async () => {
    const page = await enter();
    await page.goto(`${present}?slide=dumbbells`);
    const seen = () =>
      Promise.all(
        ['.mark.expectation', '.mark.perception', '.row .value'].map((part) =>
          page.locator(`.slide-picture .slide ${part}`).first().isVisible(),
        ),
      );
    expect(await seen()).toEqual([false, false, false]);
    expect(await page.locator('h1').isVisible()).toBe(false);
    await page.keyboard.press('e');
    expect(await seen()).toEqual([true, false, false]);
    await page.keyboard.press('r');
    expect(await seen()).toEqual([true, true, false]);
    await page.reload();
    expect(await seen()).toEqual([true, true, false]);
    await page.keyboard.press('d');
    expect(await seen()).toEqual([true, true, true]);
    await page.keyboard.press('2');
    expect(await page.locator('.slide-picture .slide .row.faded').count()).toBe(4);
    await page.keyboard.press('0');
    expect(await page.locator('.faded').count()).toBe(0);
    await page.keyboard.press('PageUp');
    expect(await seen()).toEqual([true, true, false]);
    for (const _ of [1, 2]) await page.keyboard.press('PageDown');
    await expectSlide(page, 'pareto');
    await page.keyboard.press('h');
    expect(await page.locator('.slide-picture').isVisible()).toBe(false);
  });

  test('has a second window with the speaker’s notes, which follows and leads', async () => {
    const page = await enter();
    await page.goto(`${present}?slide=gap-model`);
    const [notes] = await Promise.all([page.waitForEvent('popup'), page.keyboard.press('s')]);
    await notes.locator('.coming').waitFor();
    expect(await notes.locator('h1').innerText()).toBe(await page.locator('h1').innerText());
    await page.keyboard.press('PageDown');
    await notes.waitForURL(/slide=gap-1/);
    await notes.keyboard.press('PageDown');
    await expectSlide(page, 'gap-1-causes');
    await notes.waitForURL(/slide=gap-1-causes/);
    await notes.locator('[data-press="PageUp"]').click();
    await expectSlide(page, 'gap-1');
  });

  test('works without script: by links, with all steps shown, and prints one slide on each page', async () => {
    const page = await enter(false);
    await page.goto(`${present}?slide=waterfall`);
    await page.locator('[rel="next"]').click();
    await expectSlide(page, 'dumbbells');
    expect(await page.locator('.slide-picture .slide .value').first().isVisible()).toBe(true);
    await page.locator('[rel="prev"]').click();
    await expectSlide(page, 'waterfall');
    await page.locator('[data-key="o"]').click();
    await page.waitForURL(/view=all/);
    const count = await page.locator('.deck > li').count();
    // A slide may be full to its edge, so that its number has a place of its own.
    const slide = await page.locator('.deck .slide-box').first().boundingBox();
    const number = await page.locator('.deck .open span').first().boundingBox();
    expect(number?.y).toBeGreaterThanOrEqual((slide?.y ?? 0) + (slide?.height ?? 0));
    expect(await countPages(page)).toBe(count);
  });

  test('leaves a handout of one page, with eight dimensions of long names, or with six and who would buy again', async () => {
    const page = await enter(false);
    await page.goto('/studies/demo/handout');
    await page.locator('.hand-table tbody').evaluate((body) => {
      const [row] = body.children;
      for (const _ of [1, 2, 3]) body.append(row?.cloneNode(true) ?? '');
      for (const name of body.querySelectorAll('th')) name.textContent = 'Responsibility and care in every detail';
    });
    expect(await countPages(page)).toBe(1);
    const responses = people(class94);
    const samples = { customer: buildSample(repurchaseForm, responses) };
    const asked = { report: reportOf(responses), samples, questionnaire: repurchaseForm };
    for (const speaker of speakers) {
      const { bought } = describeHandout(asked, staffForm, speaker);
      expect(bought?.rates).toHaveLength(4);
      const html = renderView('parts/handRates', { say: speaker.say, bought });
      await page.locator('.hand-table tbody').evaluate((body, section) => {
        for (const row of [...body.children].slice(6)) row.remove();
        for (const before of document.querySelectorAll('.hand-bought')) before.remove();
        body.closest('section')?.insertAdjacentHTML('afterend', section);
      }, html);
      expect(await countPages(page), speaker.language).toBe(1);
    }
  });

  test.each([
    ...['eight dimensions', 'items of sixty characters', 'forty branches', 'who would buy again', 'the whole chain'],
    teachingCases,
  ])('has room for all that stands on a slide, in both languages: %s', async (name) => {
    const { page } = await stage.lodge({ language: 'en', screen: 'projector', script: false }, signedIn);
    await page.goto(`${present}?view=all`);
    const pictured = givenStudy(name === teachingCases ? 'an empty study' : name);
    const about = { title: name, staffForm, structure: {}, minGroup: 5, isOwn: true, isMade: true };
    const cases = name === teachingCases ? await Promise.all(listCaseIds().map(readCase)) : [];
    for (const speaker of speakers) {
      const pictures = new Map(listPictures(pictured, speaker).map((picture) => [picture.name, picture.draw]));
      const ofCases = cases.flatMap(({ said }) => {
        const material = { pictured, about: { ...about, teachingCase: said }, speaker, pictures: [] };
        return [...makeStory(material), ...makeCaseQuestions(material)];
      });
      const slides = [...listSlides(pictured, about, speaker), ...ofCases].map((slide) => {
        const drawn = slide.picture === null ? null : { slide: pictures.get(slide.picture)?.('slide'), tall: '' };
        return `<li>${renderView('parts/slide', { say: speaker.say, slide: { ...slide, drawn }, heading: 'h2' })}</li>`;
      });
      // Slides are sized by their own width: what fits one of this width fits any.
      await page.setViewportSize({ width: 640, height: 720 });
      await page.locator('.deck').evaluate((deck, html) => {
        deck.innerHTML = html;
      }, slides.join(''));
      expect(await page.evaluate(findSlideOverflow), speaker.language).toEqual([]);
    }
  });
});

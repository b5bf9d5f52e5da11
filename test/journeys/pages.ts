import { analystPages, pageUrl } from '../../src/web/analyse/reportLinks.ts';
import { speak } from '../../src/words/catalogue.ts';
import { answer, join } from '../web/class.ts';
import { choose, send, write } from './answering.ts';
import { setValue, showAlone } from './inPage.ts';
import { checkFile, keyPaper, writeRatings } from './staff.ts';
import type { Stage } from './stage.ts';
import type { Visitor } from './visitor.ts';

/** The study that the staff's pages are looked at with; it has no responses. */
export interface Surroundings {
  readonly stage: Stage;
  readonly study: string;
  /** A survey that is over. */
  readonly shut: string;
  /** A survey on a shared tablet. */
  readonly kiosk: string;
  /** A class that is open. */
  readonly held: { readonly screen: string; readonly code: string };
}

interface PageOfSite {
  readonly name: string;
  /** Whether the visitor must be signed in. */
  readonly isStaff: boolean;
  readonly open: (visitor: Visitor, surroundings: Surroundings) => Promise<unknown>;
}

/** Every page of the site, and the way to it. */
export const pages: readonly PageOfSite[] = [
  { name: 'the home page', isStaff: false, open: ({ page }) => page.goto('/') },
  { name: 'the empty survey', isStaff: false, open: openSurvey },
  {
    name: 'the survey with problems',
    isStaff: false,
    async open(visitor, surroundings) {
      await openSurvey(visitor, surroundings);
      await choose(visitor.page, 't1.perception', '5');
      await write(visitor.page, 'weight.assurance', 'many');
      await write(visitor.page, 'weight.empathy', '4000');
      await send(visitor);
      await visitor.page.getByRole('alert').waitFor();
    },
  },
  {
    name: 'the receipt',
    isStaff: false,
    async open(visitor, surroundings) {
      await openSurvey(visitor, surroundings);
      await choose(visitor.page, 't1.expectation', '6');
      await send(visitor);
      await visitor.page.locator('.tick').waitFor();
    },
  },
  {
    name: 'one’s own result',
    isStaff: false,
    async open(visitor, surroundings) {
      await openSurvey(visitor, surroundings);
      await choose(visitor.page, 't1.expectation', '6');
      await send(visitor);
      await visitor.page.getByRole('link', { name: speak(visitor.language)('result.link') }).click();
      await visitor.page.locator('table').waitFor();
    },
  },
  {
    name: 'what was said and done',
    isStaff: false,
    open: ({ page }, { stage }) => page.goto(`${stage.addresses().survey}/changes`),
  },
  { name: 'the wrong code of a class', isStaff: false, open: ({ page }) => page.goto('/join?code=WRONG') },
  { name: 'the door of a class', isStaff: false, open: ({ page }, { held }) => page.goto(`/join/${held.code}`) },
  { name: 'the classes', isStaff: true, open: ({ page }) => page.goto('/studies/classes') },
  { name: 'the screen of a class', isStaff: true, open: ({ page }, { held }) => page.goto(`${held.screen}?join=yes`) },
  {
    name: 'the results of a class',
    isStaff: true,
    async open({ page }, { held, stage }) {
      const { origin } = stage.program();
      const site = {
        get: (path: string) => fetch(origin + path),
        post: (path: string, body: RequestInit['body']) =>
          fetch(origin + path, { method: 'POST', redirect: 'manual', ...(body && { body }) }),
      };
      await Promise.all(Array.from({ length: 10 }, async () => answer(site, await join(site, { ...held, study: '' }))));
      await page.goto(held.screen);
      await page.keyboard.press('d');
      await page.locator('td.gap5').first().waitFor();
    },
  },
  {
    name: 'the conflict page',
    isStaff: false,
    async open(visitor, surroundings) {
      await openSurvey(visitor, surroundings);
      const id = await visitor.page.locator('[name="response"]').inputValue();
      for (const answer of ['1', '2']) {
        await openSurvey(visitor, surroundings);
        await choose(visitor.page, 't1.expectation', answer);
        await visitor.page.locator('[name="response"]').evaluate(setValue, id);
        await send(visitor);
        await visitor.page.locator('section.message').waitFor();
      }
      await visitor.page.locator('.choices').waitFor();
    },
  },
  {
    name: 'the points of the survey',
    isStaff: false,
    async open(visitor, surroundings) {
      await openSurvey(visitor, surroundings);
      await write(visitor.page, 'weight.assurance', '30');
    },
  },
  {
    name: 'the end of the survey',
    isStaff: false,
    async open(visitor, surroundings) {
      await openSurvey(visitor, surroundings);
      await write(visitor.page, 'comment.comment', '…');
    },
  },
  {
    name: 'the answers that wait for a network',
    isStaff: false,
    async open(visitor, surroundings) {
      await openSurvey(visitor, surroundings);
      // To the page, a site that has too much to do is like none.
      await visitor.page.route('**/s/*', (route) => route.fulfill({ status: 429 }));
      await choose(visitor.page, 't1.perception', '5');
      await send(visitor);
      await visitor.page.getByRole('heading', { name: speak(visitor.language)('survey.kept') }).waitFor();
    },
  },
  {
    name: 'the code of a draft',
    isStaff: false,
    async open(visitor, surroundings) {
      await openSurvey(visitor, surroundings);
      await visitor.page.getByRole('button', { name: speak(visitor.language)('draft.keep') }).click();
      await visitor.page.locator('.code').waitFor();
    },
  },
  {
    name: 'the page for a code',
    isStaff: false,
    async open({ page, language }, { stage }) {
      await page.goto(`${stage.addresses().survey}/resume`);
      await page.locator('[name="code"]').fill('WRONG');
      await page.getByRole('button', { name: speak(language)('draft.goOn') }).click();
      await page.getByRole('alert').waitFor();
    },
  },
  { name: 'the withdrawal', isStaff: false, open: openWithdrawal },
  {
    name: 'the withdrawal with a wrong code',
    isStaff: false,
    async open(visitor, surroundings) {
      await openWithdrawal(visitor, surroundings);
      await visitor.page.locator('[name="code"]').fill('0000-0000-0000-0000');
      await visitor.page.locator('form.withdrawal button').click();
      await visitor.page.getByRole('alert').waitFor();
    },
  },
  {
    name: 'the question whether to erase',
    isStaff: false,
    async open(visitor, surroundings) {
      await openSurvey(visitor, surroundings);
      await choose(visitor.page, 't1.expectation', '6');
      await send(visitor);
      await visitor.page.locator('section.withdrawal a').click();
      await visitor.page.locator('form.withdrawal button').click();
      await visitor.page.locator('[name="really"]').waitFor();
    },
  },
  {
    name: 'the end of a withdrawal',
    isStaff: false,
    open: ({ page }, { stage }) => page.goto(`${stage.addresses().survey}/withdrawn`),
  },
  { name: 'the start of a kiosk', isStaff: false, open: ({ page }, { kiosk }) => page.goto(kiosk) },
  ...(['warning', 'paused'] as const).map((part) => ({
    name: part === 'warning' ? 'the question who is still there' : 'the tablet that waits for a network',
    isStaff: false,
    async open({ page }: Visitor, { kiosk }: Surroundings) {
      await page.goto(`${kiosk}/survey`);
      await page.locator(`.${part}`).evaluate(showAlone);
    },
  })),
  {
    name: 'the thanks of a kiosk',
    isStaff: false,
    async open(visitor, { kiosk }) {
      await visitor.page.goto(`${kiosk}/survey`);
      await choose(visitor.page, 't1.expectation', '6');
      await send(visitor);
      await visitor.page.locator('.tick').waitFor();
    },
  },
  {
    name: 'the way out of a kiosk with a wrong PIN',
    isStaff: false,
    async open({ page }, { kiosk }) {
      await page.goto(`${kiosk}/exit`);
      await page.locator('.pin').fill('0000');
      await page.locator('main form button').click();
      await page.getByRole('alert').waitFor();
    },
  },
  { name: 'a kiosk that staff have left', isStaff: false, open: ({ page }, { kiosk }) => page.goto(`${kiosk}/left`) },
  { name: 'the survey that is over', isStaff: false, open: ({ page }, { shut }) => page.goto(shut) },
  { name: 'the report', isStaff: false, open: ({ page }, { stage }) => page.goto(stage.addresses().report) },
  { name: 'the page of a wrong address', isStaff: false, open: ({ page }) => page.goto('/s/nobody-knows-this') },
  { name: 'the sign-in page', isStaff: false, open: ({ page }) => page.goto('/account/sign-in') },
  { name: 'the studies', isStaff: true, open: ({ page }) => page.goto('/studies') },
  {
    name: 'the tokens with a new one',
    isStaff: true,
    async open({ page, language }) {
      const say = speak(language);
      await page.goto('/account/tokens');
      await page.getByLabel(say('token.name')).fill('…');
      await page.getByRole('checkbox').first().check();
      await page.getByRole('button', { name: say('token.make') }).click();
      await page.getByRole('button', { name: say('token.copy') }).waitFor();
    },
  },
  { name: 'the instruments', isStaff: true, open: ({ page }) => page.goto('/instruments') },
  { name: 'an instrument', isStaff: true, open: ({ page }) => page.goto('/instruments/hotel') },
  {
    name: 'an uploaded instrument in which something is forgotten',
    isStaff: true,
    async open({ page }) {
      await page.goto('/instruments');
      await page.locator('main [name="file"]').setInputFiles(chooseFile('inn.yaml', forgetfulInstrument));
      await page.locator('main form button').click();
      await page.locator('.oversights').waitFor();
    },
  },
  {
    name: 'the instruments with a mistake',
    isStaff: true,
    async open({ page }) {
      await page.goto('/instruments');
      await page.locator('main [name="file"]').setInputFiles(chooseFile('inn.yaml', 'id: inn'));
      await page.locator('main form button').click();
      await page.getByRole('alert').waitFor();
    },
  },
  { name: 'the plan of a study', isStaff: true, open: ({ page }, { study }) => page.goto(`${study}/plan`) },
  {
    name: 'the plan with mistakes',
    isStaff: true,
    async open({ page, language }, { study }) {
      await page.goto(`${study}/plan`);
      await page.locator('[name="wave.0.quota"]').fill('many');
      await page.getByRole('button', { name: speak(language)('plan.publishChanges') }).click();
      await page.getByRole('alert').waitFor();
    },
  },
  { name: 'the preview of a survey', isStaff: true, open: ({ page }, { study }) => page.goto(`${study}/preview`) },
  { name: 'the deletion of a study', isStaff: true, open: ({ page }, { study }) => page.goto(`${study}/delete`) },
  { name: 'a study with news', isStaff: true, open: ({ page }, { study }) => page.goto(`${study}?imported=6&left=1`) },
  {
    name: 'the invitations',
    isStaff: true,
    async open(visitor, { study }) {
      const { page } = visitor;
      await invite(visitor, study);
      await page.goto(`${study}/invitations`);
      await page.getByRole('checkbox').first().waitFor();
    },
  },
  {
    name: 'the invitations with mistakes',
    isStaff: true,
    async open({ page, language }, { study }) {
      await page.goto(`${study}/invitations`);
      await page.getByLabel(speak(language)('invitation.list')).fill('A1024,nowhere');
      await page
        .getByRole('button', { name: speak(language)('invitation.make') })
        .first()
        .click();
      await page.getByRole('alert').waitFor();
    },
  },
  {
    name: 'the dry run of mails',
    isStaff: true,
    async open(visitor, { study }) {
      const { page, language } = visitor;
      await invite(visitor, study);
      await page.goto(`${study}/invitations/mail`);
      await page.getByRole('button', { name: speak(language)('mail.try') }).click();
      await page.locator('.letter').waitFor();
    },
  },
  {
    name: 'the mails with mistakes',
    isStaff: true,
    async open({ page, language }, { study }) {
      await page.goto(`${study}/invitations/mail`);
      await page.locator('[name="text.en"]').fill('Come!');
      await page.getByRole('button', { name: speak(language)('mail.try') }).click();
      await page.getByRole('alert').waitFor();
    },
  },
  {
    name: 'a run of mails',
    isStaff: true,
    async open(visitor, { study }) {
      const { page, language } = visitor;
      const say = speak(language);
      await invite(visitor, study);
      await page.goto(`${study}/invitations/mail`);
      await page.getByRole('button', { name: say('mail.try') }).click();
      await page.locator('button[value="send"]').click();
      // Stopped, the page stands still.
      await page.getByRole('button', { name: say('mail.cancel') }).click();
      await page.getByRole('button', { name: say('mail.goOn') }).waitFor();
    },
  },
  {
    name: 'the page of an unknown invitation',
    isStaff: false,
    open: ({ page }) => page.goto('/i/nobody-knows-this'),
  },
  {
    name: 'a slide',
    isStaff: true,
    open: ({ page }) => page.goto('/studies/demo/present?slide=gap-4'),
  },
  {
    name: 'the speaker notes of a slide',
    isStaff: true,
    open: ({ page }) => page.goto('/studies/demo/present/notes?slide=gap-4'),
  },
  ...(['all', 'join'] as const).map((view) => ({
    name: `the slides with too few answers, ${view}`,
    isStaff: true,
    open: ({ page }: Visitor, { study }: Surroundings) => page.goto(`${study}/present?view=${view}`),
  })),
  { name: 'the links', isStaff: true, open: ({ page }, { study }) => page.goto(`${study}/links`) },
  {
    name: 'the links with mistakes',
    isStaff: true,
    async open({ page, language }, { study }) {
      const say = speak(language);
      await page.goto(`${study}/links`);
      await page.getByLabel(say('links.sources')).fill('x'.repeat(61));
      await page.getByRole('button', { name: say('links.make') }).click();
      await page.getByRole('alert').waitFor();
    },
  },
  {
    name: 'the kiosk of a link with mistakes',
    isStaff: true,
    async open({ page, language }, { kiosk }) {
      await page.goto(`/studies/demo/links/${kiosk.replace('/k/', '')}/kiosk`);
      await page.getByLabel(speak(language)('kiosk.idle')).fill('5');
      await page.getByRole('button', { name: speak(language)('kiosk.save') }).click();
      await page.getByRole('alert').waitFor();
    },
  },
  ...(['poster', 'cards'] as const).map((sheet) => ({
    name: `the ${sheet} of a link`,
    isStaff: true,
    async open({ page, language }: Visitor, { study }: Surroundings) {
      await page.goto(`${study}/links`);
      await page
        .getByRole('link', { name: speak(language)(`links.${sheet}`) })
        .first()
        .click();
      await page.locator('.paper').waitFor();
    },
  })),
  { name: 'a paper form', isStaff: true, open: ({ page }, { study }) => page.goto(`${study}/paper`) },
  {
    name: 'the two entries of a paper form that differ',
    isStaff: true,
    async open({ page }, { study }) {
      const number = String(++lastNumber);
      for (const answer of ['6', '7']) await keyPaper(page, study, { number, 't1.expectation': answer });
      await page.locator('.settle').waitFor();
    },
  },
  {
    name: 'the page for keying paper forms, with forms and mistakes',
    isStaff: true,
    async open({ page }, { study }) {
      await page.goto(`${study}/entry`);
      await page.locator('[name="weight.empathy"]').fill('many');
      await page.locator('.save').click();
      await page.getByRole('alert').first().waitFor();
    },
  },
  { name: 'a report of too few', isStaff: true, open: ({ page }, { study }) => page.goto(`${study}/report`) },
  ...analystPages.map((page) => ({
    name: `the analyst’s page ${page}`,
    isStaff: true,
    open: ({ page: window }: Visitor) => window.goto(pageUrl('demo', page)),
  })),
  {
    name: 'what can be handed over of a study',
    isStaff: true,
    open: ({ page }) => page.goto('/studies/demo/downloads'),
  },
  { name: 'the handout', isStaff: true, open: ({ page }) => page.goto('/studies/demo/handout') },
  { name: 'the class sheet', isStaff: true, open: ({ page }) => page.goto('/studies/demo/exercise') },
  { name: 'the key of the class sheet', isStaff: true, open: ({ page }) => page.goto('/studies/demo/exercise?key=1') },
  {
    name: 'the filter of a report that leaves too few',
    isStaff: true,
    async open({ page }) {
      await page.goto('/studies/demo/downloads?segment.purpose=%E4%BC%9A%E8%AE%AE%20%2F%20conference');
      await page.locator('.who details[open]').waitFor();
    },
  },
  {
    name: 'the actions, with a form that was sent empty',
    isStaff: true,
    async open({ page }) {
      await page.goto('/studies/demo/actions');
      await page.locator('.proposal summary').first().click();
      await page.locator('.proposal [value="save"]').first().click();
      await page.getByRole('alert').waitFor();
    },
  },
  { name: 'the lessons', isStaff: false, open: ({ page }) => page.goto('/lessons') },
  { name: 'the glossary', isStaff: false, open: ({ page }) => page.goto('/lessons/glossary') },
  {
    name: 'a lesson with all of it open',
    isStaff: false,
    async open({ page }) {
      await page.goto('/lessons/gap-4');
      await page.locator('summary').first().click();
      await page.locator('summary').last().click();
    },
  },
  {
    name: 'the lesson with sliders',
    isStaff: false,
    open: ({ page }) => page.goto('/lessons/one-plus-x?expectation=6&perception=4.5'),
  },
  {
    name: 'the lesson with the numbers of a class, and a mistake',
    isStaff: false,
    async open({ page }) {
      await page.goto('/lessons/repurchase?both.n=40&both.again=41');
      await page.getByRole('alert').waitFor();
    },
  },
  {
    name: 'the lesson with the numbers of a class',
    isStaff: false,
    open: ({ page }, { stage }) => {
      const numbers = 'both.n=40&both.again=38&product.n=24&product.again=9&service.n=21&service.again=14';
      return page.goto(`/lessons/repurchase?report=${stage.addresses().report.slice('/r/'.length)}&${numbers}`);
    },
  },
  { name: 'the teaching cases', isStaff: true, open: ({ page }) => page.goto('/cases') },
  {
    name: 'a teaching case with its table and its answers',
    isStaff: true,
    async open({ page }) {
      await page.goto('/cases/search-advertising');
      await page.locator('summary').click();
    },
  },
  {
    name: 'the simulator with a mistake',
    isStaff: true,
    async open({ page }) {
      await page.goto('/simulator?empathy.perception=9&branches=many');
      await page.getByRole('alert').waitFor();
    },
  },
  { name: 'the simulator', isStaff: true, open: ({ page }) => page.goto('/simulator') },
  { name: 'the import', isStaff: true, open: ({ page }, { study }) => page.goto(`${study}/import`) },
  {
    name: 'the preview of an import',
    isStaff: true,
    async open(visitor, { study }) {
      await visitor.page.goto(`${study}/import`);
      await checkFile(
        visitor,
        'ratings.csv',
        `${writeRatings(8, { '4 E2': '12', '9 P13': '4.5' })}Source: front desk\n`,
      );
      await visitor.page.locator('.tally').waitFor();
    },
  },
  {
    name: 'the columns of an import that are not recognised',
    isStaff: true,
    async open(visitor, { study }) {
      await visitor.page.goto(`${study}/import`);
      await checkFile(visitor, 'odd.csv', 'name,age,答复\nMei,30,很好\n');
      await visitor.page.locator('.columns-read').waitFor();
    },
  },
  {
    name: 'the import with a mistake',
    isStaff: true,
    async open(visitor, { study }) {
      await visitor.page.goto(`${study}/import`);
      await checkFile(visitor, 'empty.csv', '');
      await visitor.page.getByRole('alert').waitFor();
    },
  },
  {
    name: 'the progress of an import',
    isStaff: true,
    async open(visitor, { stage, study }) {
      const { page, language } = visitor;
      await page.goto(`${study}/import`);
      await checkFile(visitor, 'an-export-with-a-rather-long-name-2026-03-02.csv', writeRatings(8 + ++fileCount));
      const sentence = speak(language)('import.progress.share', { percent: 70 });
      const store = page.locator('button[value="store"]');
      await store.waitFor({ timeout: 30_000 });
      await stage.whileNothingIsStored(async () => {
        await store.click();
        await page.locator('.run').waitFor();
        await page.locator('main button').focus();
        await page.route('**/import/*', (route) => route.fulfill({ json: { percent: 70, sentence } }));
      });
      // It is told without the page coming anew, which would take the keyboard away.
      await page.getByText(sentence).waitFor();
      await page.locator('main button:focus').waitFor();
    },
  },
  {
    name: 'the imports of a study',
    isStaff: true,
    async open(visitor, { study }) {
      const { page, language } = visitor;
      const say = speak(language);
      await page.goto(`${study}/import`);
      await checkFile(visitor, 'an-export-with-a-rather-long-name-2026-03-02.csv', writeRatings(8 + ++fileCount));
      await page.locator('button[value="store"]').click();
      // On a busy machine a thread takes its time to begin.
      await page.locator('.news').waitFor({ timeout: 30_000 });
      await page.goto(`${study}/imports`);
      await page.getByText(say('imports.undo')).last().click();
      await page.getByRole('button', { name: say('imports.really') }).waitFor();
    },
  },
];

/** What has been imported once brings nothing again: each visitor has another file. */
let fileCount = 0;

/** Of the paper forms that were keyed. */
let lastNumber = 0;

/** One that stands on another, with an area and a touchpoint of its own about which nothing is asked, and a name in one language. */
const forgetfulInstrument = `
id: inn
version: "1"
base: servqual-1991
title: { zh: 云杉旅馆量表 }
areas: [{ id: rooms, title: { zh: 客房, en: Rooms } }]
touchpoints: [{ id: stay, title: { zh: 住在客房, en: In the room } }]
`;

/** Invites two people, one of them with an address. The second time they hold links, and the page says so. */
async function invite({ page, language }: Visitor, study: string): Promise<void> {
  await page.goto(`${study}/invitations`);
  const list = page.getByLabel(speak(language)('invitation.list'));
  await list.fill('A1024,li@example.com\nJohannes-Christian-von-Wolkenstein');
  const made = page.getByRole('button', { name: speak(language)('invitation.make') }).first();
  await Promise.race([Promise.all([page.waitForEvent('download'), made.click()]), page.getByRole('alert').waitFor()]);
}

function chooseFile(name: string, text: string) {
  return { name, mimeType: 'application/yaml', buffer: Buffer.from(text) };
}

function openSurvey({ page }: Visitor, { stage }: Surroundings): Promise<unknown> {
  return page.goto(stage.addresses().survey);
}

function openWithdrawal({ page }: Visitor, { stage }: Surroundings): Promise<unknown> {
  return page.goto(`${stage.addresses().survey}/withdraw`);
}

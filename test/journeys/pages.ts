import { analystPages } from '../../src/web/analyse/reportLinks.ts';
import { speak } from '../../src/words/catalogue.ts';
import { choose, send } from './answering.ts';
import { setValue } from './inPage.ts';
import { checkFile, writeRatings } from './staff.ts';
import type { Stage } from './stage.ts';
import type { Visitor } from './visitor.ts';

/** The study that the staff's pages are looked at with; it has no responses. */
export interface Surroundings {
  readonly stage: Stage;
  readonly study: string;
  /** A survey that is over. */
  readonly shut: string;
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
      await visitor.page.locator('[name="weight.assurance"]').fill('many');
      await visitor.page.locator('[name="weight.empathy"]').fill('4000');
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
  { name: 'the survey that is over', isStaff: false, open: ({ page }, { shut }) => page.goto(shut) },
  { name: 'the report', isStaff: false, open: ({ page }, { stage }) => page.goto(stage.addresses().report) },
  { name: 'the page of a wrong address', isStaff: false, open: ({ page }) => page.goto('/s/nobody-knows-this') },
  { name: 'the sign-in page', isStaff: false, open: ({ page }) => page.goto('/account/sign-in') },
  { name: 'the studies', isStaff: true, open: ({ page }) => page.goto('/studies') },
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
  { name: 'a report of too few', isStaff: true, open: ({ page }, { study }) => page.goto(`${study}/report`) },
  ...analystPages.map((page) => ({
    name: `the analyst’s page ${page}`,
    isStaff: true,
    open: ({ page: window }: Visitor) => window.goto(`/studies/demo/report${page === 'report' ? '' : `/${page}`}`),
  })),
  { name: 'the import', isStaff: true, open: ({ page }, { study }) => page.goto(`${study}/import`) },
  {
    name: 'the preview of an import',
    isStaff: true,
    async open(visitor, { study }) {
      await visitor.page.goto(`${study}/import`);
      await checkFile(visitor, 'ratings.csv', writeRatings(8, { '4 E2': '12', '9 P13': '很好' }));
      await visitor.page.locator('.tally').waitFor();
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
];

function openSurvey({ page }: Visitor, { stage }: Surroundings): Promise<unknown> {
  return page.goto(stage.addresses().survey);
}

function openWithdrawal({ page }: Visitor, { stage }: Surroundings): Promise<unknown> {
  return page.goto(`${stage.addresses().survey}/withdraw`);
}

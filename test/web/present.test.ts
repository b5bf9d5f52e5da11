import { afterAll, beforeAll, expect, test } from 'vitest';
import { deepenReport } from '../../src/core/report/deepenReport.ts';
import { archiveStudy } from '../../src/storage/studies.ts';
import { fillForm, responseId, type Staff, setUpAccount, startSite, type TestSite } from '../site.ts';
import { readText } from './readPage.ts';

let site: TestSite;
let staff: Staff;
/** Lets the part of the report that takes longer come. */
let finish: () => void;
const finished = new Promise<void>((resolve) => {
  finish = resolve;
});

beforeAll(async () => {
  site = await startSite({
    change: (each) => ({
      ...each,
      deepenElsewhere: async ({ report, samples, seed }) => {
        await finished;
        return deepenReport(report, samples, seed);
      },
    }),
  });
  staff = await setUpAccount(site);
  for (const number of [1, 2, 3, 4, 5, 6]) await site.post(`/s/${site.study.survey}`, fillForm(responseId(number)));
});
afterAll(() => site.close());

const read = async (query: string) =>
  (await site.get(`/studies/${site.study.id}/present?lang=en&${query}`, staff.cookie)).text();
const countSlides = (page: string) => Number(/data-count="(\d+)"/.exec(page)?.[1]);

test('A room sees the first slides at once, while the importance map is still being drawn and searched for, and no slide changes its place', async () => {
  const early = await read('slide=shares');
  expect(readText(early)).toContain('People below, at and above what they expect');
  expect(/rel="next"/.test(early) && /slide=importance/.test(early)).toBe(true);

  const map = read('slide=importance');
  finish();
  expect(readText(await map)).toContain('Concentrate here');
  expect(countSlides(await map)).toBe(countSlides(early));
});

test('The slides of an archived study ask nobody to join, as its survey takes no answers', async () => {
  expect(await read('view=join')).toContain('class="qr-card"');
  await archiveStudy(site.db, site.study.id, '2026-03-02T08:00:00.000Z');
  const page = await read('view=join');
  expect(page).not.toContain('class="qr-card"');
  expect(readText(page)).toContain('archived');
});

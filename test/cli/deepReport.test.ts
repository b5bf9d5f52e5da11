import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DeepReport } from '../../src/core/report/report.ts';
import { findStudy } from '../../src/storage/studies.ts';
import type { DeepenElsewhere } from '../../src/web/analyse/deepenElsewhere.ts';
import { rememberReports } from '../../src/web/analyse/studyReport.ts';
import { type Staff, setUpAccount, startSite, type TestSite } from '../site.ts';
import { importSynthetic } from '../web/readTables.ts';

describe('What a report draws and searches for', () => {
  let site: TestSite;
  let staff: Staff;
  let elsewhere: DeepenElsewhere;
  /** What the threads gave. */
  const made: Promise<DeepReport>[] = [];
  beforeAll(async () => {
    // A thread runs what is built.
    const built = new URL('../../dist/web/analyse/deepenElsewhere.js', import.meta.url).href;
    elsewhere = ((await import(built)) as { readonly deepenElsewhere: () => DeepenElsewhere }).deepenElsewhere();
    site = await startSite({
      change: (each) => ({
        ...each,
        deepenElsewhere: (job) => {
          const deep = elsewhere(job);
          made.push(deep);
          return deep;
        },
      }),
    });
    staff = await setUpAccount(site);
    await importSynthetic(site, staff);
  });
  afterAll(() => site.close());
  const see = async (page: string) => (await site.get(`/studies/inn/${page}`, staff.cookie)).status;

  test('is made in a thread, once for all pages and to the same figures', async () => {
    for (const page of ['report/tests', 'report/importance', 'report.csv']) expect(await see(page)).toBe(200);
    expect(made).toHaveLength(1);
    const study = await findStudy(site.db, 'inn');
    if (!study) throw new Error('no study');
    const about = { db: site.db, secret: '', version: '1.2.3', now: () => new Date() };
    expect(await made[0]).toEqual(await (await rememberReports(about).findOwn(study)).deep());
  });

  test('is made in a thread for a bundle as well', async () => {
    expect(await see('bundle.zip')).toBe(200);
    expect(made).toHaveLength(2);
  });

  test('is made anew where its thread has failed', async () => {
    elsewhere = () => Promise.reject(new Error('the thread ended'));
    expect(await see('report/tests?without=flagged')).toBe(500);
    elsewhere = () => made[0] ?? Promise.reject(new Error('none was made'));
    expect(await see('report/tests?without=flagged')).toBe(200);
  });
});

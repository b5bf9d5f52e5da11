import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { packResponse } from '../../src/storage/packResponse.ts';
import { findQuestionnaire } from '../../src/storage/questionnaires.ts';
import { insertResponses } from '../../src/storage/responses.ts';
import { findStudy, takeArrivals } from '../../src/storage/studies.ts';
import { unpackIds } from '../../src/web/analyse/flaggedIds.ts';
import { foldPart, foldSample } from '../../src/web/analyse/foldSample.ts';
import { countAll } from '../../src/web/analyse/foldStudy.ts';
import { startRanges } from '../../src/web/analyse/idRanges.ts';
import type { ComputedReport, ReportElsewhere } from '../../src/web/analyse/reportJob.ts';
import { rememberReports } from '../../src/web/analyse/studyReport.ts';
import { servqualForm } from '../core/given.ts';
import { type Staff, setUpAccount, startSite, type TestSite } from '../site.ts';
import { submit } from '../storage/given.ts';

const people = 5100;

/** Answers of many people, in groups that their form did not ask for; some come twice. */
describe('A large study', () => {
  let site: TestSite;
  let staff: Staff;
  let elsewhere: ReportElsewhere;
  /** What the threads gave. */
  const made: Promise<ComputedReport>[] = [];
  beforeAll(async () => {
    // A thread runs what is built.
    const built = new URL('../../dist/web/analyse/reportElsewhere.js', import.meta.url).href;
    const { reportElsewhere } = (await import(built)) as {
      readonly reportElsewhere: (file: string) => ReportElsewhere;
    };
    site = await startSite({
      change: (each) => ({
        ...each,
        reportElsewhere: (job) => {
          const computed = elsewhere(job);
          made.push(computed);
          return computed;
        },
      }),
    });
    elsewhere = reportElsewhere(site.file);
    staff = await setUpAccount(site);
    const arrived = await takeArrivals(site.db, 'inn', 1);
    const places = 2 * servqualForm.items.length;
    const rows = Array.from({ length: people }, (_, index) => {
      const id = `${((index * 2_654_435_761) % 2 ** 32).toString(16).padStart(8, '0')}-0000-4000-8000-000000000000`;
      const answers = Array.from({ length: places }, (_, place) => (index * (place + 3) + (index >> (place % 7))) % 7);
      const { response, ...submission } = submit(id, {
        items: answers.join(''),
        profile: new Map([['branch', `b${index % 5}`]]),
      });
      return { ...packResponse({ ...submission, response: { ...response, respondent: `P${index >> 1}` } }), arrived };
    });
    await insertResponses(site.db, rows);
  });
  afterAll(() => site.close());

  test('is computed in threads, to the same figures, while other pages are answered', async () => {
    let isDone = false;
    const report = site.get('/studies/inn/report?lang=en', staff.cookie).then(async (answer) => {
      isDone = true;
      return { status: answer.status, page: await answer.text() };
    });
    let answered = 0;
    while (!isDone) {
      const page = await site.get(`/s/${site.study.survey}`);
      await page.text();
      if (!isDone && page.status === 200) answered++;
    }
    expect((await report).status).toBe(200);
    expect(answered).toBeGreaterThan(5);
    expect(made).toHaveLength(1);

    const study = await findStudy(site.db, 'inn');
    if (!study) throw new Error('no study');
    const about = { db: site.db, secret: '', version: '1.2.3', now: () => new Date() };
    const here = await rememberReports(about).findOwn(study);
    const there = await made[0];
    expect(there?.report).toEqual(here.report);
    expect(there?.folded.samples).toEqual(here.samples);
    expect(here.report.responses.used).toBe(people);
    expect(here.report.segments.map(({ id }) => id)).toEqual(['branch']);
    expect(here.report.quality.flags['duplicate-respondent']).toBe(people);
    const sorted = (flagged: typeof here.flagged | undefined) => [...unpackIds(flagged?.get('customer') ?? [])].sort();
    expect(sorted(there?.folded.flagged)).toEqual(sorted(here.flagged));
  });

  test('is computed of those that a filter chooses as well', async () => {
    const page = await (await site.get('/studies/inn/report?segment.branch=b1&lang=en', staff.cookie)).text();
    expect(page.includes('1,020')).toBe(true);
    expect(made).toHaveLength(2);
  });

  test('fails with a page that says so where its thread fails', async () => {
    elsewhere = () => Promise.reject(new Error('the thread ended'));
    const answer = await site.get('/studies/inn/report?segment.branch=b2', staff.cookie);
    expect(answer.status).toBe(500);
  });

  test('is folded in two parts without an id in common, the second once it is known what files brought', async () => {
    const questionnaire = (await findQuestionnaire(site.db, 'inn', 'customer'))?.questionnaire;
    if (!questionnaire) throw new Error('no form');
    const snapshot = { studyId: 'inn', audience: 'customer', upTo: 99 } as const;
    const { share } = countAll(99);
    const asking = { ...questionnaire, profile: [{ id: 'branch', text: { en: '' } }] };
    const ranges = startRanges(true);
    const parts = await Promise.all([1, 2].map(() => foldPart(site.db, snapshot, asking, share, ranges)));
    expect(parts.map(({ counted }) => counted).reduce((sum, each) => sum + each)).toBe(people);
    expect(Math.min(...parts.map(({ counted }) => counted))).toBeGreaterThan(people / 3);
    const whole = await foldSample(site.db, snapshot, questionnaire, share);
    const asked: (readonly string[])[] = [];
    const joined = await foldSample(site.db, snapshot, questionnaire, share, (form, rest) => {
      asked.push(form.profile.map(({ id }) => id));
      return foldPart(site.db, snapshot, form, share, rest);
    });
    expect(joined.sample).toEqual(whole.sample);
    // A thread is begun once only.
    expect(asked).toEqual([['branch']]);
  });
});

import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { eraseResponses, findChain } from '../../src/storage/eraseResponses.ts';
import { readResponses } from '../../src/storage/readSnapshot.ts';
import { startResponseWriter } from '../../src/storage/responseWriter.ts';
import { findLastArrival } from '../../src/storage/studies.ts';
import { findWithdrawal } from '../../src/storage/withdrawals.ts';
import { followSteps } from '../../src/web/analyse/followSteps.ts';
import { noCourse, packCourses, unpackCourses } from '../../src/web/analyse/shareCourse.ts';
import { rememberReports, type StudyReports } from '../../src/web/analyse/studyReport.ts';
import { withdrawalCode } from '../../src/web/respond/withdrawalCode.ts';
import type { Site } from '../../src/web/site.ts';
import { servqualForm } from '../core/given.ts';
import { fillForm, responseId, setUpAccount, siteSecret, startSite, type TestSite } from '../site.ts';
import { answersOf, deliver, noPlan, packSame, submit, write } from '../storage/given.ts';

const study = { id: 'inn', title: {}, isMade: false, ...noPlan, design: 'chain' } as const;

/** A site, and its reports as values; `restart` finds them anew, as a program does that was started again. */
async function open(): Promise<{ readonly site: TestSite; readonly restart: () => StudyReports }> {
  let inside: Site | undefined;
  const site = await startSite({
    change: (each) => {
      inside = each;
      return each;
    },
  });
  return {
    site,
    restart: () => {
      if (!inside) throw new Error('the site did not start');
      return rememberReports(inside);
    },
  };
}

let lastNumber = 5000;
const freshId = () => responseId(++lastNumber);

describe('Whoever loads a shared report before and after one more answer', () => {
  let site: TestSite;
  let restart: () => StudyReports;
  beforeAll(async () => {
    ({ site, restart } = await open());
  });
  afterAll(() => site.close());
  const load = async () => (await site.get(`/r/${site.study.report}?lang=en`)).text();
  const answer = (id = freshId(), changes = {}) => site.post(`/s/${site.study.survey}`, fillForm(id, changes));
  const worst = Object.fromEntries(servqualForm.items.map(({ id }) => [`${id}.perception`, '1']));

  test('sees the very same page, until five more people have answered', async () => {
    for (let count = 0; count < 5; count++) await answer();
    const five = await load();
    for (let count = 6; count < 10; count++) {
      await answer(freshId(), worst);
      expect(await load()).toBe(five);
    }
    await answer();
    const ten = await load();
    expect(ten).not.toBe(five);
    // The six more in ten who are content make the gap -1, and the four others -5.
    const { report } = await restart().findShared(study);
    expect([report.responses.used, report.overall.unweighted.gap]).toEqual([10, (6 * -1 + 4 * -5) / 10]);
  });

  test('sees the same page when the program was started again in between', async () => {
    await answer(freshId(), worst);
    const { report, isBehind } = await restart().findShared(study);
    expect([report.responses.used, isBehind]).toEqual([10, true]);
  });

  test('sees the same page after a correction, too, which comes in with the next five', async () => {
    const before = await load();
    const id = freshId();
    await answer(id);
    const conflict = await answer(id, worst);
    const kept = /name="response" value="([^"]+)"/.exec(await conflict.text())?.[1] ?? '';
    expect(await load()).toBe(before);
    await site.post(`/s/${site.study.survey}/corrections`, new URLSearchParams({ response: kept }));
    expect(await load()).toBe(before);
    // One waited, four more come; of the corrected only the second answers ever count.
    for (let count = 0; count < 4; count++) await answer();
    const shared = await restart().findShared(study);
    expect([shared.report.responses.used, shared.isBehind]).toEqual([16, false]);
    expect(shared.report.overall.unweighted.gap).toBeCloseTo((10 * -1 + 6 * -5) / 16, 12);
  });

  test('while the staff see everything at once', async () => {
    await answer();
    const reports = restart();
    expect((await reports.findOwn(study)).report.responses.used).toBe(17);
    expect((await reports.findShared(study)).report.responses.used).toBe(16);
    expect(await (await site.get(`/r/${site.study.report}?lang=en`)).text()).toContain(
      'takes in new answers several at a time',
    );
  });

  test('sees nothing of single people: not who was flagged, nor the rest without them', async () => {
    const reports = restart();
    const [own, shared] = [await reports.findOwn(study), await reports.findShared(study)];
    // Everybody gave the same answer throughout.
    expect(own.report.quality.flagged).toBe(17);
    expect(shared.report.quality.flagged).toBe(0);
    expect(shared.report.quality.without.used).toBe(16);
    expect(own.without?.().report.responses.used).toBe(0);
    expect(shared.without).toBeUndefined();
    expect(shared.samples.customer.linked).toBeNull();
  });

  test('does not wait for managers, who take steps of their own', async () => {
    const writer = startResponseWriter(site.db);
    const send = (audience: 'customer' | 'manager', count: number) =>
      writer.write(
        Array.from({ length: count }, () =>
          deliver(submit(freshId(), { items: packSame(6, 5).padEnd(64, '3') }, { audience })),
        ),
      );
    await send('manager', 5);
    const first = (await restart().findShared(study)).report;
    expect(first.gaps[1]?.n).toEqual([5, 16]);
    await send('manager', 1);
    await send('customer', 4);
    const second = (await restart().findShared(study)).report;
    expect(second.gaps[1]?.n).toEqual([5, 21]);
  });
});

describe('Whoever loads a shared report before and after somebody has withdrawn', () => {
  let site: TestSite;
  let restart: () => StudyReports;
  beforeAll(async () => {
    ({ site, restart } = await open());
  });
  afterAll(() => site.close());
  const ids = Array.from({ length: 10 }, freshId);
  const worst = Object.fromEntries(servqualForm.items.map(({ id }) => [`${id}.perception`, '1']));
  const answer = (id: string, changes = {}) => site.post(`/s/${site.study.survey}`, fillForm(id, changes));
  const withdraw = async (id: string) => {
    const form = new URLSearchParams({ code: withdrawalCode(siteSecret, id), really: 'yes' });
    expect((await site.post(`/s/${site.study.survey}/withdraw`, form)).status).toBe(303);
  };
  const load = async () => {
    const base = `/r/${site.study.report}`;
    const at = encodeURIComponent('/overall/unweighted/gap');
    const pages = await Promise.all([site.get(`${base}?lang=en`), site.get(`${base}/explain?at=${at}&lang=en`)]);
    expect(pages.map(({ status }) => status)).toEqual([200, 200]);
    return (await Promise.all(pages.map((page) => page.text()))).join('');
  };
  let before = '';

  test('sees the very same page and explanations, also from a program that was started again', async () => {
    for (const [index, id] of ids.entries()) await answer(id, index < 3 ? worst : {});
    before = await load();
    const { report } = await restart().findShared(study);
    await withdraw(ids[0] ?? '');
    expect(await load()).toBe(before);
    const shared = await restart().findShared(study);
    expect([JSON.stringify(shared.report), shared.isBehind]).toEqual([JSON.stringify(report), true]);
    expect(shared.report.responses.used).toBe(10);
  });

  test('while the staff see at once what is left, and how many have withdrawn', async () => {
    const { cookie } = await setUpAccount(site);
    expect((await restart().findOwn(study)).report.responses.used).toBe(9);
    expect(await (await site.get('/studies/inn?lang=en', cookie)).text()).toContain(
      '1 person had their answers erased.',
    );
  });

  test('sees it while more withdraw, and fewer than five more have answered who have not', async () => {
    for (let count = 1; count <= 2; count++) await answer(freshId());
    await withdraw(ids[1] ?? '');
    const passing = freshId();
    await answer(passing, worst);
    await answer(freshId());
    await withdraw(passing);
    await answer(freshId());
    expect(await load()).toBe(before);
    expect(await findWithdrawal(site.db, 'inn')).toMatchObject({ erased: 3, frozen: expect.any(String) });
  });

  test('then sees a report without them, and nothing of the older one is kept', async () => {
    await answer(freshId());
    const { report, isBehind } = await restart().findShared(study);
    expect([report.responses.used, isBehind]).toEqual([13, false]);
    // Of the three who were unhappy one is left.
    expect(report.overall.unweighted.gap).toBeCloseTo((12 * -1 + 1 * -5) / 13, 12);
    expect(await load()).not.toBe(before);
    expect(await findWithdrawal(site.db, 'inn')).toMatchObject({ erased: 3, frozen: null });
    expect((await restart().findShared(study)).report).toEqual(report);
  });
});

describe('A shared report of groups', () => {
  let site: TestSite;
  let restart: () => StudyReports;
  beforeAll(async () => {
    ({ site, restart } = await open());
    await send({ north: 40, south: 30, west: 2, '': 10 });
  });
  afterAll(() => site.close());
  /** A file with so many people of each branch. */
  const send = async (branches: Readonly<Record<string, number>>, wave = '1') => {
    const people = Object.entries(branches).flatMap(([branch, count]) => Array.from({ length: count }, () => branch));
    await startResponseWriter(site.db).write(
      people.map((branch, index) => {
        const profile = new Map(branch === '' ? [] : [['branch', branch]]);
        const items = packSame(4 + (index % 3), 3 + (index % 4));
        return deliver(submit(freshId(), { items, profile }, { source: 'import', wave }));
      }),
    );
  };
  const readGroups = async (whose: 'findOwn' | 'findShared') => {
    const { report, questionnaire } = await restart()[whose](study);
    const [segment, ...others] = report.segments;
    expect(others).toEqual([]);
    expect([segment?.id, questionnaire.profile]).toEqual([
      'branch',
      [{ id: 'branch', text: { zh: 'branch', en: 'branch' } }],
    ]);
    return {
      used: report.responses.used,
      groups: Object.fromEntries((segment?.groups ?? []).map(({ value, n }) => [value, n])),
      isNoted: report.notes.some(({ at, code }) => at === '/segments/0' && code === 'groups-hidden'),
    };
  };

  test('shows those that a file brought, as the staff see them, and says that others are hidden', async () => {
    expect(await readGroups('findShared')).toEqual({ used: 82, groups: { north: 40, south: 30 }, isNoted: true });
    const { used, groups } = await readGroups('findOwn');
    expect([used, groups['north'], groups['west']]).toEqual([82, 40, null]);
  });

  test('never lets one change by fewer than five people', async () => {
    await send({ north: 5, south: 2 });
    expect(await readGroups('findShared')).toMatchObject({ used: 82, groups: { north: 40, south: 30 } });
    await send({ south: 3 });
    expect(await readGroups('findShared')).toMatchObject({ used: 92, groups: { north: 45, south: 35 } });
  });

  test('takes in as people of no group those who came in too small a number, once many wait', async () => {
    await send({ north: 17, south: 3 });
    // Without the three of south, north would give them away: all twenty are in the whole only.
    expect(await readGroups('findShared')).toMatchObject({ used: 112, groups: { north: 45, south: 35 } });
    expect(await readGroups('findOwn')).toMatchObject({ used: 112, groups: { north: 62 } });
  });

  test('keeps waves apart in the same way', async () => {
    const readWaves = async () =>
      (await restart().findShared(study)).report.waves.map(({ from, to, n }) => [from, to, n]);
    expect(await readWaves()).toEqual([]);
    await send({ '': 4 }, '2');
    expect(await readWaves()).toEqual([]);
    await send({ '': 1 }, '2');
    const [[from, to, n] = []] = await readWaves();
    expect([from, to, n]).toEqual(['1', '2', { from: 112, to: 5 }]);
  });
});

test('The steps found while answers arrive are those found afterwards from what is stored', async () => {
  const { site } = await open();
  const writer = startResponseWriter(site.db);
  const anyAction = fc.oneof(
    {
      weight: 5,
      arbitrary: fc.record({ people: fc.integer({ min: 1, max: 4 }), branch: fc.constantFrom('a', 'b', 'c') }),
    },
    { weight: 1, arbitrary: fc.record({ conflictWith: fc.nat() }) },
    { weight: 1, arbitrary: fc.record({ correctionBy: fc.nat() }) },
    { weight: 1, arbitrary: fc.record({ erasureOf: fc.nat() }) },
    { weight: 3, arbitrary: fc.constant('look' as const) },
  );
  let studies = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(anyAction, { minLength: 5, maxLength: 40, size: 'max' }), async (actions) => {
      const studyId = `steps-${++studies}`;
      const at = '2026-03-02T08:00:00.000Z';
      await site.db
        .insertInto('study')
        .values({
          id: studyId,
          title: '{}',
          origin: 'own',
          design: 'chain',
          instrument: null,
          settings: '{}',
          archived_at: null,
          arrivals: 0,
          created_at: at,
        })
        .execute();
      await site.db
        .insertInto('questionnaire')
        .values({ study_id: studyId, audience: 'customer', version: 1, definition: '{}', published_at: at })
        .execute();
      const ids: string[] = [];
      const conflicts: string[] = [];
      let follow = followSteps(site.db, 5);
      const findCourse = async () => unpackCourses((await findWithdrawal(site.db, studyId)).courses).customer;
      const snapshotNow = async () =>
        ({ studyId, audience: 'customer', upTo: await findLastArrival(site.db, studyId) }) as const;
      const listShared = async (state: Awaited<ReturnType<typeof follow>>) => {
        const shared: unknown[] = [];
        for await (const block of readResponses(site.db, { studyId, audience: 'customer', upTo: state.upTo }, 50))
          for (const stored of block) {
            const response = state.share(stored);
            if (response) shared.push([response.id, [...response.answers.profile]]);
          }
        return shared;
      };
      for (const [index, action] of actions.entries()) {
        if (action === 'look') {
          const state = await follow(await snapshotNow());
          const found = await listShared(state);
          const again = await followSteps(site.db, 5, await findCourse())(await snapshotNow());
          expect([again.upTo, again.isBehind]).toEqual([state.upTo, state.isBehind]);
          expect(await listShared(again)).toEqual(found);
          expect(again.course).toEqual(state.course);
        } else if ('people' in action) {
          const profile = new Map([['branch', action.branch]]);
          const people = Array.from({ length: action.people }, () => freshId());
          ids.push(...people);
          await writer.write(
            people.map((id) => deliver(submit(id, { items: answersOf(index), profile }, { studyId }))),
          );
        } else if ('erasureOf' in action) {
          const all = [...ids, ...conflicts];
          const chain = await findChain(site.db, studyId, all[action.erasureOf % all.length] ?? '');
          const { course, leave } = await follow(await snapshotNow());
          const customer = { ...course, owed: [...course.owed, ...chain.flatMap(leave)] };
          const courses = packCourses({ customer, manager: noCourse, contact: noCourse });
          if (await eraseResponses(site.db, studyId, chain, { courses, frozen: null }))
            follow = followSteps(site.db, 5, await findCourse());
        } else if ('conflictWith' in action) {
          const id = ids[action.conflictWith % ids.length];
          if (id) conflicts.push((await write(writer, submit(id, answersOf(100 + index), { studyId }))).id);
        } else {
          const by = conflicts[action.correctionBy % conflicts.length];
          if (by) await writer.correct(studyId, by);
        }
      }
    }),
    { numRuns: 40 },
  );
  await site.close();
});

test('A file is shared as a whole, although its last people are no five', async () => {
  const { site, restart } = await open();
  const file = Array.from({ length: 263 }, (_, index) => deliver(submit(freshId(), answersOf(index))));
  await startResponseWriter(site.db).write(file);
  expect((await restart().findShared(study)).report.responses.used).toBe(263);
  await site.close();
});

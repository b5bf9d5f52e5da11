import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Audience } from '../../src/core/instrument/side.ts';
import type { Text } from '../../src/core/instrument/text.ts';
import { buildSample } from '../../src/core/report/buildSample.ts';
import { describeFiveGaps } from '../../src/export/reportView/gapSections.ts';
import { tabulateFewManagers } from '../../src/export/table/fewManagersTable.ts';
import { listLinks, pickLink } from '../../src/storage/links.ts';
import { speak } from '../../src/words/catalogue.ts';
import { givenStudy } from '../core/report/explain/givenStudy.ts';
import { responseId, type Staff, setUpAccount, startSite, type TestSite } from '../site.ts';
import { readAll, readText } from './readPage.ts';
import { readRows } from './readTables.ts';
import { startStudy } from './startStudy.ts';

let site: TestSite;
let staff: Staff;
beforeAll(async () => {
  site = await startSite();
  staff = await setUpAccount(site);
});
afterAll(() => site.close());

let lastNumber = 8000;
/** A study of an instrument with five customers who all gave the same points, and the pages on which they are shown. */
async function ask(instrument: string, points: Readonly<Record<string, string>>, isShort = 'no') {
  const changes = { showsResult: 'yes', isShort };
  const id = await startStudy(site, staff, instrument, instrument, changes);
  const links = await listLinks(site.db, id);
  const survey = `/s/${pickLink(links, 'survey')?.publicId}`;
  for (let count = 0; count < 5; count++) {
    const form = new URLSearchParams({ response: responseId(++lastNumber) });
    for (let item = 1; item <= 4; item++)
      for (const [side, point] of Object.entries(points)) form.set(`t${item}.${side}`, point);
    expect((await site.post(survey, form)).status).toBe(303);
  }
  const read = async (path: string, headers = {}) => (await site.get(`${path}?lang=en`, headers)).text();
  return {
    report: await read(`/studies/${id}/report`, staff.cookie),
    own: await read(`${survey}/receipts/${responseId(lastNumber)}/result`),
  };
}
const columnsOf = (page: string, table: string) => Object.keys([...readRows(page, table).values()][0] ?? {});

describe('Where zones of tolerance are asked', () => {
  test('the report has them on its first page, and customers see where they stand in their own', async () => {
    const { report, own } = await ask('tolerance-zones', { minimum: '4', desired: '6', perception: '3' });
    expect(readAll(report, 'h2')).toContain('Zones of tolerance');
    expect(readText(own)).toContain('Adequacy is perception less the minimum that you accept');
    expect(readText(own)).toMatch(/Tangibles 4\.00 6\.00 3\.00 −1\.00 −3\.00/);
    expect(readText(own)).not.toContain('below zero, the service fell short of what you expect');
  });
});

test('Where a form is short, the report says what that means for its figures', async () => {
  const points = { expectation: '6', perception: '5' };
  expect(readText((await ask('servqual-1991', points, 'yes')).report)).toContain('This study has a short form');
  expect(readText((await ask('servqual-1991', points)).report)).not.toContain('This study has a short form');
});

describe('Where perceptions alone are asked', () => {
  test('neither the report’s tables nor one’s own result have expectations or gaps', async () => {
    const { report, own } = await ask('servperf', { perception: '5' });
    expect(columnsOf(report, 'gaps')).toEqual(['n', 'perception']);
    expect(columnsOf(own, 'own')).toEqual(['perception']);
    expect(readText(own)).toContain('The higher, the better you found the service');
    expect(readText(own)).not.toContain('expectation');
  });

  test('nobody is told to ask staff who were asked: it is the customers’ expectations that lack', () => {
    const { report, questionnaires, responses } = givenStudy('chain', ['perception']);
    const sampleOf = (audience: Audience) => buildSample(questionnaires[audience], responses[audience]);
    const customer = sampleOf('customer');
    const speaker = { language: 'en', say: speak('en'), text: (text: Text) => text['en'] ?? '' } as const;
    const all = { customer, manager: sampleOf('manager'), contact: sampleOf('contact') };
    expect(describeFiveGaps(report, all, speaker).missing).toBe('sides');
    expect(describeFiveGaps(report, { customer }, speaker).missing).toBe('people');
    expect(tabulateFewManagers(report, all, speaker)).toBeNull();
  });
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import { fillForm, responseId, setUpAccount, startSite, type TestSite } from '../site.ts';

let site: TestSite;
beforeAll(async () => {
  site = await startSite();
});
afterAll(() => site.close());

test('smoke', async () => {
  const r = await site.post(`/s/${site.study.survey}`, fillForm(responseId(1)));
  expect(r.status).toBe(303);
  console.log(r.headers.get('location'));
  console.log(await setUpAccount(site), await site.countRows());
});

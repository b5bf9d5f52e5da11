import { expect, test } from 'vitest';
import { runReportThread } from '../../../src/web/analyse/reportElsewhere.ts';

test('A report that needs more memory than usual is made all the same', async () => {
  expect(await runReportThread(new URL('./hungryThread.mjs', import.meta.url), null)).toBe(true);
});

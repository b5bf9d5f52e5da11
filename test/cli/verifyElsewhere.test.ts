import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readVersion } from '../../src/cli/readVersion.ts';
import { verifyBundle } from '../../src/web/analyse/verify/verifyBundle.ts';
import type { VerifyElsewhere } from '../../src/web/analyse/verify/verifyElsewhere.ts';
import { temporaryPath, writeTemporary } from '../intake/writeTemporary.ts';
import { callFivegaps } from './callFivegaps.ts';
import { answerAll, servqualHeader } from './runFivegaps.ts';

test('A bundle checked in a thread of its own, so that nobody waits for a page meanwhile, is judged the same', async () => {
  const built = new URL('../../dist/web/analyse/verify/verifyElsewhere.js', import.meta.url).href;
  const { verifyElsewhere } = (await import(built)) as { readonly verifyElsewhere: () => VerifyElsewhere };
  const rows = [2, 3, 5, 6, 7].map(answerAll);
  const path = temporaryPath('bundle.zip');
  const table = writeTemporary([servqualHeader, ...rows, ''].join('\n'), 'answers.csv');
  expect((await callFivegaps(['analyze', table, '-o', path])).code).toBe(0);
  const folder = mkdtempSync(join(tmpdir(), 'fivegaps-test-'));
  const job = { path, folder, version: readVersion() };
  const verdict = await verifyElsewhere()(job);
  expect(verdict?.outcome).toBe('confirmed');
  expect(verdict).toEqual(await verifyBundle(job));
  expect(await verifyElsewhere()({ ...job, path: table })).toBeNull();
});

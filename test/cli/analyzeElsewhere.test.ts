import { expect, test } from 'vitest';
import { readVersion } from '../../src/cli/readVersion.ts';
import type { AnalyzeElsewhere } from '../../src/web/analyse/files/analyzeElsewhere.ts';
import { analyzeHere } from '../../src/web/analyse/files/analyzeHere.ts';
import { writeTemporary } from '../intake/writeTemporary.ts';
import { answerAll, servqualHeader } from './runFivegaps.ts';

test('Files that are analysed in a thread of their own, so that nobody waits for a page meanwhile, give the same report', async () => {
  const built = new URL('../../dist/web/analyse/files/analyzeElsewhere.js', import.meta.url).href;
  const { analyzeElsewhere } = (await import(built)) as { readonly analyzeElsewhere: () => AnalyzeElsewhere };
  const rows = [2, 3, 5, 6, 7].map(answerAll);
  const customer = writeTemporary([servqualHeader, ...rows, ''].join('\n'));
  const job = {
    instrument: null,
    mapping: null,
    minGroup: 1,
    seed: 7,
    version: readVersion(),
    language: 'zh',
  } as const;
  const found = await analyzeElsewhere()({ ...job, paths: { customer } });
  expect(found).toMatchObject({ report: { responses: { used: rows.length } } });
  expect(found).toEqual(await analyzeHere({ ...job, paths: { customer } }));
  expect(await analyzeElsewhere()({ ...job, paths: { customer: writeTemporary('') } })).toMatchObject({
    refused: [{ code: 'file-empty' }],
  });
});

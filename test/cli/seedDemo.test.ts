import { expect, test } from 'vitest';
import { seedDemo } from '../../src/cli/seedDemo.ts';
import { countResponses } from '../../src/storage/responses.ts';
import { startResponseWriter } from '../../src/storage/responseWriter.ts';
import { openSqlite } from '../../src/storage/sqlite.ts';
import { listStudies } from '../../src/storage/studies.ts';
import { makeFolder } from '../journeys/program.ts';

test('the demonstration has at least 200 responses, says that they are made, and is finished when it was broken off', async () => {
  const folder = makeFolder();
  const opened = await openSqlite(`${folder.path}/demo.db`, true);
  if ('fault' in opened) throw new Error(opened.fault);
  const { db } = opened;
  try {
    const breakOff = { write: () => Promise.reject(new Error('power cut')), correct: () => Promise.resolve(false) };
    await expect(seedDemo(db, breakOff, new Date(0))).rejects.toThrow('power cut');
    expect((await listStudies(db)).map(({ isMade }) => isMade)).toEqual([true]);
    expect((await countResponses(db)).get('demo')).toBeUndefined();

    await seedDemo(db, startResponseWriter(db), new Date(0));
    const count = (await countResponses(db)).get('demo');
    expect(count).toBeGreaterThanOrEqual(200);
    await seedDemo(db, startResponseWriter(db), new Date(1));
    expect((await countResponses(db)).get('demo')).toBe(count);
    expect(await listStudies(db)).toHaveLength(1);
  } finally {
    await opened.close();
    folder.remove();
  }
});

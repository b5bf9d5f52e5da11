import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startProgressBar } from '../../src/cli/progressBar.ts';
import type { DoImport } from '../../src/web/analyse/import/importRuns.ts';
import { writeTemporary } from '../intake/writeTemporary.ts';
import { responseId, startSite, type TestSite } from '../site.ts';
import { callFivegaps } from './callFivegaps.ts';
import { answerAll, servqualHeader } from './runFivegaps.ts';

let site: TestSite;
beforeAll(async () => {
  site = await startSite();
});
afterAll(() => site.close());

const makeFile = (count: number, person: string) =>
  [`id,${servqualHeader}`, ...Array.from({ length: count }, (_, row) => `${person}${row},${answerAll(6)}`), ''].join(
    '\n',
  );
const call = (...args: readonly string[]) => callFivegaps([...args, '--db', site.file]);

describe('fivegaps imports', () => {
  test('lists what was imported as CSV, and undoes an import by its number', async () => {
    const file = writeTemporary(makeFile(3, 'a'), '=spring.csv');
    expect((await call('responses', 'import', 'inn', file)).code).toBe(0);
    const listed = await call('imports', 'list', 'inn');
    // A name that a spreadsheet would run is guarded.
    expect(listed.stdout).toMatch(
      /^import,time,file,audience,read,stored,before,left,undone\r\n1,[\dT:-]+:00\.000Z,'=spring\.csv,customer,3,3,0,0,\r\n$/,
    );
    expect(listed.stderr).toBe('');
    expect(JSON.parse((await call('imports', 'list', 'inn', '--json')).stdout)).toEqual([
      expect.objectContaining({ import: 1, file: '=spring.csv', read: 3, stored: 3, before: 0, left: 0, undone: null }),
    ]);

    const again = await call('responses', 'import', 'inn', file, '--dry-run');
    expect(again.stderr).toMatch(/This very file was imported before, on .*, as import 1 \(=spring\.csv\)/);
    const undone = await call('imports', 'undo', 'inn', '1');
    expect([undone.code, undone.stdout]).toEqual([0, '']);
    expect(undone.stderr).toContain('Import 1 (=spring.csv) is undone: its responses are deleted.');
    expect(await site.countRows()).toBe(0);
    expect((await call('imports', 'undo', 'inn', '1')).stderr).toContain('had been undone before');
    expect(JSON.parse((await call('imports', 'undo', 'inn', '1', '--json')).stdout)).toMatchObject({
      import: 1,
      file: '=spring.csv',
      wasUndone: true,
      undone: expect.any(String),
    });
    expect((await call('imports', 'list', 'inn')).stdout).toMatch(/,3,3,0,0,\d{4}-.*Z\r\n$/);
  });

  test('a dry run says what no column gives, and what was not read as answers', async () => {
    const [expectations] = servqualHeader.split(',P1');
    const rows = ['a,6', 'b,6'].map((row) => row + ',6'.repeat(21));
    const file = writeTemporary([`id,${expectations}`, ...rows, '合计,12', ''].join('\n'));
    const { code, stderr } = await call('responses', 'import', 'inn', file, '--dry-run');
    expect(code).toBe(0);
    expect(stderr).toContain('Row 4: “合计” stands below the answers like a note or a total, so this row is left out.');
    expect(stderr).toContain('No column gives these, so nobody will have an answer to them: Perception (all of it).');
    expect(stderr).toContain('没有列给出这些内容，因此谁都没有这些回答：感知（全部）。');
  });

  test('words that two lists of answers read differently are one problem, and the mapping wants nothing but their points', async () => {
    const words = ['非常不满意', '不满意', '一般', '满意', '非常满意'];
    const rows = Array.from({ length: 40 }, (_, row) => `w${row},${answerAll(words[row % 5] ?? '')}`);
    const file = writeTemporary([`id,${servqualHeader}`, ...rows, ''].join('\n'));
    for (const how of [['--dry-run'], ['--skip-bad-rows'], []]) {
      const { code, stdout, stderr } = await call('responses', 'import', 'inn', file, ...how);
      expect(code).toBe(2);
      expect(stderr.match(/Nobody knows how many points/g)).toHaveLength(1);
      expect(stderr).toContain('give it with --mapping');
      expect(JSON.parse(stdout)).toMatchObject({ labels: Object.fromEntries(words.map((word) => [word, null])) });
    }
    const draft = JSON.parse((await call('responses', 'import', 'inn', file)).stdout);
    const labels = Object.fromEntries(words.map((word, place) => [word, [1, 2, 4, 6, 7][place]]));
    const mapping = writeTemporary(JSON.stringify({ ...draft, labels }), 'points.json');
    const { code, stderr } = await call('responses', 'import', 'inn', file, '--mapping', mapping, '--dry-run');
    expect(code).toBe(0);
    expect(stderr).toContain('Can be imported: 40;');
  });

  test('what speaks against the figures is told whether the file is looked at or stored', async () => {
    const rows = Array.from({ length: 40 }, (_, row) => `d${row},${answerAll((row % 5) + 1)}`);
    const file = writeTemporary([`id,${servqualHeader}`, ...rows, ''].join('\n'));
    for (const how of [['--dry-run'], []]) {
      const { code, stderr } = await call('responses', 'import', 'inn', file, ...how);
      expect(code).toBe(0);
      expect(stderr).toContain('Nearly all answers lie between 1 and 5, but the scale of this study is 1 to 7.');
    }
  });

  test('a dry run says how many people did not finish, whose answers it counts all the same', async () => {
    const names = ['StartDate', 'EndDate', 'Progress', 'Finished', 'RecordedDate', 'ResponseId', servqualHeader];
    const row = (id: string, finished: string) =>
      ['2026-03-01', '2026-03-01', finished === 'True' ? 100 : 60, finished, '2026-03-01', id, answerAll(6)].join();
    const file = writeTemporary([names.join(), row('R_1', 'True'), row('R_2', 'False'), ''].join('\n'));
    const { code, stderr } = await call('responses', 'import', 'inn', file, '--dry-run');
    expect(code).toBe(0);
    expect(stderr).toContain('1 response was not finished, and counts with the answers that it has.');
    expect(stderr).toContain('有 1 份回答没有答完，已有的答案照常计入。');
    expect(stderr).toContain('Rows checked: 2. Can be imported: 2;');
  });

  test('a dry run says of how many new answers the people have answered otherwise in the same wave', async () => {
    const file = (...rows: readonly (readonly [id: string, wave: string, point: number])[]) => {
      const lines = rows.map(([id, wave, point]) => `${id},${wave},${answerAll(point)}`);
      return writeTemporary([`id,wave,${servqualHeader}`, ...lines, ''].join('\n'), 'people.csv');
    };
    await call('responses', 'import', 'inn', file(['ada', '1', 6], ['ben', '1', 5]));
    // Ada said the same before, Ben something else, and Cyd nothing in either wave.
    const dry = await call(
      'responses',
      'import',
      'inn',
      file(['ada', '1', 6], ['ben', '1', 4], ['cyd', '1', 4]),
      '--dry-run',
      '--json',
    );
    expect(JSON.parse(dry.stdout).stored).toMatchObject({ fresh: 2, otherwise: 1, same: 1, changed: 0 });
    const { stderr } = await call('responses', 'import', 'inn', file(['ben', '1', 4]), '--dry-run');
    expect(stderr).toContain(
      'New responses by people who have answered otherwise in the same wave: 1. Both count, and are flagged.',
    );
    expect(stderr).toContain('新的回答里有 1 份，本人在同一波次已有不同的回答');
  });

  test('a dry run says how many rows would be stored, and ends as the import would', async () => {
    const file = (...points: readonly number[]) => {
      const rows = points.map((point, index) => `${responseId(index)},${answerAll(point)}`);
      return writeTemporary([`response,${servqualHeader}`, ...rows, ''].join('\n'), 'again.csv');
    };
    await call('responses', 'import', 'inn', file(6, 5));
    const before = await site.countRows();
    const dry = await call('responses', 'import', 'inn', file(6, 3, 4), '--dry-run', '--json');
    const found = JSON.parse(dry.stdout);
    expect(found.stored).toEqual({ fresh: 1, otherwise: 0, same: 1, changed: 1, changedRows: [3] });
    expect(found.problems).toEqual([expect.objectContaining({ code: 'stored-with-other-answers', row: 3 })]);
    const { stderr } = await call('responses', 'import', 'inn', file(6, 3, 4), '--dry-run');
    expect(stderr).toContain(
      'Rows checked: 3. Can be imported: 1; imported before: 1; imported before with other answers: 1;',
    );
    expect(stderr).toContain('检查了 3 行：1 行可以导入，1 行以前已经导入，1 行以前导入时回答不同');
    expect(await site.countRows()).toBe(before);
    const real = await call('responses', 'import', 'inn', file(6, 3, 4));
    expect([dry.code, real.code]).toEqual([3, 3]);
    expect(await site.countRows()).toBe(before + found.stored.fresh);
    expect((await call('responses', 'import', 'inn', file(6, 5), '--dry-run')).code).toBe(0);
  });

  test('a file that is not there ends an import like any other command, with or without a mapping', async () => {
    const nowhere = writeTemporary('', 'there.csv').replace('there', 'nowhere');
    const mapping = writeTemporary('{"columns": [{ "column": 1, "as": "respondent" }]}', 'mapping.json');
    for (const options of [[], ['--dry-run'], ['--mapping', mapping]]) {
      const { code, stdout, stderr } = await call('responses', 'import', 'inn', nowhere, ...options);
      expect([code, stdout]).toEqual([4, '']);
      expect(stderr).toContain('nowhere.csv');
    }
  });

  test('tells fifty problems, and of how many there are the number', async () => {
    const rows = Array.from({ length: 10 }, (_, row) => `w${row},${answerAll(row < 6 ? 9 : 6)}`);
    const { code, stderr } = await call(
      ...['responses', 'import', 'inn', writeTemporary([`id,${servqualHeader}`, ...rows].join('\n')), '--dry-run'],
    );
    expect(code).toBe(3);
    // Six people with 44 answers off the scale.
    expect(stderr).toContain(`${6 * 44 - 50} more problems are not listed.`);
  });

  test('says what there is not', async () => {
    const missing = await call('imports', 'undo', 'inn', '9');
    expect([missing.code, missing.stdout]).toEqual([4, '']);
    expect(missing.stderr).toContain('Study inn has no import 9. List them with: fivegaps imports list inn');
    expect((await call('imports', 'list', 'nobody')).code).toBe(4);
  });
});

test('An import that is stopped with Ctrl+C ends with 130 and has stored nothing', async () => {
  const file = writeTemporary(makeFile(40_000, 'b'), 'long.csv');
  const main = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
  const before = await site.countRows();
  const child = spawn(process.execPath, [main, 'responses', 'import', 'inn', file, '--db', site.file]);
  let said = '';
  child.stderr.on('data', (text) => {
    said += text;
  });
  // Not before the program listens; an earlier signal ends it in the usual way.
  const stopping = setInterval(() => child.kill('SIGINT'), 400);
  const [code, signal] = await once(child, 'close');
  clearInterval(stopping);
  expect([code, signal].some((each) => each === 130 || each === 'SIGINT')).toBe(true);
  if (code === 130) expect(said).toContain('Stopped. Nothing was stored.');
  expect(await site.countRows()).toBe(before);
});

test('A file is imported in a thread of its own, which tells how far it is and can be stopped; a short text in none', async () => {
  // A thread runs what is built: there it has to be found.
  const built = new URL('../../dist/web/analyse/import/importElsewhere.js', import.meta.url).href;
  const { importElsewhere } = (await import(built)) as {
    readonly importElsewhere: (database: string, fewestBytes?: number) => DoImport;
  };
  const job = {
    studyId: 'inn',
    audience: 'customer',
    mapping: null,
    suspects: new Set<string>(),
    isTurned: false,
    isUnseen: true,
  } as const;
  const path = writeTemporary(makeFile(300, 'c'), 'thread.csv');
  const before = await site.countRows();
  const shares: number[] = [];
  let threads = 0;
  const count = () => threads++;
  process.on('worker', count);
  const start = (signal: AbortSignal, fewestBytes?: number) =>
    importElsewhere(site.file, fewestBytes)(
      { ...job, path, fileName: 'thread.csv', store: 'good', now: new Date() },
      (share: number) => void shares.push(share),
      signal,
    );
  const stopped = new AbortController();
  const stopping = start(stopped.signal, 0);
  stopped.abort();
  expect(await stopping).toBe('cancelled');
  expect(await site.countRows()).toBe(before);
  const controller = new AbortController();
  expect(await start(controller.signal, 0)).toMatchObject({ check: { good: 300 }, stored: { created: 300 } });
  expect(shares.at(-1)).toBe(1);
  expect(threads).toBe(2);
  expect(await start(controller.signal)).toMatchObject({ check: { good: 300, stored: { same: 300 } } });
  expect(threads).toBe(2);
  process.off('worker', count);
  expect(await site.countRows()).toBe(before + 300);
  await expect(
    importElsewhere('/nowhere/at/all.db')(
      { ...job, path, fileName: '', store: 'none', now: new Date() },
      () => {},
      controller.signal,
    ),
  ).rejects.toThrow();
});

describe('The bar of the progress', () => {
  const draw = (isTTY: boolean) => {
    let now = 0;
    let written = '';
    const write = (text: string | Uint8Array) => {
      written += text;
      return true;
    };
    const bar = startProgressBar({ isTTY, write }, () => now);
    return {
      bar,
      tell(share: number, at: number) {
        now = at;
        bar.tell(share);
      },
      read: () => written.split('\r').slice(1),
    };
  };

  test('is drawn on a terminal, after a second and ten times a second, and is gone at the end', () => {
    const { bar, tell, read } = draw(true);
    tell(0.1, 999);
    expect(read()).toEqual([]);
    tell(0.5, 1000);
    tell(0.52, 1050);
    tell(1, 1100);
    bar.clear();
    expect(read()).toEqual([`[${'#'.repeat(15)}${'.'.repeat(15)}]  50%`, `[${'#'.repeat(30)}] 100%`, '\x1b[2K']);
  });

  test('is drawn nowhere else, and not on short work', () => {
    const elsewhere = draw(false);
    elsewhere.tell(0.5, 5000);
    elsewhere.bar.clear();
    const short = draw(true);
    short.tell(1, 500);
    short.bar.clear();
    expect([elsewhere.read(), short.read()]).toEqual([[], []]);
  });
});

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { writeTemporary } from '../intake/writeTemporary.ts';
import { runFivegaps } from './runFivegaps.ts';

const yaml = readFileSync(new URL('../../surveys/servqual-1991.yaml', import.meta.url), 'utf8');
const lint = (text: string) => runFivegaps(['instrument', 'lint', writeTemporary(text, 'mine.yaml')]);

test('fivegaps instrument lint says that a good file is good, in both languages', async () => {
  const { code, stdout, stderr } = await lint(yaml);
  expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
  expect(stderr).toContain('22 items, 5 dimensions');
  expect(stderr).toContain('22 个题目');
});

test('fivegaps instrument lint tells every mistake with its line and ends with 3', async () => {
  const { code, stderr } = await lint(yaml.replaceAll('dimension: empathy', 'dimension: empaty'));
  const line = yaml.split('\n').findIndex((each) => each.includes('dimension: empathy')) + 1;
  expect(code).toBe(3);
  expect(stderr).toContain(`Row ${line}`);
  expect(stderr.match(/There is no dimension “empaty”/g)).toHaveLength(5);
});

test('fivegaps instrument lint of a file that is not there ends with 4', async () => {
  expect(await runFivegaps(['instrument', 'lint', 'no-such.yaml'])).toMatchObject({ code: 4, stdout: '' });
});

test('fivegaps instrument schema prints the schema by which an editor checks the files in surveys/', async () => {
  const { code, stdout } = await runFivegaps(['instrument', 'schema']);
  expect(code).toBe(0);
  const kept = readFileSync(new URL('../../surveys/instrument.schema.json', import.meta.url), 'utf8');
  expect(JSON.parse(stdout)).toEqual(JSON.parse(kept));
});

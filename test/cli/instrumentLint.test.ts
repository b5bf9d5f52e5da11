import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { writeTemporary } from '../intake/writeTemporary.ts';
import { callFivegaps } from './callFivegaps.ts';
import { runFivegaps } from './runFivegaps.ts';

const read = (name: string) => readFileSync(new URL(`../../surveys/${name}.yaml`, import.meta.url), 'utf8');
const yaml = read('servqual-1991');
const lint = (text: string) => callFivegaps(['instrument', 'lint', writeTemporary(text, 'mine.yaml')]);
const lineOf = (text: string, wanted: string) => text.split('\n').findIndex((each) => each.includes(wanted)) + 1;

test('fivegaps instrument lint says that a good file is good, in both languages, and nothing else', async () => {
  const { code, stdout, stderr } = await lint(yaml);
  expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
  expect(stderr).toContain('22 items, 5 dimensions');
  expect(stderr).toContain('22 个题目');
  expect(stderr.trim().split('\n')).toHaveLength(2);
});

test('fivegaps instrument lint tells every mistake with its line and path and ends with 3', async () => {
  const { code, stderr } = await lint(yaml.replaceAll('dimension: empathy', 'dimension: empaty'));
  expect(code).toBe(3);
  expect(stderr).toContain(`Line ${lineOf(yaml, 'dimension: empathy')} (items.17.dimension): `);
  expect(stderr).toContain(`第 ${lineOf(yaml, 'dimension: empathy')} 行（items.17.dimension）：`);
  expect(stderr.match(/There is no dimension “empaty”/g)).toHaveLength(5);
});

test('fivegaps instrument lint of a file that is not there ends with 4', async () => {
  expect(await runFivegaps(['instrument', 'lint', 'no-such.yaml'])).toMatchObject({ code: 4, stdout: '' });
});

test('fivegaps instrument lint tells what may be forgotten in a good file, each with its line, and still ends with 0', async () => {
  const text = read('hotel')
    .replace('text: { zh: 菜单一看就明白。, en: The menu is easy to understand. }', 'text: { zh: 菜单一看就明白。 }')
    .replace(
      'id: r7\n    dimension: reliability\n    area: food',
      'id: r7\n    dimension: reliability\n    area: facilities',
    )
    .replace('items:\n', '  - id: garage\n    title: { zh: 车库, en: Garage }\n\nitems:\n')
    .replace('touchpoints:\n', '  - id: spa\n    title: { zh: 水疗, en: Spa }\ntouchpoints:\n');
  const { code, stdout, stderr } = await lint(text);
  expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
  const [zh, en] = [0, 1].map((rest) =>
    stderr
      .trim()
      .split('\n')
      .filter((_, index) => index % 2 === rest),
  );
  const line = (wanted: string) => lineOf(text, wanted);
  expect(en?.slice(1)).toEqual([
    `Line ${line('id: food')} (areas.1): The coverage matrix has empty cells: in “Food and drink” no item asks about Reliability.`,
    `Line ${line('id: spa')} (areas.4): No item belongs to the area “Spa”.`,
    `Line ${line('id: garage')} (touchpoints.7): No item belongs to the touchpoint “Garage”.`,
    `Line ${line('菜单一看就明白')} (items.3.text): This text has no English. Who reads English will see another language.`,
  ]);
  expect(zh?.slice(1)).toEqual([
    `第 ${line('id: food')} 行（areas.1）：覆盖表有空格：在“餐饮”，没有题目问到可靠性。`,
    `第 ${line('id: spa')} 行（areas.4）：没有题目属于服务区域“水疗”。`,
    `第 ${line('id: garage')} 行（touchpoints.7）：没有题目属于接触点“车库”。`,
    `第 ${line('菜单一看就明白')} 行（items.3.text）：这段文字没有英文。用英文的读者会看到另一种语言。`,
  ]);
});

test('What an instrument takes over from its base has no line in its file, and is told of by its path', async () => {
  const own = 'id: mine\nversion: "1"\nbase: servqual-1991\nareas: [{ id: hall, title: { zh: 大厅, en: Hall } }]\n';
  expect((await lint(own)).stderr).toContain('Line 4 (areas.0): No item belongs to the area “Hall”.');
});

test('fivegaps instrument lint checks a staff form, which it knows by its antecedents', async () => {
  const form = read('staff/gap-model-1990');
  expect(await lint(form)).toMatchObject({ code: 0, stderr: expect.stringContaining('A staff form with') });
  const spoilt = await lint(form.replace('gap: 1', 'gap: 7').replace('ratings:', 'rating:'));
  expect(spoilt.code).toBe(3);
  expect(spoilt.stderr).toContain(`Line ${lineOf(form, 'gap: 1')} (antecedents.0.gap): `);
  expect((await lint(form.replace(', en: Formal }', ' }'))).stderr).toContain('This text has no English.');
});

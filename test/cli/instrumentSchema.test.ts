import { readdirSync, readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { callFivegaps } from './callFivegaps.ts';

const surveys = new URL('../../surveys/', import.meta.url);
const schema = readFileSync(new URL('instrument.schema.json', surveys), 'utf8');
const files = readdirSync(surveys).filter((name) => name.endsWith('.yaml'));
const read = (name: string) => readFileSync(new URL(name, surveys), 'utf8');

const fits = new Ajv2020().compile(JSON.parse(schema));
/** Says what an editor would: whether a text fits the schema. */
const isAccepted = (text: string): boolean => fits(parse(text));

test('surveys/instrument.schema.json is what fivegaps instrument schema prints', async () => {
  expect(await callFivegaps(['instrument', 'schema'])).toEqual({ code: 0, stdout: schema, stderr: '' });
});

describe('By the JSON Schema an editor', () => {
  test.each(files)('accepts surveys/%s, and finds the schema by the first line of the file', (name) => {
    expect(isAccepted(read(name))).toBe(true);
    expect(read(name)).toMatch(/^# yaml-language-server: \$schema=instrument\.schema\.json\n/);
  });

  test.each([
    ['a key that is none', 'version:', 'versoin:'],
    ['a side that is none', 'side: expectation', 'side: expectations'],
    ['an id with capitals', 'dimension: empathy', 'dimension: Empathy'],
    ['a phase that is none', 'dimension: empathy', 'dimension: empathy\n    phase: later'],
    ['a text that is no text by language', 'text: { zh: 设备先进。, en:', 'text: { zh: 1, en:'],
    ['a scale whose end is not said', '  lowest: ', '  lowset: '],
    ['a base that is no id', 'version: "1"', 'version: "1"\nbase: [1]'],
  ])('refuses %s', (_, right, wrong) => {
    const yaml = read('servqual-1991.yaml');
    expect(yaml).toContain(right);
    expect(isAccepted(yaml.replace(right, wrong))).toBe(false);
  });

  test('tells the author what each part is for', () => {
    const { anyOf, $defs } = JSON.parse(schema);
    for (const part of ['structure', 'sides', 'dimensions', 'areas', 'touchpoints', 'items', 'points', 'base'])
      expect(anyOf[1].properties[part].description, part).toMatch(/\w+ \w+.*[.?]$/);
    expect(Object.keys($defs).sort()).toEqual([
      'comment',
      'dimension',
      'id',
      'item',
      'outcome',
      'side',
      'text',
      'words',
    ]);
  });
});

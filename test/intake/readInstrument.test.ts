import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseInstrumentText, readInstrument } from '../../src/intake/readInstrument.ts';
import { describeProblem } from '../../src/words/sentences.ts';
import { servqual } from '../core/given.ts';
import { writeTemporary } from './writeTemporary.ts';

const yaml = readFileSync(new URL('../../surveys/servqual-1991.yaml', import.meta.url), 'utf8');

describe('An instrument', () => {
  test('is found by its id among those that come with the program, or by the path of a YAML file', async () => {
    expect(await readInstrument('servqual-1991')).toEqual(servqual);
    expect(await readInstrument(writeTemporary(`\ufeff${yaml}`, 'mine.yaml'))).toEqual(servqual);
  });

  test.each(['no-such', '../surveys/servqual-1991', 'no-such.yaml', '', '%2e%2e', 'a\0b'])(
    '%j is not found',
    async (id) => {
      expect(await readInstrument(id)).toEqual({
        problems: [{ code: 'instrument-missing', values: { instrument: id } }],
      });
    },
  );

  test('problems name the line and the path', () => {
    const lines = yaml.split('\n');
    const line = lines.findIndex((each) => each.includes('dimension: reliability'));
    const changed = lines.with(line, '    dimension: reliabilty').join('\n');
    expect(parseInstrumentText(changed)).toEqual({
      problems: [
        { code: 'dimension-unknown', path: 'items.4.dimension', values: { dimension: 'reliabilty' }, row: line + 1 },
      ],
    });
    expect(parseInstrumentText(yaml.replace('version:', 'versoin:'))).toMatchObject({
      problems: [
        { code: 'value-missing', path: 'version' },
        { code: 'key-unknown', path: 'versoin', row: 5 },
      ],
    });
  });

  test('what is no YAML is refused with its line', () => {
    expect(parseInstrumentText('id: a\nitems: [\n')).toMatchObject({
      problems: [{ code: 'yaml-broken', row: 3 }],
    });
    expect(parseInstrumentText('id: a\nid: b\n')).toMatchObject({ problems: [{ code: 'yaml-broken', row: 2 }] });
    for (const text of ['', 'some words', '- a\n'])
      expect(parseInstrumentText(text)).toMatchObject({ problems: [{ code: 'instrument-shapeless' }] });
  });

  test('what is of the wrong kind is explained in the reader’s language, in no words of the library that checks it', () => {
    const found = parseInstrumentText(yaml.replace(/min: 1\b/, 'min: 1.5'));
    const [problem] = 'problems' in found ? found.problems : [];
    if (!problem) throw new Error('nothing was found wrong');
    expect(describeProblem(problem, 'en')).toBe('Line 17 (scale.min): A whole number belongs here.');
    expect(describeProblem(problem, 'zh')).toMatch(/scale\.min.*整数/);
    expect(describeProblem(problem, 'zh')).not.toMatch(/Invalid|expected/);
  });

  test('tags that would run code are refused, and aliases that would fill the memory', () => {
    expect(parseInstrumentText('id: !!js/function "() => 1"')).toMatchObject({ problems: [{ row: 1 }] });
    const levels = Array.from(
      { length: 9 },
      (_, level) => `a${level + 1}: &a${level + 1} [${`*a${level},`.repeat(9)}]`,
    );
    expect(parseInstrumentText(['a0: &a0 [x]', ...levels].join('\n'))).toMatchObject({
      problems: [{ code: 'yaml-broken' }],
    });
  });

  test('a file of more than a megabyte is none', async () => {
    const path = writeTemporary(`${yaml}\n#${'x'.repeat(2 ** 20)}`, 'large.yaml');
    expect(await readInstrument(path)).toMatchObject({ problems: [{ code: 'file-too-long' }] });
  });
});

describe('An instrument that is based on another', () => {
  const written = (...lines: readonly string[]) =>
    parseInstrumentText(['id: mine', 'version: "2"', 'base: servqual-1991', ...lines].join('\n'));

  test('takes over whatever it does not say itself', () => {
    expect(written()).toEqual({ ...servqual, id: 'mine', version: '2' });
    expect(written('points: false', 'title: { en: Mine }')).toEqual({
      ...servqual,
      id: 'mine',
      version: '2',
      points: false,
      title: { en: 'Mine' },
    });
  });

  test('has of what it says itself nothing from the other: its items are all its items', () => {
    const read = written('items: [{ id: t1, dimension: tangibles, text: { en: Clean. } }]');
    expect(read).toMatchObject({
      problems: servqual.dimensions
        .filter(({ id }) => id !== 'tangibles')
        .map(({ id: dimension }) => ({ code: 'dimension-empty', values: { dimension } })),
    });
  });

  test('is told of a word that it no longer has for a text taken over, at the place of the text', () => {
    const read = written('words: { customer: { en: guest }, customers: { en: guests } }');
    const paths = 'problems' in read ? read.problems.map(({ code, path, row }) => ({ code, path, row })) : [];
    expect(paths).toContainEqual({ code: 'word-unknown', path: 'sides.1.stem.en', row: undefined });
  });

  test.each([
    'no-such',
    'servperf',
    'mine',
    '../surveys/servqual-1991',
    'staff/gap-model-1990',
    '7',
    '[servqual-1991]',
    '',
  ])(
    'is refused, with the line, where the other is %j: not one that comes with the program and stands on its own',
    (base) => {
      const read = parseInstrumentText(`id: mine\nversion: "2"\nbase: ${base}\n`);
      expect(read).toMatchObject({ problems: [{ code: 'base-unknown', path: 'base', row: 3 }] });
    },
  );
});

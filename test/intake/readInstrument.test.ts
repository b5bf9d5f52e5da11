import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { listInstruments } from '../../src/intake/listInstruments.ts';
import { parseInstrumentText, readInstrument } from '../../src/intake/readInstrument.ts';
import { readStaffForm } from '../../src/intake/readStaffForm.ts';
import { servqual } from '../core/given.ts';
import { staffForm } from '../core/givenStaff.ts';
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
      problems: [{ path: 'version' }, { path: '.' }],
    });
  });

  test('what is no YAML is refused with its line', () => {
    expect(parseInstrumentText('id: a\nitems: [\n')).toMatchObject({
      problems: [{ code: 'instrument-invalid', row: 3 }],
    });
    expect(parseInstrumentText('id: a\nid: b\n')).toMatchObject({ problems: [{ code: 'instrument-invalid', row: 2 }] });
    expect(parseInstrumentText('')).toMatchObject({ problems: [{ code: 'instrument-invalid' }] });
  });

  test('tags that would run code are refused, and aliases that would fill the memory', () => {
    expect(parseInstrumentText('id: !!js/function "() => 1"')).toMatchObject({ problems: [{ row: 1 }] });
    const levels = Array.from(
      { length: 9 },
      (_, level) => `a${level + 1}: &a${level + 1} [${`*a${level},`.repeat(9)}]`,
    );
    expect(parseInstrumentText(['a0: &a0 [x]', ...levels].join('\n'))).toMatchObject({
      problems: [{ code: 'instrument-invalid' }],
    });
  });

  test('a file of more than a megabyte is none', async () => {
    const path = writeTemporary(`${yaml}\n#${'x'.repeat(2 ** 20)}`, 'large.yaml');
    expect(await readInstrument(path)).toMatchObject({ problems: [{ code: 'instrument-invalid' }] });
  });
});

test('The instruments that come with the program are SERVQUAL of 1988 and of 1991; the staff form is none of them', async () => {
  expect((await listInstruments()).map(({ id }) => id)).toEqual(['servqual-1988', 'servqual-1991']);
});

test('The staff form comes with the program as well', async () => {
  expect(await readStaffForm()).toEqual(staffForm);
});

import { createHash } from 'node:crypto';
import { unzipSync } from 'fflate';
import { describe, expect, test, vi } from 'vitest';
import { writeBundle } from '../../../src/export/bundle/writeBundle.ts';
import { givenForm, givenResponse } from '../../core/given.ts';
import { givenStaffQuestionnaire } from '../../core/givenStaff.ts';
import { givenBundle } from './givenBundle.ts';

const customer = givenForm({ items: ['a', 'a', 'b'] });
const few = {
  questionnaires: {
    customer,
    manager: givenStaffQuestionnaire('manager', 'chain'),
    contact: givenStaffQuestionnaire('contact', 'chain'),
  },
  responses: {
    customer: ['545454', '646355', '335566', '525252', '616263', '646362'].map((items, index) =>
      givenResponse(items, { id: `r${index}` }),
    ),
    manager: [],
    contact: [],
  },
};

async function write(minGroup: number): Promise<Uint8Array> {
  const bundled = givenBundle(few, minGroup);
  const chunks: Uint8Array[] = [];
  for await (const chunk of writeBundle(bundled)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

describe('A bundle', async () => {
  const parts = unzipSync(await write(1));
  const text = (name: string) => Buffer.from(parts[name] ?? []).toString('utf8');

  test('has the answers, what was asked, the codebook, the scripts, the report and how to use them', () => {
    expect(Object.keys(parts)).toEqual([
      'README.md',
      'bundle.json',
      'codebook/contact.csv',
      'codebook/customer.csv',
      'codebook/manager.csv',
      'contact.csv',
      'definition/contact.json',
      'definition/customer.json',
      'definition/manager.json',
      'managers.csv',
      'report.R',
      'report.json',
      'report.py',
      'responses.csv',
      ...['contact', 'customer', 'manager'].flatMap((who) => [
        `spss/${who}.en.sps`,
        `spss/${who}.txt`,
        `spss/${who}.zh.sps`,
      ]),
      'SHA256SUMS',
    ]);
    expect(JSON.parse(text('report.json')).schema).toBe('fivegaps-report/1');
    expect(text('README.md')).toMatch(/可复核的报告包[\s\S]*A report that can be checked/);
  });

  test('has a Python script that says itself what was asked, so that it runs beside the answers alone', () => {
    const [, said = ''] = /^FORMS = json\.loads\((.*)\)$/m.exec(text('report.py')) ?? [];
    expect(JSON.parse(JSON.parse(said)).customer).toEqual({
      scale: [customer.scale.min, customer.scale.max],
      items: customer.items.map(({ id, dimension, reverse }) => ({ id, dimension, reverse })),
      dimensions: customer.dimensions.map(({ id }) => id),
      sides: ['expectation', 'perception'],
      ratings: [],
      points: customer.points,
      isRanked: customer.isRanked,
      repurchase: null,
    });
  });

  test('lists the checksum of every file but the list', () => {
    const sums = text('SHA256SUMS').trimEnd().split('\n');
    expect(sums).toHaveLength(Object.keys(parts).length - 1);
    for (const line of sums) {
      const [sum, name = ''] = line.split('  ');
      expect(createHash('sha256').update(text(name)).digest('hex'), name).toBe(sum);
    }
  });

  test('is the same to the byte for the same answers, whenever it is written', async () => {
    const years = ['2026-01-01T00:00:00Z', '2031-07-01T12:00:00Z'].map((year) => new Date(year));
    const written: Uint8Array[] = [];
    for (const year of years) {
      vi.useFakeTimers({ toFake: ['Date'], now: year });
      written.push(await write(1));
      vi.useRealTimers();
    }
    expect(written[0]).toEqual(written[1]);
  });

  test('has no scripts where so few answered that the report shows nothing', async () => {
    const names = Object.keys(unzipSync(await write(10)));
    expect(names).toContain('responses.csv');
    expect(names).not.toContain('report.R');
    expect(names).not.toContain('report.py');
  });
});

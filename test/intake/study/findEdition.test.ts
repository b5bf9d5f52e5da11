import { expect, test } from 'vitest';
import { listAnswerFields } from '../../../src/core/answers/fields.ts';
import { buildQuestionnaire } from '../../../src/core/instrument/questionnaire.ts';
import { readInstrument } from '../../../src/intake/readInstrument.ts';
import { findEdition } from '../../../src/intake/study/findEdition.ts';
import { servqual } from '../../core/given.ts';

const fieldsOf = async (id: string) => {
  const instrument = await readInstrument(id);
  if ('problems' in instrument) throw new Error(JSON.stringify(instrument.problems));
  return listAnswerFields(buildQuestionnaire(instrument, 'customer'));
};

test.each(['tolerance-zones', 'restaurant'])(
  'A file with the field names of %s is read as that instrument, whatever stands beside them',
  async (id) => {
    const header = ['response', 'study', 'wave', ...(await fieldsOf(id)), 'segment.branch', 'Notes'];
    expect((await findEdition(header, servqual))?.id).toBe(id);
  },
);

test('What the usual instrument asks is read as that, and so is a header in which no instrument has all names, or several have', async () => {
  const [usual, zones, diners] = await Promise.all(['servqual-1991', 'tolerance-zones', 'restaurant'].map(fieldsOf));
  for (const header of [
    [...(usual ?? [])],
    ['E1', 'P1', 't1.minimums', 'Gesamt.expectation'],
    [...(zones ?? []), 'x9.minimum'],
    [...(zones ?? []), ...(diners ?? [])],
  ])
    expect(await findEdition(header, servqual)).toBeNull();
  const servperf = await readInstrument('servperf');
  if ('problems' in servperf) throw new Error('servperf');
  // Nearly all instruments ask for expectations.
  expect(await findEdition(['t1.expectation', 't1.perception'], servperf)).toBeNull();
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { newClassCode } from '../../../src/cli/ids.ts';
import { codeLetters, readClassCode } from '../../../src/core/classroom/classCode.ts';
import { batteries, planClass, suitsClass } from '../../../src/core/classroom/planClass.ts';
import { chooseRole, type RoleCounts } from '../../../src/core/classroom/roles.ts';
import { findNeighbours, readStage, shows, stages } from '../../../src/core/classroom/stages.ts';
import { describeDefinition, parseDefinition } from '../../../src/core/study/definition.ts';
import { prepareQuestionnaires } from '../../../src/core/study/prepareQuestionnaires.ts';
import { listInstruments } from '../../../src/intake/listInstruments.ts';
import { servqual } from '../given.ts';
import { staffForm } from '../givenStaff.ts';

describe('The code of a class', () => {
  test('has five letters, none of which is taken for another letter or a digit', () => {
    for (let drawn = 0; drawn < 200; drawn++) expect(newClassCode()).toMatch(/^[A-HJKMNP-Z]{5}$/);
    expect(new Set(codeLetters).size).toBe(23);
  });

  test('is understood however it is typed: small, apart, with hyphens, or full-width', () => {
    for (const typed of ['KQMXZ', 'kqmxz', ' kq mxz ', 'KQ-MXZ', 'ＫＱＭＸＺ', 'K Q M X Z.'])
      expect(readClassCode(typed), typed).toBe('KQMXZ');
  });

  test.each(['', 'KQMX', 'KQMXZZ', 'KQMX1', 'KQMXI', 'KQMXO', '课堂口令啊', '../..', 'KQMX\u0130'])(
    'is not %j',
    (typed) => {
      expect(readClassCode(typed)).toBeNull();
    },
  );
});

test('Roles go by turns, so that the halves never differ by more than one, whoever leaves', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('join', 'join', 'join', 'manager', 'customer'), { maxLength: 60 }),
      (steps) => {
        let joined: RoleCounts = { manager: 0, customer: 0 };
        for (const step of steps)
          if (step === 'join') {
            const before = Math.abs(joined.manager - joined.customer);
            const role = chooseRole(joined);
            joined = { ...joined, [role]: joined[role] + 1 };
            expect(Math.abs(joined.manager - joined.customer)).toBeLessThanOrEqual(Math.max(1, before - 1));
          } else joined = { ...joined, [step]: Math.max(0, joined[step] - 1) };
      },
    ),
  );
});

describe('The results of a class are revealed', () => {
  test('in one order: the guess, then what customers expect, then what they perceive, then the gaps', () => {
    expect(stages).toEqual(['joining', 'belief', 'expectation', 'perception', 'gaps']);
    expect(stages.filter((stage) => shows(stage, 'expectation'))).toEqual(['expectation', 'perception', 'gaps']);
    expect(stages.filter((stage) => shows(stage, 'gaps'))).toEqual(['gaps']);
  });

  test('one by one with a clicker, which stays at either end', () => {
    expect(stages.map((stage) => findNeighbours(stage).next)).toEqual([...stages.slice(1), 'gaps']);
    expect(stages.map((stage) => findNeighbours(stage).previous)).toEqual(['joining', ...stages.slice(0, -1)]);
  });

  test('by their names alone', () => {
    expect(stages.map(readStage)).toEqual(stages);
    expect(['', 'all', 'constructor', '__proto__'].map(readStage)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });
});

describe('The plan of a class', () => {
  test.each([
    ['brief', 5],
    ['medium', 10],
    ['whole', 22],
  ] as const)(
    'of the %s battery asks %i statements of SERVQUAL, customers twice and managers once',
    (battery, items) => {
      const plan = planClass(servqual, staffForm, { battery, languages: ['zh', 'en'] });
      const [customer, manager, ...others] = prepareQuestionnaires(plan, staffForm);
      expect(others).toEqual([]);
      expect(customer?.items).toHaveLength(items);
      expect(manager?.items).toEqual(customer?.items);
      expect(customer?.sides.map(({ side }) => side)).toEqual(['expectation', 'perception']);
      expect(manager?.sides.map(({ side }) => side)).toEqual(['belief']);
      for (const form of [customer, manager])
        expect([form?.points, form?.outcomes, form?.comments, form?.antecedents, form?.ratings, form?.profile]).toEqual(
          [...[false, [], [], [], [], []]],
        );
      expect(plan.settings).toMatchObject({ isNamed: false, minGroup: 5 });
    },
  );

  test('has the same number of statements for each dimension of any instrument that it can be held with', async () => {
    const instruments = (await listInstruments()).filter(suitsClass);
    expect(instruments.length).toBeGreaterThan(5);
    for (const instrument of instruments)
      for (const battery of ['brief', 'medium'] as const) {
        const { items, dimensions } = planClass(instrument, staffForm, { battery, languages: ['en'] }).instrument;
        for (const { id } of dimensions) {
          const all = instrument.items.filter(({ dimension }) => dimension === id);
          const chosen = items.filter(({ dimension }) => dimension === id);
          expect(chosen, `${instrument.id} ${id}`).toEqual(all.slice(0, batteries[battery]));
        }
      }
  });

  test('cannot be made of an instrument that does not ask what customers expect', async () => {
    const refused = (await listInstruments()).filter((instrument) => !suitsClass(instrument));
    expect(refused.map(({ id }) => id)).toEqual(['servperf', 'tolerance-zones']);
  });

  test('is a study like any other, and can be handed on as its definition', () => {
    const plan = {
      title: { en: 'Canteen' },
      ...planClass(servqual, staffForm, { battery: 'medium', languages: ['zh'] }),
    };
    expect(parseDefinition(JSON.parse(JSON.stringify(describeDefinition(plan))))).toEqual(plan);
  });
});

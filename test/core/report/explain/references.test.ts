import { describe, expect, test } from 'vitest';
import { listNumbers } from '../../../../src/core/report/listNumbers.ts';
import { listReferences, referenceOf, references } from '../../../../src/core/report/references.ts';
import { givenStudy } from './givenStudy.ts';

describe('Every figure says how it came about', () => {
  const pointers = [givenStudy('chain'), givenStudy('direct')].flatMap(({ report }) =>
    listNumbers(report).map(([pointer]) => pointer),
  );
  const found = pointers.map((pointer) => ({ pointer, reference: referenceOf(pointer)?.reference }));

  test('each number of a report that asks everything has a reference', () => {
    expect(pointers.length).toBeGreaterThan(3000);
    expect(found.filter(({ reference }) => !reference).map(({ pointer }) => pointer)).toEqual([]);
  });

  test('and each reference has such a number', () => {
    const used = new Set(found.map(({ reference }) => reference?.pattern));
    expect(references.filter(({ pattern }) => !used.has(pattern)).map(({ pattern }) => pattern)).toEqual([]);
  });

  test('one pattern, one reference: no two have the same place or the same name', () => {
    expect(new Set(references.map(({ pattern }) => pattern)).size).toBe(references.length);
    expect(Object.keys(listReferences()).length).toBe(references.length);
    const firsts = new Map(found.map(({ pointer, reference }) => [reference?.pattern, pointer]));
    for (const pointer of firsts.values()) {
      const steps = pointer.split('/');
      const matching = references.filter(({ pattern }) => {
        const wanted = pattern.split('/');
        return wanted.length === steps.length && wanted.every((step, index) => step === '*' || step === steps[index]);
      });
      expect(matching.map(({ pattern }) => pattern)).toHaveLength(1);
    }
  });
});

describe('The reference of a place', () => {
  test('names the people, the formula and the convention, and what the stars stand for', () => {
    expect(referenceOf('/dimensions/2/alpha/gap/value')).toEqual({
      reference: {
        pattern: '/dimensions/*/alpha/gap/value',
        id: 'dimensionItems.alpha.gap.value',
        population: 'dimensionItems',
        field: 'alpha/gap/value',
        formula: 'alpha',
        people: 'complete-dimension',
        convention: 'covariances',
      },
      steps: ['2'],
    });
  });

  test('is there for an interval as a whole, too, and for ids with a slash in them', () => {
    expect(referenceOf('/items/0/ci')?.reference.id).toBe('item.ci');
    expect(referenceOf('/regression/a~1b~0/gaps/r2')?.steps).toEqual(['a/b~']);
  });

  test.each([
    '',
    '/',
    '/items',
    '/items/0',
    '/items/0/nothing',
    'items/0/gap',
    '/items/0/gap/1',
    '/schema',
    '/notes/0/at',
  ])('and there is none at “%s”', (pointer) => {
    expect(referenceOf(pointer)).toBeNull();
  });
});

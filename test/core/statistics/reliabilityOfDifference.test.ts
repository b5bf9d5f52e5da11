import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { reliabilityOfDifference } from '../../../src/core/statistics/reliabilityOfDifference.ts';

const published = new URL('../../oracle/synthetic-22x2/ref_dimensions.csv', import.meta.url);
const [header = '', ...lines] = readFileSync(published, 'utf8').trim().split('\n');
const names = header.replaceAll('"', '').split(',');
const rows = lines.map((line) => line.replaceAll('"', '').split(','));
const readValue = (row: readonly string[], name: string) => Number(row[names.indexOf(name)]);

const alphas = { alphaE: 0.803, alphaP: 0.673 };

describe('The reliability of the difference between perception and expectation', () => {
  test.each(rows.map((row) => [row[0], row] as const))('equals R on the made study: %s', (_, row) => {
    const { varE, varP, rEP, alphaE, alphaP } = {
      varE: readValue(row, 'varE'),
      varP: readValue(row, 'varP'),
      rEP: readValue(row, 'rEP'),
      alphaE: readValue(row, 'alphaE'),
      alphaP: readValue(row, 'alphaP'),
    };
    expect(reliabilityOfDifference({ varE, varP, rEP, alphaE, alphaP })).toBeCloseTo(readValue(row, 'relDiff'), 9);
  });

  test('with equal variances is ((alphaP + alphaE) / 2 - r) / (1 - r), whatever the variance', () => {
    const share = fc.double({ min: 0, max: 0.99, noNaN: true });
    fc.assert(
      fc.property(
        fc.double({ min: 0.1, max: 10, noNaN: true }),
        share,
        share,
        share,
        (variance, rEP, alphaE, alphaP) => {
          const found = reliabilityOfDifference({ varE: variance, varP: variance, rEP, alphaE, alphaP });
          expect(found).toBeCloseTo(((alphaP + alphaE) / 2 - rEP) / (1 - rEP), 8);
        },
      ),
    );
  });

  test('falls below 0 where the two correlate more than they are reliable', () => {
    expect(reliabilityOfDifference({ varE: 1, varP: 1, rEP: 0.9, ...alphas })).toBeLessThan(0);
  });

  test('does not exist where the difference has no variance or a part is missing', () => {
    expect(reliabilityOfDifference({ varE: 1.7, varP: 1.7, rEP: 1, ...alphas })).toBeNull();
    expect(reliabilityOfDifference({ varE: 0, varP: 0, rEP: 0, ...alphas })).toBeNull();
    const whole = { varE: 1, varP: 1, rEP: 0.5, ...alphas };
    expect(reliabilityOfDifference(whole)).not.toBeNull();
    for (const part of ['varE', 'varP', 'rEP', 'alphaE', 'alphaP'] as const)
      expect(reliabilityOfDifference({ ...whole, [part]: null }), part).toBeNull();
  });
});

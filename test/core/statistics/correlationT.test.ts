import { describe, expect, test } from 'vitest';
import { correlationT } from '../../../src/core/statistics/correlationT.ts';

describe('The t test of a correlation', () => {
  test("gives what R's help page of cor.test prints of nine cans of tuna: t = 1.8411 and p = 0.1082 for r = 0.5711816", () => {
    // Hollander and Wolfe (1973), p. 187; r has more of R's digits here.
    const { t, p } = correlationT(0.5711815576, 9) ?? { t: NaN, p: NaN };
    expect([t.toFixed(4), p.toFixed(4)]).toEqual(['1.8411', '0.1082']);
  });

  test('keeps the digits of a small p', () => {
    // R: t <- -.5 * sqrt(98 / .75); c(t, 2 * pt(-abs(t), 98))
    const { t, p } = correlationT(-0.5, 100) ?? { t: NaN, p: NaN };
    expect(t).toBeCloseTo(-5.71547606649408, 12);
    expect(Math.abs(p / 1.18049202703763e-7 - 1)).toBeLessThan(1e-6);
  });

  test('leaves no doubt where all lie on one line, and says nothing of two points, which always do', () => {
    expect(correlationT(-1, 3)).toEqual({ t: Number.NEGATIVE_INFINITY, p: 0 });
    expect(correlationT(-1, 2)).toBeNull();
  });
});

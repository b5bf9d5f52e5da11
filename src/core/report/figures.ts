import type { Contrast } from '../gaps/contrast.ts';
import type { Side } from '../instrument/side.ts';
import type { Moments } from '../statistics/moments.ts';
import { type OneSampleT, oneSampleT } from '../statistics/oneSampleT.ts';
import type { Figures, Note, Verdict } from './report.ts';

/**
 * The figures of one row of the report. `asked` are those of the sides expectation and perception that the questionnaire
 * has, in this order; with only one of them there is a mean but no gap.
 */
export function buildFigures(asked: readonly Side[], contrast: (contrast: Contrast) => Moments): Figures {
  const meanOf = (side: Side): number | null =>
    asked.includes(side)
      ? contrast({ sides: asked, weights: asked.map((each) => (each === side ? 1 : 0)) }).mean
      : null;
  const means = { expectation: meanOf('expectation'), perception: meanOf('perception') };
  if (asked.length < 2) {
    const n = asked.length === 0 ? 0 : contrast({ sides: asked, weights: [1] }).n;
    return { n, ...means, gap: null, sd: null, ci: null, t: null, df: null, p: null, dz: null, verdict: null };
  }
  const difference = contrast({ sides: asked, weights: [-1, 1] });
  const test = oneSampleT(difference);
  return { n: difference.n, ...means, gap: difference.mean, ...test, verdict: judge(test) };
}

/** Where all differences are equal there is no test, and an interval without width proves nothing. */
function judge({ ci, t }: OneSampleT): Verdict | null {
  if (ci === null) return null;
  if (t === null) return 'uniform';
  if (ci[1] < 0) return 'shortfall';
  return ci[0] > 0 ? 'surplus' : 'not-proven';
}

/** Why figures of a row are missing, if they are. */
export function explainMissing(at: string, { n, gap, t, sd }: Figures): readonly Note[] {
  if (n === 0) return [{ at, code: 'no-answers' }];
  if (gap === null || t !== null) return [];
  return [{ at: `${at}/t`, code: sd === null ? 'too-few' : 'no-variance' }];
}

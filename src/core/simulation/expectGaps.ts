import { type Gap, gaps } from '../gaps/gap.ts';
import { type ExpectedDimension, subtractMeans } from './expectTruth.ts';

/** A gap on the whole or in a dimension: as it truly is, and as the data show it on average. */
interface ExpectedFigures {
  readonly truth: number;
  readonly data: number;
}

export interface ExpectedGap extends ExpectedFigures {
  readonly number: Gap['number'];
  readonly dimensions: readonly (ExpectedFigures & { readonly id: string })[];
}

/** The gaps that a truth means, as far as both sides of them are asked; on the whole a gap is the mean over dimensions, as in reports. */
export function expectGaps(dimensions: readonly ExpectedDimension[]): readonly ExpectedGap[] {
  return gaps.flatMap(({ number, first, second }): ExpectedGap[] => {
    const found = dimensions.flatMap(({ id, ...of }) => {
      const truth = subtractMeans(of.truth.means, first, second);
      const data = subtractMeans(of.data.means, first, second);
      return truth === null || data === null ? [] : [{ id, truth, data }];
    });
    const mean = (of: 'truth' | 'data') => {
      const sum = found.reduce((before, each) => before + each[of], 0);
      return Number((sum / found.length).toPrecision(12));
    };
    return found.length === 0 ? [] : [{ number, truth: mean('truth'), data: mean('data'), dimensions: found }];
  });
}

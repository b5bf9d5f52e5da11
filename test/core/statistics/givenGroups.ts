import { type Fractions, momentsOfFractions, tallyOfFractions } from '../../../src/core/statistics/fractions.ts';
import { readJson } from '../given.ts';

interface Test {
  readonly df: number;
  readonly p: number;
}

interface Pair {
  readonly a: number;
  readonly b: number;
}

interface FTest {
  readonly f: number;
  readonly df1: number;
  readonly df2: number;
  readonly p: number;
}

interface Welch extends Test {
  readonly diff: number;
  readonly ci: readonly number[];
  readonly t: number;
}

interface Written {
  readonly ranges: readonly {
    readonly groups: number;
    readonly df: number;
    readonly q: number;
    readonly tail: number;
    readonly quantile: number;
  }[];
  readonly chiSquared: readonly (Test & { readonly x: number })[];
  readonly cases: readonly {
    readonly name: string;
    readonly denominator: number;
    readonly groups: readonly { readonly values: readonly number[]; readonly counts: readonly number[] }[];
    readonly welch: Welch;
    readonly anova: FTest & { readonly etaSquared: number; readonly omegaSquared: number };
    readonly welchAnova: FTest;
    readonly gamesHowell: readonly (Pair & Welch)[];
    readonly kruskalWallis: Test & { readonly h: number };
    readonly dunn: readonly (Pair & { readonly z: number; readonly p: number; readonly pHolm: number })[];
  }[];
}

const written = readJson('test/oracle/groups.json') as Written;

/** What test/oracle/groups.R wrote of distributions. */
export const { ranges, chiSquared } = written;

/** What it wrote of comparisons, each with its groups as the program is given them. */
export const comparisons = written.cases.map((each) => {
  const fractions = each.groups.map(({ values, counts }) =>
    fractionsOf(
      values.map((value, index) => [value, counts[index] ?? 0]),
      each.denominator,
    ),
  );
  return { ...each, moments: fractions.map(momentsOfFractions), tallies: fractions.map(tallyOfFractions) };
});

export const named = comparisons.map((each) => [each.name, each] as const);

/** Whole values over a denominator, each with how often it was seen. */
export function fractionsOf(counted: readonly (readonly [value: number, count: number])[], denominator = 1): Fractions {
  return { denominator: BigInt(denominator), counted: counted.map(([value, count]) => [BigInt(value), count]) };
}

import { audienceOf, type Side } from '../instrument/side.ts';

/** The five gaps of Parasuraman, Zeithaml and Berry (1985): each is the mean of `second` less the mean of `first`. */
export const gaps = [
  { number: 1, name: 'knowledge', first: 'expectation', second: 'belief' },
  { number: 2, name: 'standards', first: 'belief', second: 'standard' },
  { number: 3, name: 'performance', first: 'standard', second: 'delivery' },
  { number: 4, name: 'communication', first: 'promise', second: 'delivery' },
  { number: 5, name: 'customer', first: 'expectation', second: 'perception' },
] as const satisfies readonly { number: number; name: string; first: Side; second: Side }[];

export type Gap = (typeof gaps)[number];
export type GapNumber = Gap['number'];

/** Whether one person answers both sides, so that the gap is a mean of differences within people. */
export function isPaired({ first, second }: Gap): boolean {
  return audienceOf(first) === audienceOf(second);
}

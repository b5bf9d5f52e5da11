import type { Side } from './side.ts';

/**
 * How a study measures the gaps inside the organisation; one study never mixes the two. In the chain every gap is a
 * difference of two sides asked of the same items on the same scale. The direct design asks for gaps 2 to 4 outright, one
 * rating a dimension, as Zeithaml, Parasuraman and Berry (1990) did. Gap 1 is the same in both.
 */
const sidesByDesign = {
  chain: ['belief', 'standard', 'delivery', 'promise'],
  direct: ['belief', 'formalised', 'able', 'kept'],
} as const satisfies Record<string, readonly Side[]>;

export type Design = keyof typeof sidesByDesign;
export const designs = Object.keys(sidesByDesign) as readonly Design[];

/** Whether a design asks a side of managers or contact staff. It decides nothing about the customers' sides. */
export function asksSide(design: Design, side: Side): boolean {
  const asked: readonly Side[] = sidesByDesign[design];
  return asked.includes(side);
}

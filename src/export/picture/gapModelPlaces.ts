import type { GapNumber } from '../../core/gaps/gap.ts';
import type { Way } from './arrow.ts';

/** The left upper corner, then width and height. */
type Rectangle = readonly [x: number, y: number, width: number, height: number];

export type BoxName =
  | 'wom'
  | 'needs'
  | 'past'
  | 'expected'
  | 'perceived'
  | 'delivery'
  | 'communications'
  | 'specifications'
  | 'management';

/** Where everything of the gap model stands, in one shape of the picture. */
export interface GapModelLayout {
  readonly width: number;
  readonly height: number;
  readonly size: number;
  /** The letters of the zones, and of an interval and its n. */
  readonly small: number;
  /** Whether a value stands beside the name of its gap, where there is room, as there is little height. */
  readonly isFlat?: true;
  readonly boxes: Readonly<Record<BoxName, Rectangle>>;
  /** The line between the customers' side above and the marketer's below; the names of both stand at its left end. */
  readonly zones: { readonly y: number; readonly x: number };
  /** What leads to what, as in the figure of 1985: straight down or up, with the arrow's head at the end. */
  readonly flows: readonly (readonly [x: number, from: number, to: number])[];
  /** The arrow of each gap, with a head at both ends, and the left upper corner and width of its words. */
  readonly gaps: Readonly<Record<GapNumber, { readonly way: Way; readonly words: readonly [number, number, number] }>>;
}

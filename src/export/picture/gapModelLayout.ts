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
  /** Whether interval and n stand beside a gap, where there is room, as there is little height. */
  readonly isFlat?: true;
  readonly boxes: Readonly<Record<BoxName, Rectangle>>;
  /** The line between the customers' side above and the marketer's below; the names of both stand at its left end. */
  readonly zones: { readonly y: number; readonly x: number };
  /** What leads to what, as in the figure of 1985: straight down or up, with the arrow's head at the end. */
  readonly flows: readonly (readonly [x: number, from: number, to: number])[];
  /** The arrow of each gap, with a head at both ends, and the left upper corner and width of its words. */
  readonly gaps: Readonly<Record<GapNumber, { readonly way: Way; readonly words: readonly [number, number, number] }>>;
}

/** For screens and paper that are wider than high. */
const wide: GapModelLayout = {
  width: 960,
  height: 568,
  size: 16,
  boxes: {
    wom: [300, 2, 170, 36],
    needs: [495, 2, 170, 36],
    past: [690, 2, 170, 36],
    expected: [300, 64, 560, 38],
    perceived: [300, 180, 560, 38],
    delivery: [300, 268, 250, 48],
    communications: [680, 268, 180, 48],
    specifications: [300, 392, 250, 48],
    management: [300, 516, 250, 48],
  },
  zones: { y: 243, x: 8 },
  flows: [
    [385, 38, 64],
    [580, 38, 64],
    [775, 38, 64],
    [425, 268, 218],
    [770, 268, 218],
    [345, 516, 440],
    [345, 392, 316],
  ],
  gaps: {
    1: {
      way: [
        [300, 540],
        [210, 540],
        [210, 83],
        [300, 83],
      ],
      words: [24, 330, 170],
    },
    2: {
      way: [
        [395, 440],
        [395, 516],
      ],
      words: [412, 442, 440],
    },
    3: {
      way: [
        [395, 316],
        [395, 392],
      ],
      words: [412, 318, 258],
    },
    4: {
      way: [
        [550, 292],
        [680, 292],
      ],
      words: [682, 318, 270],
    },
    5: {
      way: [
        [580, 102],
        [580, 180],
      ],
      words: [598, 105, 260],
    },
  },
};

/** For phones. */
const tall: GapModelLayout = {
  width: 340,
  height: 600,
  size: 12,
  boxes: {
    wom: [32, 2, 96, 38],
    needs: [137, 2, 96, 38],
    past: [242, 2, 96, 38],
    expected: [32, 62, 306, 32],
    perceived: [32, 178, 306, 32],
    delivery: [32, 256, 132, 56],
    communications: [228, 256, 110, 56],
    specifications: [32, 410, 200, 48],
    management: [32, 548, 200, 48],
  },
  zones: { y: 233, x: 32 },
  flows: [
    [80, 40, 62],
    [185, 40, 62],
    [290, 40, 62],
    [152, 256, 210],
    [287, 256, 210],
    [46, 548, 458],
    [46, 410, 312],
  ],
  gaps: {
    1: {
      way: [
        [32, 572],
        [12, 572],
        [12, 78],
        [32, 78],
      ],
      words: [24, 100, 150],
    },
    2: {
      way: [
        [70, 458],
        [70, 548],
      ],
      words: [82, 466, 250],
    },
    3: {
      way: [
        [70, 312],
        [70, 410],
      ],
      words: [82, 320, 138],
    },
    4: {
      way: [
        [164, 284],
        [228, 284],
      ],
      words: [230, 320, 108],
    },
    5: {
      way: [
        [190, 94],
        [190, 178],
      ],
      words: [202, 100, 136],
    },
  },
};

/** For a room: large letters, and no higher than a slide leaves under its title. */
const slide: GapModelLayout = {
  width: 1200,
  height: 530,
  size: 20,
  isFlat: true,
  boxes: {
    wom: [360, 2, 220, 36],
    needs: [660, 2, 220, 36],
    past: [960, 2, 220, 36],
    expected: [360, 52, 820, 38],
    perceived: [360, 158, 820, 38],
    delivery: [360, 242, 330, 52],
    communications: [950, 242, 230, 52],
    specifications: [360, 360, 330, 52],
    management: [360, 476, 330, 52],
  },
  zones: { y: 219, x: 8 },
  flows: [
    [470, 38, 52],
    [770, 38, 52],
    [1070, 38, 52],
    [525, 242, 196],
    [1065, 242, 196],
    [400, 476, 412],
    [400, 360, 294],
  ],
  gaps: {
    1: {
      way: [
        [360, 502],
        [250, 502],
        [250, 71],
        [360, 71],
      ],
      words: [16, 300, 226],
    },
    2: {
      way: [
        [470, 412],
        [470, 476],
      ],
      words: [492, 409, 560],
    },
    3: {
      way: [
        [470, 294],
        [470, 360],
      ],
      words: [492, 293, 450],
    },
    4: {
      way: [
        [690, 268],
        [950, 268],
      ],
      words: [950, 296, 250],
    },
    5: {
      way: [
        [770, 90],
        [770, 158],
      ],
      words: [792, 90, 400],
    },
  },
};

export const gapModelLayouts = { wide, tall, slide } as const;
export type Shape = keyof typeof gapModelLayouts;

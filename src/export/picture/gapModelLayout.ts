import type { GapModelLayout } from './gapModelPlaces.ts';
import { slide } from './gapModelSlide.ts';

/** For screens and paper that are wider than high. */
const wide: GapModelLayout = {
  width: 960,
  height: 568,
  size: 16,
  small: 15,
  boxes: {
    wom: [300, 2, 170, 36],
    needs: [495, 2, 170, 36],
    past: [690, 2, 170, 36],
    expected: [300, 64, 560, 38],
    perceived: [300, 180, 560, 38],
    delivery: [300, 268, 272, 48],
    communications: [680, 268, 180, 48],
    specifications: [300, 392, 272, 48],
    management: [300, 516, 272, 48],
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
      words: [8, 330, 194],
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
        [572, 292],
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
  small: 11,
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

export const gapModelLayouts = { wide, tall, slide } as const;
export type Shape = keyof typeof gapModelLayouts;

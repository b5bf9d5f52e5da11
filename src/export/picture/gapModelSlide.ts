import type { GapModelLayout } from './gapModelPlaces.ts';

/** For a room: letters that are read from its back row, and no higher than a slide leaves under a title of one line. */
export const slide: GapModelLayout = {
  width: 1200,
  height: 540,
  size: 24,
  small: 24,
  isFlat: true,
  boxes: {
    wom: [330, 2, 250, 36],
    needs: [635, 2, 250, 36],
    past: [940, 2, 250, 36],
    expected: [330, 54, 860, 38],
    perceived: [330, 166, 860, 38],
    delivery: [330, 246, 405, 64],
    communications: [905, 246, 285, 64],
    specifications: [330, 386, 460, 38],
    management: [330, 500, 610, 38],
  },
  zones: { y: 225, x: 8 },
  flows: [
    [455, 38, 54],
    [760, 38, 54],
    [1065, 38, 54],
    [515, 246, 204],
    [1047, 246, 204],
    [370, 500, 424],
    [370, 386, 310],
  ],
  gaps: {
    1: {
      way: [
        [330, 519],
        [275, 519],
        [275, 73],
        [330, 73],
      ],
      words: [8, 290, 255],
    },
    2: {
      way: [
        [440, 424],
        [440, 500],
      ],
      words: [462, 424, 430],
    },
    3: {
      way: [
        [440, 310],
        [440, 386],
      ],
      words: [462, 310, 430],
    },
    4: {
      way: [
        [735, 278],
        [905, 278],
      ],
      words: [905, 316, 290],
    },
    5: {
      way: [
        [760, 92],
        [760, 166],
      ],
      words: [782, 92, 408],
    },
  },
};

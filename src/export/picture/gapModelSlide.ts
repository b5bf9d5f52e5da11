import type { GapModelLayout } from './gapModelPlaces.ts';

/** For a room: large letters, and no higher than a slide leaves under its title. */
export const slide: GapModelLayout = {
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

import { below, type Population, testedMean } from './population.ts';

const gap = {
  value: 'gap-value',
  n: 'n',
  'n/*': 'n-of-two',
  'ci/*': 'gap-interval',
  t: 'gap-t',
  df: 'gap-df',
  p: 'p',
  sd: 'sd',
  dz: 'dz',
  closure: 'closure',
} as const;

const zone = {
  n: 'n',
  minimum: 'side-mean',
  desired: 'side-mean',
  perception: 'side-mean',
  position: 'zone-position',
  ...below(['adequacy'], { ...testedMean, value: 'adequacy' }),
  ...below(['superiority'], { ...testedMean, value: 'superiority' }),
  ...below(['width'], { ...testedMean, value: 'zone-width' }),
} as const;

const sides = ['expectation', 'belief', 'standard', 'delivery', 'perception', 'promise'];

/** The five gaps, what stands behind them, the steps from expectation to perception, and the zones of tolerance. */
export const gapFigures: readonly Population[] = [
  { id: 'gap', at: '/gaps/*', people: 'gap', fields: gap },
  {
    id: 'gapDimension',
    at: '/gaps/*/dimensions/*',
    people: 'gap-dimension',
    fields: { ...gap, pHolm: 'holm-dimensions', none: 'nothing-to-rate' },
  },
  {
    id: 'antecedent',
    at: '/gaps/*/antecedents/*',
    people: 'statements',
    fields: { n: 'n', mean: 'antecedent', 'ci/*': 'interval' },
  },
  {
    id: 'waterfall',
    at: '/waterfall',
    people: 'side-means',
    fields: {
      ...below(
        sides.map((side) => `sides/${side}`),
        { value: 'side-mean', n: 'n' },
      ),
      'steps/*/step': 'number-of-gap',
      'steps/*/value': 'step',
      'difference/*': 'step-difference',
    },
  },
  { id: 'zoneItem', at: '/zones/items/*', people: 'zone-item', fields: zone },
  { id: 'zoneDimension', at: '/zones/dimensions/*', people: 'zone-dimension', fields: zone },
];

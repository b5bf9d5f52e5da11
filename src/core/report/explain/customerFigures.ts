import { scoreIds } from '../buildScores.ts';
import { below, type People, type Population, testedMean } from './population.ts';

/** Expectation, perception and gap of the same people, and what is said of them. */
const figures = {
  n: 'n',
  expectation: 'expectation',
  perception: 'perception',
  gap: 'gap',
  sd: 'sd',
  'ci/*': 'interval',
  t: 't',
  df: 'df',
  p: 'p',
  dz: 'dz',
  wilcoxonP: 'wilcoxon',
  zeros: 'zeros',
  rankBiserial: 'rank-biserial',
  dav: 'dav',
  'hedges/value': 'hedges',
  'hedges/ci/*': 'hedges-interval',
  'shares/below': 'share-below',
  'shares/meets': 'share-meets',
  'shares/exceeds': 'share-exceeds',
  satisfactionIndex: 'satisfaction-index',
} as const;

const sides = ['expectation', 'perception', 'gap'];

/** Whose answers each score of the whole study rests on. */
const peopleOfScore: Readonly<Record<string, People>> = {
  weighted: 'own-points',
  weightedExact: 'own-points',
  groupWeighted: 'exact-points',
  classroomSum: 'exact-points',
  classroomFifth: 'exact-points',
  textbookSum: 'exact-points',
  csi: 'index-weights',
  csiOfTop: 'index-weights',
  meanOfDimensions: 'half-rule',
  sumOfDimensions: 'half-rule',
  meanOfDimensionPerceptions: 'half-rule',
  meanOfItems: 'pairs',
  sumOfItems: 'pairs',
  servperfMean: 'own-side',
  perceptionIndex: 'own-side',
};

/** The scores that are a mean over respondents, and so have an interval. */
const meanScores = ['unweighted', 'weighted', 'weightedExact', 'servperfMean'];

/** What customers' expectations and perceptions come to: by item, by dimension, and in one number. */
export const customerFigures: readonly Population[] = [
  {
    id: 'responses',
    at: '/responses',
    people: 'none',
    fields: { read: 'rows-read', duplicates: 'duplicates', used: 'used' },
  },
  { id: 'scale', at: '/scale', people: 'none', fields: { min: 'scale-end', max: 'scale-end' } },
  {
    id: 'item',
    at: '/items/*',
    people: 'pairs',
    fields: { ...figures, pHolm: 'holm-items', pBH: 'benjamini-hochberg' },
  },
  {
    id: 'itemTop',
    at: '/items/*/ceiling',
    people: 'answered',
    fields: { expectation: 'share-at-top', perception: 'share-at-top' },
  },
  { id: 'dimension', at: '/dimensions/*', people: 'half-rule', fields: { ...figures, pHolm: 'holm-dimensions' } },
  {
    id: 'dimensionSpread',
    at: '/dimensions/*',
    people: 'half-rule',
    fields: { varE: 'variance', varP: 'variance', rEP: 'correlation', reliabilityOfDifference: 'difference-score' },
  },
  {
    id: 'dimensionItems',
    at: '/dimensions/*',
    people: 'complete-dimension',
    fields: {
      ...below(
        sides.map((side) => `alpha/${side}`),
        { value: 'alpha', n: 'n', 'ci/*': 'feldt' },
      ),
      ...below(
        sides.map((side) => `omega/${side}`),
        { value: 'omega', n: 'n' },
      ),
    },
  },
  { id: 'points', at: '/dimensions/*', people: 'exact-points', fields: { weight: 'mean-points' } },
  { id: 'rank', at: '/dimensions/*', people: 'ranked-points', fields: { weightRank: 'mean-rank' } },
  {
    id: 'overall',
    at: '/overall/unweighted',
    people: 'every-dimension',
    fields: { value: 'gap', ...figures },
  },
  { id: 'weighted', at: '/overall/weighted', people: 'own-points', fields: { ...testedMean, value: 'score-weighted' } },
  {
    id: 'perceptionIndex',
    at: '/overall/perceptionIndex',
    people: 'own-side',
    fields: { value: 'score-perceptionIndex', n: 'n' },
  },
  ...scoreIds.map(
    (id, index): Population => ({
      id: `score-${id}`,
      at: `/scores/${index}`,
      people: peopleOfScore[id] ?? 'every-dimension',
      fields: { value: `score-${id}`, n: 'n', ...(meanScores.includes(id) && { 'ci/*': 'interval' }) },
    }),
  ),
];

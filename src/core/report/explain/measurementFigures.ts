import { flags } from '../../answers/quality/flags.ts';
import { crosshairRules } from '../quadrants.ts';
import { below, type Population, testedMean } from './population.ts';

const sides = ['expectation', 'perception', 'gap'];

const factors = {
  n: 'n',
  'kmo/value': 'kmo',
  'kmo/items/*': 'kmo-item',
  'bartlett/chi2': 'bartlett',
  'bartlett/df': 'bartlett-df',
  'bartlett/p': 'p-of-chi-squared',
  'eigenvalues/*': 'eigenvalue',
  'parallel/quantile95/*': 'chance-eigenvalue',
  'parallel/keep': 'factors-kept',
  'parallel/seed': 'seed',
  'parallel/resamples': 'resamples',
  'varimax/*/*': 'varimax',
  'oblimin/loadings/*/*': 'oblimin',
  'oblimin/phi/*/*': 'factor-correlation',
  'communalities/*': 'communality',
} as const;

const resampled = { 'percentile/*': 'percentile-interval', 'bca/*': 'bca-interval' } as const;

/** How well the study measures: reliability, factors, importance, bootstrap intervals, and the quality of the responses. */
export const measurementFigures: readonly Population[] = [
  {
    id: 'measurement',
    at: '/measurement',
    people: 'complete-dimension',
    fields: below(sides, { 'items/*/itemRest': 'item-rest', 'items/*/alphaIfDeleted': 'alpha-if-deleted' }),
  },
  {
    id: 'measurementWhole',
    at: '/measurement',
    people: 'complete-items',
    fields: below(sides, { 'whole/value': 'alpha', 'whole/n': 'n', 'whole/ci/*': 'feldt' }),
  },
  { id: 'factors', at: '/factors', people: 'complete-items', fields: below(sides, factors) },
  {
    id: 'importance',
    at: '/importance/*',
    people: 'map',
    fields: {
      'items/*/n': 'n',
      'items/*/performance': 'performance',
      'items/*/importance': 'importance',
      'items/*/pgcv': 'pgcv',
      ...below(['items/*/ellipse'], {
        x: 'ellipse-centre',
        y: 'ellipse-centre',
        major: 'ellipse-axis',
        minor: 'ellipse-axis',
        angle: 'ellipse-angle',
      }),
      ...below(
        crosshairRules.map((rule) => `crosshairs/${rule}`),
        { performance: 'crosshair', importance: 'crosshair' },
      ),
      ...below(
        crosshairRules.map((rule) => `items/*/quadrants/${rule}`),
        { share: 'quadrant-share' },
      ),
    },
  },
  {
    id: 'bootstrap',
    at: '/bootstrap',
    people: 'resampled',
    fields: {
      seed: 'seed',
      resamples: 'resamples',
      ...below(['dimensions/*', 'overall'], resampled),
    },
  },
  {
    id: 'quality',
    at: '/quality',
    people: 'flagged',
    fields: { flagged: 'flagged', ...Object.fromEntries(flags.map((flag) => [`flags/${flag}`, `flag-${flag}`])) },
  },
  { id: 'ceiling', at: '/quality', people: 'answered', fields: { ceiling: 'mean-share-at-top' } },
  {
    id: 'targetAlpha',
    at: '/quality/targetAlpha',
    people: 'looked-at',
    fields: {
      n: 'n',
      share: 'close-share',
      shareWithinTwo: 'close-share',
      'alphas/*/value': 'alpha-of-looked',
      residual: 'residual',
      'itemMeans/f': 'item-means-f',
      'itemMeans/df1': 'item-means-df',
      'itemMeans/df2': 'item-means-df',
      'itemMeans/p': 'p-of-f',
    },
  },
  {
    id: 'without',
    at: '/quality/without',
    people: 'unflagged',
    fields: { used: 'used', ...below(['overall', 'dimensions/*'], { ...testedMean, value: 'gap' }) },
  },
  {
    id: 'finding',
    at: '/findings/*',
    people: 'repeated',
    fields: { gap: 'number-of-gap', 'values/*': 'repeated' },
  },
];

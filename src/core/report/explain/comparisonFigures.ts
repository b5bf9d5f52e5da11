import { below, type Population } from './population.ts';

const change = {
  diff: 'change',
  'ci/*': 'welch-interval',
  t: 'welch-t',
  df: 'welch-df',
  p: 'p',
} as const;

const model = {
  n: 'n',
  r2: 'r-squared',
  adjR2: 'adjusted-r-squared',
  f: 'regression-f',
  df1: 'regression-df1',
  df2: 'regression-df2',
  p: 'p-of-f',
  intercept: 'intercept',
  'predictors/*/b': 'slope',
  'predictors/*/se': 'slope-se',
  'predictors/*/t': 'slope-t',
  'predictors/*/p': 'slope-p',
  'predictors/*/beta': 'beta',
  'predictors/*/vif': 'vif',
  'predictors/*/relativeWeight': 'relative-weight',
} as const;

/** What differs between waves and between groups, and what goes with the outcomes. */
export const comparisonFigures: readonly Population[] = [
  { id: 'wave', at: '/waves/*/n', people: 'everybody', fields: { from: 'n', to: 'n' } },
  {
    id: 'waveDimension',
    at: '/waves/*/dimensions/*',
    people: 'wave',
    fields: {
      ...change,
      'n/*': 'n-of-two',
      pHolm: 'holm-dimensions',
      ...below(['perception', 'expectation'], change),
    },
  },
  {
    id: 'linked',
    at: '/waves/*/dimensions/*/linked',
    people: 'linked',
    fields: { n: 'n', diff: 'linked-change', 'ci/*': 'interval', t: 't', df: 'df', p: 'p' },
  },
  {
    id: 'segment',
    at: '/segments/*/dimensions/*',
    people: 'group',
    fields: {
      f: 'anova-f',
      fDf1: 'anova-df1',
      fDf2: 'anova-df2',
      fP: 'p-of-f',
      etaSquared: 'eta-squared',
      omegaSquared: 'omega-squared',
      welchF: 'welch-f',
      df1: 'anova-df1',
      df2: 'welch-f-df2',
      p: 'p-of-f',
      pHolm: 'holm-dimensions',
      'kruskalWallis/h': 'kruskal-wallis',
      'kruskalWallis/df': 'anova-df1',
      'kruskalWallis/p': 'p-of-chi-squared',
      'pairs/*/diff': 'pair-difference',
      'pairs/*/ci/*': 'games-howell-interval',
      'pairs/*/t': 'welch-t',
      'pairs/*/df': 'welch-df',
      'pairs/*/p': 'games-howell-p',
      'pairs/*/dunnZ': 'dunn-z',
      'pairs/*/dunnP': 'dunn-p',
    },
  },
  { id: 'group', at: '/segments/*/groups/*', people: 'everybody', fields: { n: 'n' } },
  {
    id: 'groupDimension',
    at: '/segments/*/groups/*/dimensions/*',
    people: 'half-rule',
    fields: {
      n: 'n',
      expectation: 'expectation',
      perception: 'perception',
      gap: 'gap',
      sd: 'sd',
      'ci/*': 'interval',
    },
  },
  { id: 'regression', at: '/regression/*', people: 'outcome', fields: below(['gaps', 'perceptions'], model) },
];

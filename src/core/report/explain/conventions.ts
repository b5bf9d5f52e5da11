/**
 * What two analysts could do differently, and how it is done here, by the name of the formula. The rule that counts one's own
 * way of sign, zero, adjustment or chance stands beside the figure in words.
 */
export const conventionOf: Readonly<Record<string, string>> = {
  ...sharing('sign', 'gap', 'mean-difference', 'score-unweighted', 'score-sumOfItems', 'score-meanOfItems'),
  ...sharing('sign', 'score-meanOfDimensions', 'score-sumOfDimensions', 'score-normalisedGap'),
  ...sharing('sign', 'adequacy', 'superiority', 'zone-width', 'zone-position', 'step', 'step-difference'),
  ...sharing('gap-sign', 'gap-value', 'closure'),
  ...sharing('turned', 'expectation', 'perception', 'side-mean', 'antecedent', 'performance'),
  ...sharing('two-sided', 'interval', 't', 'df', 'p', 'gap-interval', 'gap-t', 'gap-df'),
  ...sharing('welch', 'welch-interval', 'welch-t', 'welch-df', 'welch-f', 'welch-f-df2'),
  ...sharing('sample-deviation', 'sd', 'dz', 'dav', 'variance', 'correlation'),
  ...sharing('no-zeros', 'wilcoxon', 'zeros', 'rank-biserial'),
  ...sharing('noncentral', 'hedges', 'hedges-interval'),
  ...sharing('exact-zero', 'share-below', 'share-meets', 'share-exceeds'),
  ...sharing('ratio-of-means', 'satisfaction-index', 'score-satisfactionIndex'),
  ...sharing('adjusted', 'holm-items', 'holm-dimensions', 'benjamini-hochberg', 'dunn-p'),
  ...sharing('own-answers', 'share-at-top', 'mean-share-at-top'),
  ...sharing('covariances', 'alpha', 'feldt', 'item-rest', 'alpha-if-deleted', 'difference-score'),
  ...sharing('one-factor', 'omega'),
  ...sharing('points', 'mean-points', 'score-weighted', 'score-weightedExact', 'score-groupWeighted'),
  ...sharing('points', 'score-classroomSum', 'score-classroomFifth', 'score-textbookSum', 'mean-rank'),
  ...sharing('index', 'score-csi', 'score-csiOfTop'),
  ...sharing('perception-alone', 'score-servperfMean', 'score-perceptionIndex', 'score-meanOfDimensionPerceptions'),
  ...sharing('later-less-earlier', 'change', 'linked-change'),
  ...sharing('groups', 'anova-f', 'anova-df1', 'anova-df2', 'eta-squared', 'omega-squared', 'kruskal-wallis'),
  ...sharing('pairs-of-groups', 'pair-difference', 'games-howell-interval', 'games-howell-p', 'dunn-z'),
  ...sharing('least-squares', 'r-squared', 'adjusted-r-squared', 'regression-f', 'regression-df1', 'regression-df2'),
  ...sharing('least-squares', 'intercept', 'slope', 'slope-se', 'slope-t', 'slope-p', 'beta', 'vif', 'relative-weight'),
  ...sharing('middle-is-no', 'least-yes', 'count-again', 'share-again', 'share-interval'),
  ...sharing('middle-is-no', 'share-difference', 'share-difference-interval'),
  ...sharing('minimum-residuals', 'varimax', 'oblimin', 'factor-correlation', 'communality'),
  ...sharing('correlations', 'kmo', 'kmo-item', 'bartlett', 'bartlett-df', 'eigenvalue'),
  ...sharing('seeded', 'chance-eigenvalue', 'factors-kept', 'seed', 'resamples', 'quadrant-share'),
  ...sharing('seeded', 'percentile-interval', 'bca-interval'),
  ...sharing('crosshair', 'crosshair', 'importance', 'pgcv', 'ellipse-centre', 'ellipse-axis', 'ellipse-angle'),
};

function sharing(convention: string, ...formulas: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(formulas.map((formula) => [formula, convention]));
}

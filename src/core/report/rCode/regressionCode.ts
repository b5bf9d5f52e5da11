import { outcomeField } from '../../answers/fields.ts';
import { mainSides } from '../../summary/scorePlans.ts';
import { readCustomers } from './customerCode.ts';
import type { Explained } from './questionnaireCode.ts';
import { code, joinCode, quote, type RCode } from './rCode.ts';

const ofModel: Readonly<Record<string, string>> = {
  n: 'length(y)',
  r2: 'model$r.squared',
  adjR2: 'model$adj.r.squared',
  f: 'model$fstatistic[["value"]]',
  df1: 'model$fstatistic[["numdf"]]',
  df2: 'model$fstatistic[["dendf"]]',
  p: 'do.call(pf, c(unname(as.list(model$fstatistic)), lower.tail = FALSE))',
  intercept: 'model$coefficients[1, 1]',
  b: 'model$coefficients[j + 1, 1]',
  se: 'model$coefficients[j + 1, 2]',
  t: 'model$coefficients[j + 1, 3]',
  p_of_slope: 'model$coefficients[j + 1, 4]',
  beta: 'unname(coef(lm(scale(y) ~ scale(X)))[j + 1])',
  vif: 'diag(solve(cor(X)))[[j]]',
};

/** An outcome on the dimensions, all at once; the third step of a predictor's place is its number. */
export function regressionCode(explained: Explained, field: string, steps: readonly string[]): RCode {
  const { customer } = explained.forms;
  const [outcome = '', place = ''] = steps;
  const [kind, part, , statistic = ''] = field.split('/');
  const matrix = kind === 'gaps' || mainSides(customer).length < 2 ? 'G' : 'P';
  const model = joinCode(
    readCustomers(customer),
    code(
      ['rated', 'score'],
      `X <- scores(${matrix})`,
      `y <- number(${quote(outcomeField(outcome))})`,
      'whole <- complete.cases(X, y)',
      'X <- X[whole, , drop = FALSE]',
      'y <- y[whole]',
      'model <- summary(lm(y ~ X))',
    ),
  );
  if (part !== 'predictors') return joinCode(model, code([], ofModel[part ?? ''] ?? ''));
  const predictor = joinCode(model, code([], `j <- ${Number(place) + 1}`));
  if (statistic === 'relativeWeight')
    return joinCode(
      predictor,
      code(
        [],
        'e <- eigen(cor(X), symmetric = TRUE)',
        'root <- e$vectors %*% diag(sqrt(e$values), ncol(X)) %*% t(e$vectors)',
        'drop(root^2 %*% solve(root, cor(X, y))^2)[j]',
      ),
    );
  return joinCode(predictor, code([], ofModel[statistic === 'p' ? 'p_of_slope' : statistic] ?? ''));
}

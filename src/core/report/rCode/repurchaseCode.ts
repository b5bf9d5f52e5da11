import { outcomeField } from '../../answers/fields.ts';
import { findRoles, leastYes, outcomeRoles } from '../../instrument/outcomeRoles.ts';
import { effectWeights } from '../repurchase.ts';
import { type Explained, readAnswers } from './questionnaireCode.ts';
import { code, joinCode, quote, type RCode } from './rCode.ts';

/** The cells of who would buy again, from 1 as in R: their people `n`, and of these `x` who would. */
export function repurchaseCode({ forms: { customer } }: Explained, field: string, steps: readonly string[]): RCode {
  const roles = findRoles(customer.outcomes);
  if (roles === null) throw new Error('not asked who would buy again');
  const [part, role = '', statistic = role] = field.split('/').filter((step) => step !== '*');
  if (part === 'asked') return code([], String(leastYes(roles[role as keyof typeof roles])));
  const counted = joinCode(
    readAnswers(customer),
    code(
      ['rated'],
      ...outcomeRoles.map(
        (each) => `${each} <- number(${quote(outcomeField(roles[each].id))}) >= ${leastYes(roles[each])}`,
      ),
      'whole <- complete.cases(product, service, repurchase)',
      'cell <- (4 - 2 * product - service)[whole]',
      'n <- tabulate(cell, 4)',
      'x <- tabulate(cell[repurchase[whole]], 4)',
    ),
  );
  if (part === 'n') return joinCode(counted, code([], 'sum(n)'));
  const place = Number(steps[0]);
  if (part === 'cells') return joinCode(counted, code([], `i <- ${place + 1}`, ofCell[statistic] ?? ''));
  const weights = Object.values(effectWeights)[place] ?? [];
  return joinCode(
    counted,
    code(
      [],
      `w <- c(${weights.join(', ')})`,
      'on <- w != 0',
      'parts <- (w * x / n)[on]',
      ...(statistic === 'value' ? ['sum(parts)'] : reaching),
    ),
  );
}

const ofCell: Readonly<Record<string, string>> = {
  n: 'n[i]',
  again: 'x[i]',
  value: 'x[i] / n[i]',
  ci: 'suppressWarnings(prop.test(x[i], n[i], correct = FALSE))$conf.int',
};

/** From the sum of the parts, the root of the summed squares of how far each one's own interval reaches. */
const reaching: readonly string[] = [
  'wilson <- function(x, n) suppressWarnings(prop.test(x, n, correct = FALSE))$conf.int',
  'reaches <- t(w[on] * t(mapply(wilson, x[on], n[on])))',
  'low <- sqrt(sum((parts - apply(reaches, 2, min))^2))',
  'high <- sqrt(sum((apply(reaches, 2, max) - parts)^2))',
  'ends <- sum(parts) + c(-low, high)',
  'ends',
];

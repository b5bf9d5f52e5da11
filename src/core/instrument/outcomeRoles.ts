import type { Scale } from './scale.ts';

/** What an outcome can stand for in the table of who would buy again: product and service by whom they please, and the wish. */
export const outcomeRoles = ['product', 'service', 'repurchase'] as const;
export type OutcomeRole = (typeof outcomeRoles)[number];

/** The outcome in each of the roles; null where one of them is not asked. */
export function findRoles<Outcome extends { readonly role?: OutcomeRole }>(
  outcomes: readonly Outcome[],
): { readonly [role in OutcomeRole]: Outcome } | null {
  const find = (role: OutcomeRole) => outcomes.find((outcome) => outcome.role === role);
  const [product, service, repurchase] = outcomeRoles.map(find);
  return product && service && repurchase ? { product, service, repurchase } : null;
}

/**
 * The lowest point that says yes: the first above the middle of the scale. Whoever chose the very middle has not said that he
 * is content, or would buy again.
 */
export function leastYes({ min, max }: Scale): number {
  return Math.floor((min + max) / 2) + 1;
}

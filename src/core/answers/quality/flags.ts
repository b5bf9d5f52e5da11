/**
 * Everything a response can be flagged for; the order is that of display. A flag is a reason to look, never proof, and
 * nothing is removed for it. Each rule stands with its threshold in the file that checks it.
 */
export const flags = [
  'long-string',
  'identical-sides',
  'straight-reversed',
  'low-variability',
  'too-fast',
  'trapped',
  'duplicate-respondent',
  'token-reused',
  'points-sum',
  'points-equal',
  'cloned',
  'burst',
  'zone-inverted',
] as const;

export type Flag = (typeof flags)[number];

import type { Side } from '../instrument/side.ts';

/**
 * The names of form fields, which are also the headers of our own CSV. Outside scripts hold on to them.
 */
export const itemField = (item: string, side: Side): string => `${item}.${side}`;
export const pointsField = (dimension: string): string => `weight.${dimension}`;
export const outcomeField = (outcome: string): string => `outcome.${outcome}`;
export const profileField = (question: string): string => `profile.${question}`;
export const commentField = (comment: string): string => `comment.${comment}`;

/** The hidden field that carries the response's id. */
export const responseField = 'response';

/** How a form or a file says why there is no number. A blank says nothing at all. */
export const missingCodes = { '-9': 'no-opinion', '-8': 'not-shown', '-7': 'refused' } as const;

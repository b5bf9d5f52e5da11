import type { Audience } from '../instrument/side.ts';

/** Whom the students of a class play. */
export const roles = ['manager', 'customer'] as const satisfies readonly Audience[];
export type Role = (typeof roles)[number];

/** How many students there are of each role. */
export type RoleCounts = Readonly<Record<Role, number>>;

/** The role of whoever joins next: by turns, so that the halves never differ by more than one. */
export function chooseRole(joined: RoleCounts): Role {
  return joined.manager <= joined.customer ? 'manager' : 'customer';
}

import type { Say } from '../../words/catalogue.ts';

/** What a token may let a program do. */
export const scopes = [
  'studies:read',
  'responses:read',
  'responses:write',
  'responses:delete',
  'reports:read',
  'instruments:read',
] as const;
export type Scope = (typeof scopes)[number];

/** What a scope allows, for people. */
export function describeScope(scope: Scope, say: Say): string {
  return say(`api.scope.${scope.replace(':', '-')}`);
}

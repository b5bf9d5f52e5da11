import type { Fields } from '../../../core/answers/parseAnswers.ts';
import { readUuid } from '../../../intake/responseId.ts';
import { type Scope, scopes } from '../../api/scopes.ts';
import { readField } from '../../readForm.ts';

/** For how many days a token may be in force; the middle is usual. */
export const lifetimes = [30, 90, 365] as const;
export const usualLifetime = 90;
const longestName = 60;

/** A token as its form asks for it. */
export interface WantedToken {
  /** Comes with the form, so that it makes one token however often it is sent. */
  readonly id: string;
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly days: number;
}

/** Reads the form by which a token is made; the mistakes are keys of sentences. */
export function readToken(fields: Fields): { readonly wanted: WantedToken; readonly mistakes: readonly string[] } {
  const chosen = [fields.get('scope') ?? []].flat();
  const wanted = {
    id: readUuid(readField(fields, 'id')) ?? '',
    name: readField(fields, 'name'),
    scopes: scopes.filter((scope) => chosen.includes(scope)),
    days: lifetimes.find((days) => String(days) === readField(fields, 'days')) ?? usualLifetime,
  };
  const mistakes = [
    ...(wanted.name === '' || wanted.name.length > longestName ? ['token.nameBad'] : []),
    ...(wanted.scopes.length === 0 ? ['token.scopesMissing'] : []),
  ];
  return { wanted, mistakes };
}

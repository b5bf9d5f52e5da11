import type { Request, Response } from 'express';
import { z } from 'zod';
import { languages } from '../../core/instrument/text.ts';
import { readFilter } from '../../core/study/filter.ts';
import { findQuestionnaire } from '../../storage/questionnaires.ts';
import { findStudy } from '../../storage/studies.ts';
import { listDivisions, setFilter } from '../analyse/requestFilter.ts';
import { type Caller, findCaller } from './caller.ts';
import { findMistakes } from './findMistakes.ts';
import type { Api, Call, Operation } from './operation.ts';
import type { Refusal } from './refusal.ts';

/** What every operation may be asked. */
const usualQuery = { lang: z.enum(languages).exactOptional() };

/** The query of an operation. One that is misspelt is refused: with `dryrun` for `dry-run`, answers would be stored. */
export function describeQuery({ query }: Operation) {
  return z.strictObject({ ...query.shape, ...usualQuery });
}

/** The query without the groups of customers, whose names are those of a study's own questions. */
function omitSegments(query: Request['query']): Request['query'] {
  return Object.fromEntries(Object.entries(query).filter(([name]) => !name.startsWith('segment.')));
}

/** Finds out whether a call of an operation is let in: who calls, what is asked for, what is sent, and about which study. */
export function admitCall(
  { site, reports }: Api,
  operation: Operation,
): (request: Request, response: Response) => Promise<Call<Record<string, unknown>> | Refusal> {
  const querySchema = describeQuery(operation);
  const given = Object.values(operation.gives).flatMap(({ types }) => [...types]);
  return async (request, response) => {
    const caller = operation.scope === null ? null : await findAllowed(request, response, operation.scope);
    if (caller && 'refused' in caller) return caller;
    if (request.accepts(given) === false) return { refused: 'not-acceptable' };
    if (operation.takes && !request.is([...operation.takes.types])) return { refused: 'unsupported' };
    const asked = operation.isFiltered ? omitSegments(request.query) : request.query;
    const query = querySchema.safeParse(asked, { reportInput: true });
    if (!query.success) return { refused: 'query-invalid', problems: findMistakes(query.error, request.query) };
    const refused = await findOwnStudy(request, response);
    return refused ?? { request, response, caller, query: query.data };
  };

  async function findAllowed(request: Request, response: Response, scope: string): Promise<Caller | Refusal> {
    const caller = await findCaller(site, request);
    const why = caller ? `error="insufficient_scope", scope="${scope}"` : null;
    if (caller?.scopes.includes(scope)) return caller;
    const isTried = request.get('Authorization') !== undefined;
    response.set('WWW-Authenticate', `Bearer ${why ?? (isTried ? 'error="invalid_token"' : 'realm="FiveGaps"')}`);
    return { refused: caller ? 'insufficient-scope' : 'unauthorized' };
  }

  /** Unknown studies and those that are no caller's business are told alike. */
  async function findOwnStudy(request: Request, response: Response): Promise<Refusal | null> {
    const { study: id } = request.params;
    if (typeof id !== 'string') return null;
    const study = await findStudy(site.db, id);
    if (!study) return { refused: 'not-found' };
    response.locals['study'] = study;
    const isReady = !operation.isForPublished || (await findQuestionnaire(site.db, id, 'customer'));
    if (!isReady) return { refused: 'not-published' };
    if (!operation.isFiltered) return null;
    const read = readFilter(request.query, listDivisions(study, await reports.findOwn(study)));
    if ('unknown' in read) return { refused: 'query-invalid', problems: [read.unknown] };
    setFilter(request, read.filter);
    return null;
  }
}

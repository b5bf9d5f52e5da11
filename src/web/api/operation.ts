import type { Request, RequestHandler, Response } from 'express';
import type { z } from 'zod';
import type { StudyReports } from '../analyse/studyReport.ts';
import type { Site } from '../site.ts';
import type { Caller } from './caller.ts';
import type { Refusal, RefusalCode } from './refusal.ts';
import type { Scope } from './scopes.ts';

/** All that operations work on. */
export interface Api {
  readonly site: Site;
  readonly reports: StudyReports;
}

/** One call of an operation, let in and with its query read. The study of its path, where it has one: `ownStudy`. */
export interface Call<Query> {
  readonly request: Request;
  readonly response: Response;
  readonly caller: Caller | null;
  readonly query: Query;
}

/** What came of a call: a status and a value, or why not; null where the answer has been sent already. */
export type Answer = { readonly status: number; readonly body: unknown } | Refusal | null;

/** What goes in or comes out: its media types, the shape where it is JSON, and the names of files where it may be a form of such. */
export interface Content {
  readonly types: readonly string[];
  readonly shape?: z.ZodType;
  readonly files?: readonly string[];
}

/**
 * One thing that programs can do. The router and the document of the API are made of the same table of these, so that they
 * cannot differ. What it does stands in the words, under `api.operation`.
 */
export interface Operation {
  readonly id: string;
  readonly method: 'get' | 'post' | 'delete';
  /** Below `/api/v1`, with its open places as in OpenAPI: `/studies/{study}`. */
  readonly path: string;
  /** What a token must allow; null for what everybody may see. */
  readonly scope: Scope | null;
  /** Whether there must be something published that could be answered, as for the pages of answers. */
  readonly isForPublished?: boolean;
  readonly query: z.ZodObject;
  /** Whether its query may hold a filter of the responses of its study: `filterOf`. */
  readonly isFiltered?: boolean;
  /** The body that it takes, and how that is read before it answers. */
  readonly takes?: Content;
  readonly reads?: readonly RequestHandler[];
  /** What it gives, by status. */
  readonly gives: Readonly<Record<number, Content>>;
  /** Why it may refuse, besides what every operation of its kind may refuse for, see `listRefusals`. */
  readonly refuses?: readonly RefusalCode[];
  readonly answer: (api: Api, call: Call<Record<string, unknown>>) => Promise<Answer>;
}

/** An operation whose answer knows the types of its own query. */
export function defineOperation<Query extends z.ZodObject>(
  operation: Omit<Operation, 'query' | 'answer'> & {
    readonly query: Query;
    readonly answer: (api: Api, call: Call<z.infer<Query>>) => Promise<Answer>;
  },
): Operation {
  // The router has read the query by this very schema.
  return { ...operation, answer: (api, call) => operation.answer(api, call as Call<z.infer<Query>>) };
}

/** Every refusal that a call of an operation can meet. */
export function listRefusals({ scope, path, isForPublished, takes, refuses = [] }: Operation): readonly RefusalCode[] {
  const isStudy = path.includes('{study}');
  return [
    'bad-request',
    'query-invalid',
    ...(scope === null ? [] : (['unauthorized', 'insufficient-scope'] as const)),
    ...(isStudy ? (['not-found'] as const) : []),
    ...(isForPublished ? (['not-published'] as const) : []),
    'not-acceptable',
    ...(takes ? (['too-large', 'unsupported'] as const) : []),
    ...refuses,
    'unexpected',
    'busy',
  ];
}

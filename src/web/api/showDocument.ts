import { z } from 'zod';
import { listen } from '../sendPage.ts';
import { asJson } from './asJson.ts';
import { describeApi } from './describeApi.ts';
import { defineOperation, type Operation } from './operation.ts';

/** The document of the API, which holds itself as well; open to everybody, as it says nothing of anybody. */
export function showDocument(others: readonly Operation[]): Operation {
  const document: Operation = defineOperation({
    id: 'readDocument',
    method: 'get',
    path: '/openapi.json',
    scope: null,
    query: z.object({}),
    gives: { 200: asJson(z.looseObject({ openapi: z.string() })) },
    async answer({ site }, { request }) {
      return { status: 200, body: describeApi([...others, document], site.version, listen(request).language) };
    },
  });
  return document;
}

import { randomUUID } from 'node:crypto';
import { type ErrorRequestHandler, type Request, type RequestHandler, type Response, Router } from 'express';
import { classifyError } from '../errors.ts';
import { forbidStoring } from '../headers.ts';
import type { Site } from '../site.ts';
import { admitCall } from './admitCall.ts';
import type { Api, Call, Operation } from './operation.ts';
import { operations } from './operations.ts';
import { sendRefusal } from './refusal.ts';

/** The API for programs, below `/api`: one route for each operation of the table, and problems as RFC 9457 has them for all else. */
export function buildApi(api: Api): Router {
  const router = Router();
  router.use(forbidStoring);
  for (const path of new Set(operations.map((operation) => operation.path))) {
    const offered = operations.filter((operation) => operation.path === path);
    const route = router.route(`/v1${path.replaceAll(/\{(\w+)\}/g, ':$1')}`);
    for (const operation of offered) route[operation.method](...handle(api, operation));
    route.all(refuseMethod(offered));
  }
  router.use((request, response) => sendRefusal(request, response, { refused: 'not-found' }));
  router.use(catchErrors(api.site));
  return router;
}

/** Lets a call in before its body is read, so that nobody makes the program read for nothing. */
function handle(api: Api, operation: Operation): RequestHandler[] {
  const admit = admitCall(api, operation);
  const letIn: RequestHandler = async (request, response, next) => {
    const call = await admit(request, response);
    if ('refused' in call) {
      sendRefusal(request, response, call);
      return;
    }
    response.locals['call'] = call;
    next();
  };
  const answer: RequestHandler = async (request, response) => {
    const call = response.locals['call'] as Call<Record<string, unknown>>;
    const given = await operation.answer(api, call);
    if (given === null) return;
    if ('refused' in given) sendRefusal(request, response, given);
    else response.status(given.status).json(given.body);
  };
  return [letIn, ...(operation.reads ?? []), answer];
}

function refuseMethod(offered: readonly Operation[]): RequestHandler {
  const allowed = offered.flatMap(({ method }) => (method === 'get' ? ['GET', 'HEAD'] : [method.toUpperCase()]));
  return (request, response) => {
    response.set('Allow', allowed.join(', '));
    sendRefusal(request, response, { refused: 'method-not-allowed' });
  };
}

/** Where thrown errors end: a bug gets a number that also stands in the log, and shows nothing of its inside. */
function catchErrors(site: Site): ErrorRequestHandler {
  return (error: unknown, request: Request, response: Response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const refused = classifyError(error);
    const number = randomUUID();
    if (refused === 'unexpected') site.logError(number, error);
    sendRefusal(request, response, { refused }, number);
  };
}

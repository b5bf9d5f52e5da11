import type { Language } from '../../core/instrument/text.ts';
import { type Say, speak } from '../../words/catalogue.ts';
import { describeQuery } from './admitCall.ts';
import { type Content, listRefusals, type Operation } from './operation.ts';
import { refusalShape } from './problemShape.ts';
import { type RefusalCode, refusalCodes, statusByRefusal } from './refusal.ts';
import { describeScope, scopes } from './scopes.ts';
import { startSchemas } from './startSchemas.ts';

/** The OpenAPI document of some operations, in the words of a language. */
export function describeApi(operations: readonly Operation[], version: string, language: Language): object {
  const say = speak(language);
  const schemas = startSchemas(say);
  schemas.describe(refusalShape, 'output');
  const paths = new Map<string, Record<string, object>>();
  for (const operation of operations)
    paths.set(operation.path, {
      ...paths.get(operation.path),
      [operation.method]: describeOperation(operation, schemas, say),
    });
  return {
    openapi: '3.1.1',
    info: { title: say('api.title'), version, description: say('api.about') },
    servers: [{ url: '/api/v1' }],
    paths: Object.fromEntries(paths),
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer', description: describeScopes(say) } },
      schemas: Object.fromEntries(schemas.named),
      responses: Object.fromEntries(refusalCodes.map((code) => [code, describeRefusal(code, say)])),
    },
  };
}

type Schemas = ReturnType<typeof startSchemas>;

function describeOperation(operation: Operation, schemas: Schemas, say: Say): object {
  const { id, path, scope, takes, gives } = operation;
  return {
    operationId: id,
    summary: say(`api.operation.${id}`),
    security: scope === null ? [] : [{ token: [scope] }],
    parameters: [
      ...[...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => describePlace(name, say)),
      ...describeChoices(operation, schemas, say),
    ],
    ...(takes && { requestBody: { required: true, content: describeContent(takes, schemas, 'input') } }),
    responses: {
      ...Object.fromEntries(
        Object.entries(gives).map(([status, content]) => [
          status,
          { description: say(`api.status.${status}`), content: describeContent(content, schemas, 'output') },
        ]),
      ),
      ...describeRefusals(listRefusals(operation), say),
    },
  };
}

function describePlace(name: string, say: Say): object {
  return { name, in: 'path', required: true, description: say(`api.query.${name}`), schema: { type: 'string' } };
}

function describeChoices(operation: Operation, schemas: Schemas, say: Say): readonly object[] {
  return Object.entries(describeQuery(operation).shape).map(([name, shape]) => ({
    name,
    in: 'query',
    description: say(`api.query.${name}`),
    schema: schemas.describe(shape, 'input'),
  }));
}

function describeContent({ types, shape, files }: Content, schemas: Schemas, io: 'input' | 'output'): object {
  const schema = shape && schemas.describe(shape, io);
  const form = files && { type: 'object', properties: describeFiles(files), required: files.slice(0, 1) };
  const describe = (type: string) => (type === 'multipart/form-data' ? form : schema);
  return Object.fromEntries(types.map((type) => [type, describe(type) ? { schema: describe(type) } : {}]));
}

/** In OpenAPI 3.1 a file is what no schema says anything of. */
function describeFiles(names: readonly string[]): object {
  return Object.fromEntries(names.map((name) => [name, {}]));
}

/** Refusals by status; several of one status are one answer whose `type` tells them apart. */
function describeRefusals(codes: readonly RefusalCode[], say: Say): Readonly<Record<string, object>> {
  const statuses = new Set(codes.map((code) => statusByRefusal[code]));
  return Object.fromEntries(
    [...statuses].map((status) => {
      const [code = 'unexpected', ...others] = codes.filter((each) => statusByRefusal[each] === status);
      if (others.length === 0) return [status, { $ref: `#/components/responses/${code}` }];
      const titles = [code, ...others].map((each) => say(`api.refusal.${each}.title`));
      return [status, { description: titles.join(' · '), content: problemContent }];
    }),
  );
}

const problemContent = { 'application/problem+json': { schema: { $ref: '#/components/schemas/problem' } } };

function describeRefusal(code: RefusalCode, say: Say): object {
  const description = [say(`api.refusal.${code}.title`), say(`api.refusal.${code}.text`)].join(' – ');
  return { description, content: problemContent };
}

function describeScopes(say: Say): string {
  return scopes.map((scope) => ['`', scope, '`: ', describeScope(scope, say)].join('')).join('\n\n');
}

import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { describeApi } from '../../../src/web/api/describeApi.ts';
import { operations } from '../../../src/web/api/operations.ts';
import { refusalCodes } from '../../../src/web/api/refusal.ts';
import { answerAll, servqualHeader } from '../../cli/runFivegaps.ts';
import { fillForm, responseId, startSite, type TestSite } from '../../site.ts';
import { makeToken, startCaller } from './callApi.ts';

interface Described {
  readonly operationId: string;
  readonly summary: string;
  readonly parameters: readonly { readonly name: string; readonly in: string; readonly schema: object }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema?: object }>> };
  readonly responses: Readonly<Record<string, Answered>>;
}
interface Answered {
  readonly $ref?: string;
  readonly content?: Readonly<Record<string, { readonly schema?: object }>>;
}
interface Document {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>;
  readonly components: { readonly responses: Readonly<Record<string, Answered>> };
}

const document = describeApi(operations, '1.2.3', 'en') as Document;
const listed = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, described]) => ({ path, method, described })),
);

const ajv = new Ajv2020({ strict: false, validateFormats: false });
ajv.addSchema({ $id: 'http://fivegaps/openapi.json', ...document });

/** The value that a pointer of the document leads to. */
const follow = (pointer: string): unknown =>
  pointer
    .replace('#/', '')
    .split('/')
    .reduce<unknown>((part, key) => Object(part)[key], document);

/** Every `$ref` and every schema of the document. */
function listValues(key: string, value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value.flatMap((each) => listValues(key, each));
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([name, each]) => [...(name === key ? [each] : []), ...listValues(key, each)]);
}

describe('The document of the API', () => {
  test('is OpenAPI 3.1, whose references lead somewhere and whose schemas are of its draft', () => {
    expect(document.openapi).toMatch(/^3\.1\.\d$/);
    const references = listValues('$ref', document);
    expect(references.length).toBeGreaterThan(20);
    for (const reference of references) expect(follow(String(reference)), String(reference)).toBeDefined();
    for (const schema of listValues('schema', document)) expect(ajv.validateSchema(schema as object)).toBe(true);
    const ids = listed.map(({ described }) => described.operationId);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('names each open place of an address, and says in words what everything is', () => {
    for (const { path, described } of listed) {
      const places = described.parameters.filter((parameter) => parameter.in === 'path').map(({ name }) => `{${name}}`);
      expect(places).toEqual(path.match(/\{\w+\}/g) ?? []);
      for (const parameter of described.parameters)
        expect(parameter).toMatchObject({ description: expect.stringMatching(/\S/), schema: expect.anything() });
      expect(described.summary).toMatch(/\S/);
      for (const answer of Object.values(described.responses))
        expect(answer.$ref ?? Object(answer).description).toMatch(/\S/);
    }
    expect(Object.keys(document.components.responses)).toEqual(refusalCodes);
  });

  test('says how many where nobody asks for a number', () => {
    const limit = document.paths['/studies/{study}/responses']?.['get']?.parameters.find(
      ({ name }) => name === 'limit',
    );
    expect(limit?.schema).toEqual({ type: 'integer', minimum: 1, maximum: 500, default: 100 });
  });

  test('is in the language that is asked for, and says the same in both', () => {
    const chinese = describeApi(operations, '1.2.3', 'zh') as Document;
    expect(Object.values(chinese.paths['/studies'] ?? {})[0]?.summary).toBe('所有研究，新的在前');
    const texts = (of: Document) => listValues('description', of).filter((each) => typeof each === 'string');
    expect(texts(document).length).toBeGreaterThan(50);
    for (const text of texts(document)) expect(text).not.toMatch(/\p{Script=Han}/u);
    for (const text of texts(chinese)) expect(text).toMatch(/\p{Script=Han}/u);
    const forget = (value: unknown): string =>
      JSON.stringify(value, (key, each) => (['summary', 'description', 'title'].includes(key) ? '' : each));
    expect(forget(chinese)).toBe(forget(document));
  });
});

describe('Every operation of the document', () => {
  let site: TestSite;
  let api: ReturnType<typeof startCaller>;
  beforeAll(async () => {
    site = await startSite();
    api = startCaller(site, await makeToken(site));
    // So many that figures are shown, and with them the scripts that compute these.
    await api.send('/studies/inn/responses', [11, 12, 13, 14, 15].map(row));
  });
  afterAll(() => site.close());

  const csv = () => api.get('/studies/inn/responses.csv').then((answer) => answer.text());
  const { response: _, ...answers } = Object.fromEntries(fillForm(responseId(1)));
  const row = (number: number) => ({ response: responseId(number), ...answers });
  /** A call that does what the operation is for, and bodies that it refuses. */
  const good: Readonly<Record<string, () => Promise<Response>>> = {
    listStudies: () => api.get('/studies'),
    readStudy: () => api.get('/studies/inn'),
    readQuestionnaire: () => api.get('/studies/inn/questionnaires/manager'),
    readResponses: () => api.get('/studies/inn/responses?limit=7'),
    sendResponses: () => api.send('/studies/inn/responses', row(1)),
    readResponsesCsv: () => api.get('/studies/inn/responses.csv?without=flagged'),
    readWorkbook: () => api.get('/studies/inn/responses.xlsx'),
    readSpssData: () => api.get('/studies/inn/responses.txt?audience=manager'),
    listImports: async () => {
      await api.sendFile('/studies/inn/imports', `id,${servqualHeader}\nlisted,${answerAll(5)}\n`);
      return api.get('/studies/inn/imports');
    },
    importResponses: async () => api.sendFile('/studies/inn/imports?dry-run', await csv()),
    async undoImport() {
      const done = await api.sendFile('/studies/inn/imports', `id,${servqualHeader}\nundone,${answerAll(5)}\n`);
      return api.remove(`/studies/inn/imports/${(await done.json()).stored.import}`);
    },
    readReport: () => api.get('/studies/inn/report'),
    readReportCsv: () => api.get('/studies/inn/report.csv'),
    readReportPage: () => api.get('/studies/inn/report.html?lang=zh'),
    readDeck: () => api.get('/studies/inn/deck.pptx'),
    readRScript: () => api.get('/studies/inn/report.R'),
    readPythonScript: () => api.get('/studies/inn/report.py'),
    readSpssSyntax: () => api.get('/studies/inn/report.sps?audience=contact'),
    readBundle: () => api.get('/studies/inn/bundle.zip?without=flagged'),
    verifyBundle: async () => {
      const bundle = new Uint8Array(await (await api.get('/studies/inn/bundle.zip')).arrayBuffer());
      return api.sendFile('/verify', bundle, { 'content-type': 'application/zip' });
    },
    analyzeFile: async () => api.sendFile('/analyze?min-group=5&instrument=servqual-1991', await csv()),
    listInstruments: () => api.get('/instruments'),
    readInstrumentSchema: () => api.get('/instruments/instrument.schema.json'),
    lintInstrument: () => api.sendFile('/instruments/lint', 'id: inn', { 'content-type': 'text/yaml' }),
    readDocument: () => api.get('/openapi.json'),
  };
  const send = (path: string, body: string, type: string) => api.sendFile(path, body, { 'content-type': type });
  const others: Readonly<Record<string, () => readonly Promise<Response>[]>> = {
    readStudy: () => [api.get('/studies/nowhere')],
    readQuestionnaire: () => [api.get('/studies/inn/questionnaires/eve'), api.get('/studies/x/questionnaires/contact')],
    readResponses: () => [
      api.get('/studies/inn/responses?limit=0'),
      api.get('/studies/inn/responses?after=eve'),
      api.get('/studies/inn/responses?audience=manager&audience=contact'),
    ],
    sendResponses: () => [
      api.send('/studies/inn/responses', [row(1), row(2), { ...row(2), 't1.expectation': 1 }, {}]),
      api.send('/studies/inn/responses', { ...row(1), 't1.expectation': 2 }),
      api.send('/studies/inn/responses', row(1)),
      api.send('/studies/inn/responses', []),
      api.send('/studies/inn/responses', 'x'.repeat(9 * 2 ** 20)),
      api.send('/studies/inn/responses', null),
      send('/studies/inn/responses', '{', 'application/json'),
      send('/studies/inn/responses', '{}', 'application/json; charset=gbk'),
    ],
    importResponses: () => [
      send('/studies/inn/imports', 'a,b\n1,2\n', 'text/csv'),
      send('/studies/inn/imports', '', 'text/csv'),
      send('/studies/inn/imports', 'x', 'multipart/form-data'),
    ],
    undoImport: () => [api.remove('/studies/inn/imports/999'), api.remove('/studies/nowhere/imports/1')],
    verifyBundle: () => [send('/verify', 'no bundle', 'application/zip'), send('/verify', 'x', 'multipart/form-data')],
    analyzeFile: () => [
      send('/analyze', 'a,b\n1,2\n', 'text/csv'),
      send('/analyze?instrument=../../package', 'E1,P1\n1,2\n', 'text/csv'),
    ],
    lintInstrument: () => [send('/instruments/lint', 'x'.repeat(2 ** 21), 'text/yaml')],
  };

  test.each(listed)('$method $path does what it says, with what it says', async ({ path, method, described }) => {
    const { operationId, responses } = described;
    const done = await good[operationId]?.();
    expect(done?.status).toBeGreaterThanOrEqual(200);
    expect(done?.status).toBeLessThan(300);
    const image = { 'content-type': 'image/png' };
    const address = place(path);
    const call = (query: string, headers: object) => {
      if (method === 'get') return api.get(address + query, headers);
      return method === 'delete' ? api.remove(address + query, headers) : api.send(address + query, {}, headers);
    };
    const answers = [
      done,
      ...(await Promise.all(others[operationId]?.() ?? [])),
      await call('', { ...image, accept: 'image/png' }),
      await call('', image),
      await call('?eve=1', method === 'post' ? { 'content-type': firstType(described) } : {}),
      await site.get(`/api/v1${address}`, { authorization: 'Bearer eve' }),
    ];
    for (const answer of answers.slice(0, method === 'get' ? undefined : -1)) {
      const { status, headers } = answer as Response;
      const [type = ''] = (headers.get('content-type') ?? '').split(';');
      const told = responses[status];
      expect(told, `${operationId} answered ${status}`).toBeDefined();
      const content = told?.$ref ? (follow(told.$ref) as Answered).content : told?.content;
      expect(Object.keys(content ?? {})).toContain(type);
      expect(type === 'application/problem+json').toBe(status >= 400);
      const schema = content?.[type]?.schema;
      if (schema) expectToFit(schema, await (answer as Response).json());
    }
    expect(site.logged).toEqual([]);
  });

  const place = (path: string) =>
    path.replace('{study}', 'inn').replace('{audience}', 'customer').replace('{import}', '1');
  const firstType = ({ requestBody }: Described) => Object.keys(requestBody?.content ?? {})[0] ?? '';

  function expectToFit(schema: object, value: unknown): void {
    const whole = JSON.stringify(schema).replaceAll('"#/', '"http://fivegaps/openapi.json#/');
    const validate = ajv.compile(JSON.parse(whole) as object);
    validate(value);
    expect(validate.errors ?? []).toEqual([]);
  }

  test('is the only thing at its address: other methods are told which there are', async () => {
    for (const [path, methods] of Object.entries(document.paths)) {
      const address = `${site.origin}/api/v1${place(path)}`;
      const allowed = Object.keys(methods).flatMap((method) =>
        method === 'get' ? ['GET', 'HEAD'] : [method.toUpperCase()],
      );
      for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']) {
        if (allowed.includes(method)) continue;
        const answer = await fetch(address, { method });
        expect([answer.status, answer.headers.get('allow')]).toEqual([405, allowed.join(', ')]);
        expect((await answer.json()).type).toMatch(/\/method-not-allowed$/);
      }
    }
  });
});

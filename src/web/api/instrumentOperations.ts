import express from 'express';
import { z } from 'zod';
import { describeInstrumentFile } from '../../core/instrument/describeInstrumentFile.ts';
import { textSchema } from '../../core/instrument/text.ts';
import { lintSurvey } from '../../intake/lintSurvey.ts';
import { explainOversight } from '../../words/describeOversight.ts';
import { placeSentence } from '../../words/sentences.ts';
import { listAllInstruments } from '../listAllInstruments.ts';
import { listen } from '../sendPage.ts';
import { asJson } from './asJson.ts';
import { defineOperation } from './operation.ts';
import { describeProblems, problemShape } from './problemShape.ts';

const instrumentShape = z.strictObject({
  id: z.string(),
  version: z.string(),
  title: textSchema,
  isBuiltIn: z.boolean().describe('built-in'),
  items: z.int(),
  dimensions: z.array(z.string()),
  sides: z.array(z.string()),
});

const lintShape = z.strictObject({
  problems: z.array(problemShape).describe('wrong'),
  oversights: z.array(problemShape.pick({ code: true, sentence: true, row: true, path: true })).describe('forgotten'),
});

export const readInstruments = defineOperation({
  id: 'listInstruments',
  method: 'get',
  path: '/instruments',
  scope: 'instruments:read',
  query: z.object({}),
  gives: { 200: asJson(z.strictObject({ instruments: z.array(instrumentShape) })) },
  async answer({ site }) {
    const all = await listAllInstruments(site);
    const instruments = all.map(
      (instrument): z.infer<typeof instrumentShape> => ({
        id: instrument.id,
        version: instrument.version,
        title: instrument.title,
        isBuiltIn: site.builtIn.includes(instrument),
        items: instrument.items.length,
        dimensions: instrument.dimensions.map(({ id }) => id),
        sides: instrument.sides.map(({ side }) => side),
      }),
    );
    return { status: 200, body: { instruments } };
  },
});

export const readInstrumentSchema = defineOperation({
  id: 'readInstrumentSchema',
  method: 'get',
  path: '/instruments/instrument.schema.json',
  scope: 'instruments:read',
  query: z.object({}),
  gives: { 200: asJson(z.looseObject({ $schema: z.string() })) },
  async answer() {
    return { status: 200, body: describeInstrumentFile() };
  },
});

const yaml = ['application/yaml', 'text/yaml', 'text/plain'];

/** Says what is wrong with an instrument's YAML file. That something is, is no failure of the call. */
export const lintInstrument = defineOperation({
  id: 'lintInstrument',
  method: 'post',
  path: '/instruments/lint',
  scope: 'instruments:read',
  query: z.object({}),
  takes: { types: yaml },
  reads: [express.text({ type: yaml, limit: '1mb', inflate: false })],
  gives: { 200: asJson(lintShape) },
  async answer(_, { request }) {
    const { language } = listen(request);
    const lint = lintSurvey(String(request.body ?? ''));
    if ('problems' in lint)
      return { status: 200, body: { problems: describeProblems(lint.problems, language), oversights: [] } };
    const oversights = lint.oversights.map((oversight) => {
      const { code, path, row } = oversight;
      const sentence = placeSentence(oversight, explainOversight(oversight, lint.places, language), language);
      return { code, path, ...(row !== undefined && { row }), sentence };
    });
    return { status: 200, body: { problems: [], oversights } };
  },
});

import { z } from 'zod';
import { audiences } from '../../core/instrument/side.ts';
import { listImports } from '../../storage/imports.ts';
import { tellImport } from '../analyse/import/tellImport.ts';
import { undoByNumber } from '../analyse/import/undoByNumber.ts';
import { ownStudy } from '../manage/ownStudy.ts';
import { asJson } from './asJson.ts';
import { defineOperation } from './operation.ts';

const importShape = z.strictObject({
  import: z.int().describe('import'),
  time: z.string(),
  file: z.string(),
  audience: z.enum(audiences),
  read: z.int().describe('read'),
  stored: z.int().describe('brought'),
  before: z.int().describe('same'),
  left: z.int().describe('left'),
  undone: z.string().nullable().describe('undone'),
});

export const readImports = defineOperation({
  id: 'listImports',
  method: 'get',
  path: '/studies/{study}/imports',
  scope: 'responses:read',
  isForPublished: true,
  query: z.object({}),
  gives: { 200: asJson(z.strictObject({ imports: z.array(importShape) })) },
  async answer({ site }, { response }) {
    const imports = await listImports(site.db, ownStudy(response).id);
    return { status: 200, body: { imports: imports.map(tellImport) } };
  },
});

/** Deletes the responses that an import brought. Whoever asks again, as after a broken connection, is told that it was done before. */
export const deleteImport = defineOperation({
  id: 'undoImport',
  method: 'delete',
  path: '/studies/{study}/imports/{import}',
  scope: 'responses:delete',
  isForPublished: true,
  query: z.object({}),
  gives: { 200: asJson(importShape.extend({ wasUndone: z.boolean().describe('was-undone') })) },
  async answer({ site, reports }, { request, response }) {
    const done = await undoByNumber(site, reports, ownStudy(response), String(request.params['import']));
    if (!done) return { refused: 'not-found' };
    return { status: 200, body: { ...tellImport(done.undone), wasUndone: done.wasUndone } };
  },
});

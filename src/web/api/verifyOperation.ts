import { dirname } from 'node:path';
import { z } from 'zod';
import { verifyBundle } from '../analyse/verify/verifyBundle.ts';
import { asJson } from './asJson.ts';
import { type Answer, type Content, defineOperation } from './operation.ts';
import { withFiles } from './receiveFiles.ts';

const bundle: Content = {
  types: ['application/zip', 'application/octet-stream', 'multipart/form-data'],
  files: ['file'],
};

const foundShape = z.strictObject({
  confirmed: z.int().describe('confirmed'),
  figures: z.array(z.string()).describe('figures'),
  files: z.array(z.string()).describe('files'),
  unproven: z.array(z.string()).exactOptional().describe('unproven'),
  added: z.array(z.string()).exactOptional().describe('added'),
});

/** Checks a bundle of which nothing is stored, as `fivegaps verify` does. That it is not confirmed is no failure of the call. */
export const verifyOperation = defineOperation({
  id: 'verifyBundle',
  method: 'post',
  path: '/verify',
  scope: 'reports:read',
  query: z.object({}),
  takes: bundle,
  gives: { 200: asJson(foundShape) },
  refuses: ['invalid'],
  answer({ site }, { request }) {
    return withFiles(site, request, bundle, async ({ file: path }): Promise<Answer> => {
      const verify = site.verifyElsewhere ?? verifyBundle;
      // What is unpacked lies beside the file, and goes with it.
      const verdict = await verify({ path, folder: dirname(path), version: site.version });
      return verdict ? { status: 200, body: verdict.found } : { refused: 'invalid', problems: [{ code: 'no-bundle' }] };
    });
  },
});

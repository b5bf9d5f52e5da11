import { bundleFiles } from '../../export/bundle/bundleFiles.ts';
import type { Bundled } from '../../export/bundle/listBundleParts.ts';
import { gatherChosen, sendBundlePart, sendWholeBundle } from '../analyse/sendBundle.ts';
import { sendChosenWorkbook } from '../analyse/sendWorkbook.ts';
import { ownStudy } from '../manage/ownStudy.ts';
import { listen } from '../sendPage.ts';
import { type Answer, type Api, type Call, defineOperation } from './operation.ts';
import { audience, people } from './queryShapes.ts';
import { workbookType } from './receiveFiles.ts';

const asked = { method: 'get', isForPublished: true, isFiltered: true } as const;
const text = { 200: { types: ['text/plain'] } };

/** The bundle and the workbook hold answers, so that whoever may read reports alone does not get them. */
export const readBundle = defineOperation({
  ...asked,
  id: 'readBundle',
  path: '/studies/{study}/bundle.zip',
  scope: 'responses:read',
  query: people,
  gives: { 200: { types: ['application/zip'] } },
  answer: (api, call) =>
    withBundle(api, call, async (bundled) => {
      await sendWholeBundle(bundled, call.response);
      return null;
    }),
});

export const readWorkbook = defineOperation({
  ...asked,
  id: 'readWorkbook',
  path: '/studies/{study}/responses.xlsx',
  scope: 'responses:read',
  query: people,
  gives: { 200: { types: [workbookType] } },
  async answer({ site, reports }, { request, response }) {
    const problem = await sendChosenWorkbook(site, reports, request, response);
    return problem && { refused: 'query-invalid', problems: [problem] };
  },
});

/** The answers of one audience as its SPSS syntax reads them. */
export const readSpssData = defineOperation({
  ...asked,
  id: 'readSpssData',
  path: '/studies/{study}/responses.txt',
  scope: 'responses:read',
  query: people.extend({ audience }),
  gives: text,
  answer: (api, call) => sendPart(api, call, bundleFiles.spssData(call.query.audience), 'audienceMissing'),
});

export const readSpssSyntax = defineOperation({
  ...asked,
  id: 'readSpssSyntax',
  path: '/studies/{study}/report.sps',
  scope: 'reports:read',
  query: people.extend({ audience }),
  gives: text,
  answer(api, call) {
    const { language } = listen(call.request);
    return sendPart(api, call, bundleFiles.spss(call.query.audience, language), 'audienceMissing');
  },
});

export const readRScript = defineOperation({
  ...asked,
  id: 'readRScript',
  path: '/studies/{study}/report.R',
  scope: 'reports:read',
  query: people,
  gives: text,
  answer: (api, call) => sendPart(api, call, bundleFiles.r, 'scriptHidden'),
});

export const readPythonScript = defineOperation({
  ...asked,
  id: 'readPythonScript',
  path: '/studies/{study}/report.py',
  scope: 'reports:read',
  query: people,
  gives: text,
  answer: (api, call) => sendPart(api, call, bundleFiles.python, 'scriptHidden'),
});

/** Sends one file of the bundle; where it has none, says why. */
function sendPart(api: Api, call: Call<unknown>, file: string, missing: 'audienceMissing' | 'scriptHidden') {
  const { request, response } = call;
  return withBundle(api, call, async (bundled) => {
    if (await sendBundlePart(bundled, file, response)) return null;
    const detail = listen(request).say(`terminal.${missing}`, { study: ownStudy(response).id });
    return { refused: 'not-found', detail };
  });
}

/** Where the choices would show single people, nothing is handed over. */
async function withBundle(
  { site, reports }: Api,
  { request, response }: Call<unknown>,
  send: (bundled: Bundled) => Promise<Answer>,
): Promise<Answer> {
  const bundled = await gatherChosen(site, reports, request, response);
  return 'problem' in bundled ? { refused: 'query-invalid', problems: [bundled.problem] } : send(bundled);
}

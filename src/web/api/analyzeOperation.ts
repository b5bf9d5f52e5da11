import { z } from 'zod';
import { usualSeed } from '../../core/report/usualSeed.ts';
import { readMapping } from '../../intake/readMapping.ts';
import { analyzeHere } from '../analyse/files/analyzeHere.ts';
import { findInstrument } from '../findInstrument.ts';
import { listen } from '../sendPage.ts';
import { asJson } from './asJson.ts';
import { type Answer, defineOperation } from './operation.ts';
import { describeProblems, problemShape } from './problemShape.ts';
import { countIn } from './queryShapes.ts';
import { reportShape } from './readReport.ts';
import { asFiles, withFiles } from './receiveFiles.ts';

const analysisShape = z.strictObject({
  report: reportShape,
  messages: z.array(z.string()).describe('messages'),
  problems: z.array(problemShape).describe('left-out'),
  problemCount: z.int(),
});

const files = asFiles(['managers', 'contact', 'mapping']);

/** A report of files of which nothing is stored, as `fivegaps analyze` makes it. */
export const analyzeOperation = defineOperation({
  id: 'analyzeFile',
  method: 'post',
  path: '/analyze',
  scope: 'reports:read',
  query: z.object({
    instrument: z.string().exactOptional(),
    'min-group': countIn(1, 1000, 1),
    seed: countIn(0, 999_999_999, usualSeed),
  }),
  takes: files,
  gives: { 200: asJson(analysisShape) },
  refuses: ['invalid'],
  async answer({ site }, { request, query }): Promise<Answer> {
    const { language } = listen(request);
    const { instrument: id, 'min-group': minGroup, seed } = query;
    const instrument = id === undefined ? null : await findInstrument(site, id);
    if (instrument !== null && 'problem' in instrument)
      return { refused: 'invalid', problems: [{ ...instrument.problem, field: 'instrument' }] };
    return withFiles(site, request, files, async (came): Promise<Answer> => {
      const mapping = came['mapping'] === undefined ? null : await readMapping(came['mapping']);
      if (mapping !== null && 'problems' in mapping) return { refused: 'invalid', problems: mapping.problems };
      const { file: customer, managers, contact } = came;
      const paths = { customer, ...(managers && { manager: managers }), ...(contact && { contact }) };
      const analyze = site.analyzeElsewhere ?? analyzeHere;
      const found = await analyze({ paths, instrument, mapping, minGroup, seed, version: site.version, language });
      if ('refused' in found)
        return {
          refused: 'invalid',
          problems: found.refused,
          more: { ...(found.draft && { mapping: found.draft }) },
        };
      return { status: 200, body: { ...found, problems: describeProblems(found.problems, language) } };
    });
  },
});

import { z } from 'zod';
import type { Language } from '../../core/instrument/text.ts';
import type { Problem } from '../../core/problem.ts';
import { buildReport } from '../../core/report/buildReport.ts';
import { completeReport } from '../../core/report/completeReport.ts';
import { usualSeed } from '../../core/report/usualSeed.ts';

import { readMapping } from '../../intake/readMapping.ts';
import { analyzeFiles } from '../../intake/study/analyzeFiles.ts';
import type { Messages } from '../../intake/study/messages.ts';
import { speak } from '../../words/catalogue.ts';
import { deepen } from '../analyse/deepenElsewhere.ts';
import { forgetPath } from '../analyse/importPages.ts';
import { listAllInstruments } from '../listAllInstruments.ts';
import { listen } from '../sendPage.ts';
import { asJson } from './asJson.ts';
import { type Answer, defineOperation } from './operation.ts';
import { describeProblems, problemShape } from './problemShape.ts';
import { reportShape } from './readReport.ts';
import { asFiles, withFiles } from './receiveFiles.ts';

/** As many problems as are told one by one. */
const mostProblems = 200;

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
    'min-group': z.coerce.number().int().min(1).max(1000).default(1),
    seed: z.coerce.number().int().min(0).default(usualSeed),
  }),
  takes: files,
  gives: { 200: asJson(analysisShape) },
  refuses: ['invalid'],
  async answer({ site }, { request, query }): Promise<Answer> {
    const { language } = listen(request);
    const { instrument: id, 'min-group': minGroup, seed } = query;
    const instrument = id === undefined ? null : (await listAllInstruments(site)).find((each) => each.id === id);
    if (instrument === undefined)
      return { refused: 'invalid', problems: [{ code: 'instrument-missing', values: { instrument: id ?? '' } }] };
    return withFiles(site, request, files, async (came): Promise<Answer> => {
      const mapping = came['mapping'] === undefined ? null : await readMapping(came['mapping']);
      const tell = (problems: readonly Problem[]) =>
        problems.map((problem) => forgetPath(problem, { mapping: came['mapping'] ?? null }));
      if (mapping !== null && 'problems' in mapping) return { refused: 'invalid', problems: tell(mapping.problems) };
      const { file: customer, managers, contact } = came;
      const paths = { customer, ...(managers && { manager: managers }), ...(contact && { contact }) };
      const heard = startHearing(language);
      const study = await analyzeFiles(paths, { instrument, mapping }, heard.messages);
      if (study === null) return { refused: 'invalid', problems: heard.problems };
      if ('refused' in study) {
        const problems = tell(study.refused.flatMap((each) => each.problems));
        return { refused: 'invalid', problems, more: { ...(study.draft && { mapping: study.draft }) } };
      }
      const { samples, isClean: _, ...found } = study;
      const report = buildReport(samples, { ...found, minGroup, version: site.version });
      const whole = { ...report, ...(await deepen(site, { report, samples, seed })) };
      const { sentences: messages, problemCount } = heard;
      const problems = describeProblems(heard.problems, language);
      return {
        status: 200,
        body: { report: completeReport(whole, samples.customer), messages, problems, problemCount },
      };
    });
  },
});

/** Keeps what is told of files, for the answer. */
function startHearing(language: Language) {
  const heard = { sentences: [] as string[], problems: [] as Problem[], problemCount: 0 };
  const messages: Messages = {
    tell: (key, values) => void heard.sentences.push(speak(language)(`terminal.${key}`, values)),
    tellSentence: (_, sentenceIn) => void heard.sentences.push(sentenceIn(language)),
    tellProblems(problems) {
      heard.problemCount += problems.length;
      heard.problems.push(...problems.slice(0, mostProblems - heard.problems.length));
    },
    tellShare: () => {},
    about: () => messages,
  };
  return Object.assign(heard, { messages });
}

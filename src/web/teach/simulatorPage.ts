import type { Request, RequestHandler, Response } from 'express';
import { listAmounts, listMeans } from '../../core/simulation/truth.ts';
import { describeProblem, explainProblem } from '../../words/sentences.ts';
import { listen, sendPage } from '../sendPage.ts';
import type { Site } from '../site.ts';
import { chooseLanguage } from '../visit.ts';
import { type AskedTruth, type RefusedTruth, readAskedTruth } from './askedTruth.ts';
import { tabulateBranches } from './branchTable.ts';
import { tabulateTruth } from './truthTable.ts';

/**
 * The fields for what is to be true in made data, and what the data will show. The choices stand in the address, so that it can
 * be passed on.
 */
export function showSimulator(site: Site): RequestHandler {
  return async (request, response) => sendSimulator(request, response, await readAskedTruth(site, request.query));
}

/** The page with what was typed, and what is wrong with it. */
export function sendSimulator(request: Request, response: Response, asked: AskedTruth | RefusedTruth): void {
  const speaker = listen(request);
  const { say, text } = speaker;
  const { language, isChosen } = chooseLanguage(request);
  const { instruments, instrument, fields } = asked;
  const problems = 'problems' in asked ? asked.problems : [];
  const mistakes: string[] = [];
  const describeField = (name: string, usual: number, label: string, of = label) => {
    const problem = problems.find(({ field }) => field === name);
    if (problem) mistakes.push(describeProblem({ ...problem, path: of }, language));
    const value = fields.get(name)?.trim() || String(usual);
    return { name, label, value, problem: problem && explainProblem(problem, language) };
  };
  const means = listMeans(instrument);
  const dimensions = instrument.dimensions.map(({ id, title }) => ({
    title: text(title),
    fields: means.flatMap(({ name, dimension, side, usual }) => {
      const label = text(instrument.sides.find((each) => each.side === side)?.title ?? {});
      return dimension === id ? [describeField(name, usual, label, `${text(title)} · ${label}`)] : [];
    }),
  }));
  const amounts = Object.entries(listAmounts(instrument)).map(([name, { usual }]) => ({
    ...describeField(name, usual, say(`simulator.field.${name}`)),
    hint: say(`simulator.hint.${name}`),
  }));
  const kept = [...fields].filter(([name]) => !['lang', 'token'].includes(name));
  sendPage(request, response, {
    view: 'teach/simulator',
    title: say('simulator.title'),
    status: problems.length > 0 ? 422 : 200,
    path: `/simulator?${new URLSearchParams(kept)}`,
    data: {
      chosenLanguage: isChosen ? language : null,
      instruments: instruments.map(({ id, title }) => ({ id, title: text(title) })),
      instrument: instrument.id,
      scale: instrument.scale,
      dimensions,
      amounts,
      mistakes,
      table: 'problems' in asked ? null : tabulateTruth(asked.planned.questionnaire, asked.truth, speaker),
      branches: 'problems' in asked ? null : tabulateBranches(asked.truth, speaker),
    },
  });
}

import type { Request, RequestHandler, Response } from 'express';
import type { Audience } from '../../core/instrument/side.ts';
import { expectTruth } from '../../core/simulation/expectTruth.ts';
import { listAmounts } from '../../core/simulation/truthNumbers.ts';
import type { Speaker } from '../../export/table/table.ts';
import { describeProblem, explainProblem } from '../../words/sentences.ts';
import { listen, sendPage } from '../sendPage.ts';
import type { Site } from '../site.ts';
import { chooseLanguage } from '../visit.ts';
import { type AskedTruth, type RefusedTruth, readAskedTruth } from './askedTruth.ts';
import { tabulateBranches } from './branchTable.ts';
import { tabulateInside } from './insideTable.ts';
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
  const { instruments, instrument, means, fields } = asked;
  const problems = 'problems' in asked ? asked.problems : [];
  const mistakes: string[] = [];
  const describeField = (name: string, usual: number, label: string, of = label) => {
    const problem = problems.find(({ field }) => field === name);
    if (problem) mistakes.push(describeProblem({ ...problem, path: of }, language));
    const value = fields.get(name)?.trim() || String(usual);
    return { name, label, value, problem: problem && explainProblem(problem, language) };
  };
  const listDimensions = (isWanted: (audience: Audience) => boolean) =>
    instrument.dimensions.map(({ id, title }) => ({
      title: text(title),
      fields: means.flatMap(({ name, dimension, audience, title: side, usual }) => {
        const label = text(side);
        return dimension === id && isWanted(audience)
          ? [describeField(name, usual, label, `${text(title)} · ${label}`)]
          : [];
      }),
    }));
  const amounts = Object.entries(listAmounts(instrument)).map(([name, { usual }]) => ({
    ...describeField(name, usual, say(`simulator.field.${name}`)),
    hint: say(`simulator.hint.${name}`),
  }));
  const isOfStaff = ({ name }: { readonly name: string }) => name === 'managers' || name === 'contact';
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
      customers: listDimensions((audience) => audience === 'customer'),
      staff: listDimensions((audience) => audience !== 'customer'),
      staffAmounts: amounts.filter(isOfStaff),
      amounts: amounts.filter((each) => !isOfStaff(each)),
      mistakes,
      tables: 'problems' in asked ? null : tabulateAll(asked, speaker),
    },
  });
}

/** What the data will show, table by table; null where there is nothing of it. */
function tabulateAll({ planned, truth }: AskedTruth, speaker: Speaker) {
  const [{ questionnaire }] = planned.asked;
  const expected = expectTruth(
    planned.asked.map((each) => each.questionnaire),
    truth,
  );
  return {
    customers: tabulateTruth(questionnaire, expected, speaker),
    inside: tabulateInside(questionnaire, expected, speaker),
    branches: tabulateBranches(truth, speaker),
  };
}

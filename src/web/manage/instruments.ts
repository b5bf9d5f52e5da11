import type { Request, RequestHandler, Response } from 'express';
import type { Instrument } from '../../core/instrument/instrument.ts';
import { parseInstrumentText } from '../../intake/readInstrument.ts';
import { keepInstrument } from '../../storage/changeInstrument.ts';
import { describeProblem } from '../../words/sentences.ts';
import type { Uploads } from '../analyse/uploads.ts';
import { listAllInstruments } from '../listAllInstruments.ts';
import { listen, sendPage } from '../sendPage.ts';
import type { Site } from '../site.ts';
import { carryLanguage } from '../visit.ts';
import { receiveText } from './receiveText.ts';

/** As many mistakes as somebody mends before looking again. */
const mostMistakes = 50;

export function showInstruments(site: Site): RequestHandler {
  return (request, response) => sendInstruments(site, request, response, []);
}

/** Takes an instrument as a YAML file and leads to its preview; or says all that is wrong with it, and keeps nothing. */
export function takeInstrument(site: Site, uploads: Uploads): RequestHandler {
  return async (request, response) => {
    const { say, language } = listen(request);
    const received = await receiveText(uploads, request, response);
    if (received === null) return;
    if (typeof received === 'string') {
      await sendInstruments(site, request, response, [say(`instruments.${received}`)]);
      return;
    }
    const instrument = parseInstrumentText(received.text);
    if ('problems' in instrument) {
      const { problems } = instrument;
      const mistakes = problems.slice(0, mostMistakes).map((problem) => describeProblem(problem, language));
      if (problems.length > mostMistakes)
        mistakes.push(say('instruments.more', { count: problems.length - mostMistakes }));
      await sendInstruments(site, request, response, mistakes);
      return;
    }
    const { id } = instrument;
    if (site.builtIn.some((each) => each.id === id)) {
      await sendInstruments(site, request, response, [say('instruments.idTaken', { id })]);
      return;
    }
    const kept = await keepInstrument(site.db, { instrument, source: received.text }, site.now().toISOString());
    response.redirect(303, carryLanguage(request, `/instruments/${id}?kept=${kept}`));
  };
}

async function sendInstruments(
  site: Site,
  request: Request,
  response: Response,
  mistakes: readonly string[],
): Promise<void> {
  const { say, text, language } = listen(request);
  const describe = ({ id, title, structure, items, dimensions, sides, version }: Instrument) => ({
    id,
    title: text(title),
    structure: text(structure),
    facts: [
      say('instruments.items', { count: items.length }),
      say('instruments.dimensions', { count: dimensions.length }),
      new Intl.ListFormat(language).format(sides.map((side) => text(side.title))),
      say('instruments.version', { version }),
    ],
  });
  const all = await listAllInstruments(site);
  const uploaded = all.filter((each) => !site.builtIn.includes(each));
  sendPage(request, response, {
    view: 'manage/instruments',
    title: say('instruments.title'),
    path: '/instruments',
    status: mistakes.length > 0 ? 422 : 200,
    data: { uploaded: uploaded.map(describe), builtIn: site.builtIn.map(describe), mistakes },
  });
}

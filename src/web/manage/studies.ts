import type { Request, RequestHandler, Response } from 'express';
import { buildQuestionnaire } from '../../core/instrument/questionnaire.ts';
import { createStudy } from '../../storage/createStudy.ts';
import { countResponses } from '../../storage/responses.ts';
import { listStudies } from '../../storage/studies.ts';
import { listFields, readField } from '../readForm.ts';
import { listen, sendPage } from '../sendPage.ts';
import type { Site } from '../site.ts';
import { carryLanguage } from '../visit.ts';

const longestName = 200;

export function showStudies(site: Site): RequestHandler {
  return (request, response) => sendStudies(site, request, response, [], {});
}

/** Starts a study: a name and an instrument are all it takes. */
export function takeStudy(site: Site): RequestHandler {
  return async (request, response) => {
    const fields = listFields(request.body);
    const name = readField(fields, 'name');
    const instrument = site.instruments.find(({ id }) => id === readField(fields, 'instrument')) ?? site.instruments[0];
    if (name === '' || name.length > longestName || !instrument) {
      const mistakes = [listen(request).say('studies.nameBad')];
      await sendStudies(site, request, response, mistakes, { name, instrument: instrument?.id ?? '' });
      return;
    }
    const id = site
      .newPublicId()
      .toLowerCase()
      .replaceAll(/[^a-z0-9]/g, '')
      .slice(0, 10);
    await createStudy(
      site.db,
      { id, title: { zh: name, en: name }, isMade: false, openWave: '1' },
      buildQuestionnaire(instrument, 'customer'),
      { survey: site.newPublicId(), report: site.newPublicId() },
      site.now().toISOString(),
    );
    response.redirect(303, carryLanguage(request, `/studies/${id}`));
  };
}

async function sendStudies(
  site: Site,
  request: Request,
  response: Response,
  mistakes: readonly string[],
  values: Readonly<Record<string, string>>,
): Promise<void> {
  const { say, text } = listen(request);
  const counts = await countResponses(site.db);
  const studies = (await listStudies(site.db)).map((study) => ({
    id: study.id,
    title: text(study.title),
    count: say('studies.responses', { count: counts.get(study.id) ?? 0 }),
  }));
  const instruments = site.instruments.map(({ id, title }) => ({ id, title: text(title) }));
  sendPage(request, response, {
    view: 'manage/studies',
    title: say('studies.title'),
    status: mistakes.length > 0 ? 422 : 200,
    data: { studies, instruments, mistakes, values },
  });
}

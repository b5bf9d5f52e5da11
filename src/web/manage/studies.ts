import type { Request, RequestHandler, Response } from 'express';
import { designs } from '../../core/instrument/design.ts';
import { buildQuestionnaire } from '../../core/instrument/questionnaire.ts';
import { createStudy } from '../../storage/createStudy.ts';
import { countResponses } from '../../storage/responses.ts';
import { listStudies } from '../../storage/studies.ts';
import { listFields, readField } from '../readForm.ts';
import { listen, sendPage } from '../sendPage.ts';
import type { Site } from '../site.ts';
import { carryLanguage } from '../visit.ts';
import { buildStaffQuestionnaires } from './staff.ts';

const longestName = 200;
const usualInstrument = 'servqual-1991';

export function showStudies(site: Site): RequestHandler {
  return (request, response) => sendStudies(site, request, response, [], { instrument: usualInstrument });
}

/** Starts a study: a name, an instrument and the way to ask staff are all it takes. */
export function takeStudy(site: Site): RequestHandler {
  return async (request, response) => {
    const fields = listFields(request.body);
    const name = readField(fields, 'name');
    const asked = readField(fields, 'instrument') || usualInstrument;
    const instrument = site.instruments.find(({ id }) => id === asked);
    const design = designs.find((each) => each === readField(fields, 'design')) ?? designs[0];
    if (name === '' || name.length > longestName || !instrument || !design) {
      const mistakes = [listen(request).say('studies.nameBad')];
      await sendStudies(site, request, response, mistakes, {
        name,
        instrument: instrument?.id ?? '',
        design: design ?? '',
      });
      return;
    }
    const id = site
      .newPublicId()
      .toLowerCase()
      .replaceAll(/[^a-z0-9]/g, '')
      .slice(0, 10);
    await createStudy(
      site.db,
      { id, title: { zh: name, en: name }, isMade: false, openWave: '1', design },
      [buildQuestionnaire(instrument, 'customer'), ...buildStaffQuestionnaires(site, instrument, design)],
      site.newPublicId,
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
  const counts = new Map<string, number>();
  for (const { studyId, count } of await countResponses(site.db))
    counts.set(studyId, (counts.get(studyId) ?? 0) + count);
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
    data: { studies, instruments, designs, mistakes, values },
  });
}

import { isDeepStrictEqual } from 'node:util';
import type { Request, RequestHandler, Response } from 'express';
import type { Fields } from '../../core/answers/parseAnswers.ts';
import { type StudySettings, usualSettings } from '../../core/study/settings.ts';
import { countResponses } from '../../storage/responses.ts';
import { findStudy, insertStudy, listStudies, type Study } from '../../storage/studies.ts';
import { describeProblem } from '../../words/sentences.ts';
import { findInstrument } from '../findInstrument.ts';
import { listAllInstruments } from '../listAllInstruments.ts';
import { listFields, readField } from '../readForm.ts';
import { listen, sendPage } from '../sendPage.ts';
import type { Site } from '../site.ts';
import { carryLanguage } from '../visit.ts';

/** Of a study, in characters. */
export const longestName = 200;
const usualInstrument = 'servqual-1991';
const design = 'chain';
/** Holds the id that the study of a form will have. */
const idField = 'study';

export function showStudies(site: Site): RequestHandler {
  return (request, response) => sendStudies(site, request, response, [], { instrument: usualInstrument });
}

/** Starts a study as a draft: a name and an instrument are all it takes, and the plan says the rest. */
export function takeStudy(site: Site): RequestHandler {
  return async (request, response) => {
    const fields = listFields(request.body);
    const name = readField(fields, 'name');
    const asked = readField(fields, 'instrument') || usualInstrument;
    const instrument = await findInstrument(site, asked);
    if (name === '' || name.length > longestName || 'problem' in instrument) {
      const { say, language } = listen(request);
      const [mistake, chosen] =
        'problem' in instrument
          ? [describeProblem(instrument.problem, language), '']
          : [say('studies.nameBad'), instrument.id];
      await sendStudies(site, request, response, [mistake], { name, instrument: chosen });
      return;
    }
    const title = { zh: name, en: name };
    const id = await chooseStudyId(
      site,
      fields,
      (known) => isDeepStrictEqual(known.title, title) && known.instrument?.id === asked,
    );
    const settings: StudySettings = { ...usualSettings, staff: ['manager', 'contact'] };
    const study: Study = {
      id,
      title,
      isMade: false,
      design,
      instrument,
      settings,
      isArchived: false,
    };
    await insertStudy(site.db, study, site.now().toISOString());
    response.redirect(303, carryLanguage(request, `/studies/${id}/plan`));
  };
}

/**
 * The id that a form came with: pressed twice, it makes one study. Whoever goes back to it and chooses otherwise wants another one,
 * with a fresh id.
 */
export async function chooseStudyId(site: Site, fields: Fields, isSame: (known: Study) => boolean): Promise<string> {
  const asked = readField(fields, idField);
  const known = await findStudy(site.db, asked);
  return isStudyId(asked) && (!known || isSame(known)) ? asked : newStudyId(site);
}

/** A fresh id for a study, short enough to type on the command line. */
export function newStudyId({ newPublicId }: Site): string {
  return newPublicId()
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, '')
    .slice(0, 10);
}

/** Whether `newStudyId` can have made an id. */
function isStudyId(id: string): boolean {
  return /^[a-z0-9]{10}$/.test(id);
}

export async function sendStudies(
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
    isArchived: study.isArchived,
  }));
  const instruments = (await listAllInstruments(site)).map(({ id, title }) => ({ id, title: text(title) }));
  sendPage(request, response, {
    view: 'manage/studies',
    title: say('studies.title'),
    status: mistakes.length > 0 ? 422 : 200,
    data: { studies, instruments, mistakes, study: newStudyId(site), values },
  });
}

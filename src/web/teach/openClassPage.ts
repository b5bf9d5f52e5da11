import { isDeepStrictEqual } from 'node:util';
import type { Request, RequestHandler, Response } from 'express';
import { type Battery, batteries, planClass, suitsClass } from '../../core/classroom/planClass.ts';
import { languages } from '../../core/instrument/text.ts';
import { prepareQuestionnaires } from '../../core/study/prepareQuestionnaires.ts';
import { listClasses } from '../../storage/classSessions.ts';
import { openClass } from '../../storage/openClass.ts';
import { countResponses } from '../../storage/responses.ts';
import { listStudies } from '../../storage/studies.ts';
import { speak } from '../../words/catalogue.ts';
import { formatInstant } from '../../words/times.ts';
import { findToday } from '../keeping.ts';
import { listAllInstruments } from '../listAllInstruments.ts';
import { chooseStudyId, longestName, newStudyId } from '../manage/studies.ts';
import { listFields, readField } from '../readForm.ts';
import { listen, sendPage } from '../sendPage.ts';
import type { Site } from '../site.ts';
import { carryLanguage } from '../visit.ts';

/** Lists the classes, and opens another one in one step. */
export function showClasses(site: Site): RequestHandler {
  return (request, response) => sendClasses(site, request, response, [], {});
}

/** Opens a class: a study with its questionnaires and addresses, and a code for the screen. Everything is filled in as usual. */
export function takeClass(site: Site): RequestHandler {
  return async (request, response) => {
    const fields = listFields(request.body);
    const { say } = listen(request);
    const [name, asked] = [readField(fields, 'name'), readField(fields, 'instrument')];
    const battery = (Object.keys(batteries) as Battery[]).find((each) => each === readField(fields, 'battery'));
    const spoken = languages.filter((language) => ['', language].includes(readField(fields, 'language')));
    const instrument = (await listInstruments(site)).find(({ id }) => id === asked);
    if (name.length > longestName || !instrument || !battery || spoken.length === 0) {
      const values = { name, instrument: asked, battery: battery ?? '', language: readField(fields, 'language') };
      const mistake = name.length > longestName ? 'class.nameLong' : 'class.choiceBad';
      await sendClasses(site, request, response, [say(mistake, { longest: longestName })], values);
      return;
    }
    const plan = planClass(instrument, site.staffForm, { battery, languages: spoken });
    const date = findToday(plan.settings, site.now());
    const titles = languages.map((language) => [language, name || speak(language)('class.usualName', { date })]);
    const title = Object.fromEntries(titles);
    const id = await chooseStudyId(site, fields, (known) => isDeepStrictEqual(known.title, title));
    await openClass(
      site.db,
      { id, title, isMade: false, isArchived: false, ...plan },
      prepareQuestionnaires(plan, site.staffForm),
      site,
      site.now().toISOString(),
    );
    response.redirect(303, carryLanguage(request, `/studies/${id}/class`));
  };
}

/** The instruments that a class can be held with. */
async function listInstruments(site: Site) {
  return (await listAllInstruments(site)).filter(suitsClass);
}

async function sendClasses(
  site: Site,
  request: Request,
  response: Response,
  mistakes: readonly string[],
  values: Readonly<Record<string, string>>,
): Promise<void> {
  const { say, text, language } = listen(request);
  const studies = new Map((await listStudies(site.db)).map((study) => [study.id, study]));
  const counts = await countResponses(site.db);
  const classes = (await listClasses(site.db)).flatMap(({ studyId, code, openedAt, closedAt }) => {
    const study = studies.get(studyId);
    if (!study) return [];
    const count = counts.reduce((sum, each) => sum + (each.studyId === studyId ? each.count : 0), 0);
    return [
      {
        id: studyId,
        title: text(study.title),
        about: say(closedAt === null ? 'class.isOpen' : 'class.isClosed', {
          code,
          time: formatInstant(openedAt, study.settings.zone, language),
          count: say('studies.responses', { count }),
        }),
      },
    ];
  });
  sendPage(request, response, {
    view: 'teach/classes',
    title: say('class.list'),
    status: mistakes.length > 0 ? 422 : 200,
    data: {
      classes,
      instruments: (await listInstruments(site)).map(({ id, title }) => ({ id, title: text(title) })),
      batteries: Object.keys(batteries),
      languages: languages.map((each) => ({ value: each, name: speak(each)('language') })),
      mistakes,
      study: newStudyId(site),
      values: { instrument: 'servqual-1991', battery: 'medium', language: '', ...values },
    },
  });
}

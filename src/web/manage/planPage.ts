import type { Request, RequestHandler, Response } from 'express';
import type { Fields } from '../../core/answers/parseAnswers.ts';
import { designs } from '../../core/instrument/design.ts';
import { pagings } from '../../core/instrument/questionnaire.ts';
import { audienceOf } from '../../core/instrument/side.ts';
import { languages } from '../../core/instrument/text.ts';
import { fillWording } from '../../core/instrument/wording.ts';
import { prepareQuestionnaires } from '../../core/study/prepareQuestionnaires.ts';
import { smallestGroup } from '../../core/study/settings.ts';
import { publishStudy } from '../../storage/changeStudy.ts';
import { type Study, updateStudy } from '../../storage/studies.ts';
import { speak } from '../../words/catalogue.ts';
import { describePlanOversights } from '../../words/describePlanOversights.ts';
import { describeProblem } from '../../words/sentences.ts';
import { listAllInstruments } from '../listAllInstruments.ts';
import { listFields, readField } from '../readForm.ts';
import { listen, sendPage } from '../sendPage.ts';
import type { Site } from '../site.ts';
import { carryLanguage } from '../visit.ts';
import { tabulateCoverage } from './coverageTable.ts';
import { listPlanFields } from './listPlanFields.ts';
import { nouns } from './nouns.ts';
import { ownStudy } from './ownStudy.ts';
import { findPlan } from './plan.ts';
import { readPlan } from './readPlan.ts';

/** Shows what a study is going to ask, whom and when, for change. */
export function showPlan(site: Site): RequestHandler {
  return async (request, response) => {
    const loaded = await loadPlan(site, ownStudy(response));
    await sendPlan(site, request, response, loaded, listPlanFields(loaded.study), []);
  };
}

/**
 * Takes a changed plan. A draft can be kept as one; to publish makes addresses for those who are asked, and later on new versions
 * of what they are asked. Answers that were given stay answers to the very questions they were given to.
 */
export function takePlan(site: Site): RequestHandler {
  return async (request, response) => {
    const { say, language } = listen(request);
    const loaded = await loadPlan(site, ownStudy(response));
    const { isPublished } = loaded;
    const fields = listFields(request.body);
    const action = readField(fields, 'action');
    const cloned = /^clone\.(\d{1,3})$/.exec(action)?.[1];
    if (cloned !== undefined) {
      await sendPlan(site, request, response, loaded, cloneWave(fields, cloned), []);
      return;
    }
    const { study, mistakes } = readPlan(fields, loaded.study, await listAllInstruments(site), isPublished, site.now());
    const sentences = mistakes.map((each) =>
      'code' in each ? describeProblem(each, language) : say(each.key, each.values),
    );
    const { instrument, design, settings } = study;
    if (sentences.length === 0 && instrument && (isPublished || action === 'publish')) {
      const forms = prepareQuestionnaires({ instrument, design, settings }, site.staffForm);
      const refusal = await publishStudy(site.db, study, forms, site.newLinkId, site.now().toISOString());
      for (const audience of refusal?.answered ?? []) sentences.push(say(`plan.answered.${audience}`));
    } else if (sentences.length === 0) await updateStudy(site.db, study);
    if (sentences.length > 0) {
      await sendPlan(site, request, response, loaded, fields, sentences);
      return;
    }
    const isDone = isPublished || action === 'publish';
    response.redirect(303, carryLanguage(request, `/studies/${study.id}${isDone ? '' : '/plan'}`));
  };
}

interface Loaded {
  readonly study: Study;
  readonly isPublished: boolean;
}

/** The study with the instrument that its plan stands on, also where it is older than plans. */
async function loadPlan(site: Site, study: Study): Promise<Loaded> {
  const found = await findPlan(site, study);
  if (!found) return { study, isPublished: false };
  const { instrument, settings } = found.plan;
  return { study: { ...study, instrument, settings }, isPublished: found.published !== undefined };
}

/** What was typed, with one wave more, which wants as many people as the one it is a clone of; its times are to be filled in. */
function cloneWave(fields: Fields, row: string): Fields {
  const last = Math.max(...[...fields.keys()].map((name) => Number(/^wave\.(\d{1,3})\./.exec(name)?.[1] ?? 0)));
  const id = readField(fields, `wave.${row}.id`);
  const next = /\d+$/.test(id) ? id.replace(/\d+$/, (number) => String(Number(number) + 1)) : `${id} 2`;
  const free = [...fields.keys()].find((name) => /^wave\.\d+\.id$/.test(name) && readField(fields, name) === '');
  const place = free?.split('.')[1] ?? String(last + 1);
  return new Map([
    ...fields,
    [`wave.${place}.id`, next],
    [`wave.${place}.quota`, readField(fields, `wave.${row}.quota`)],
  ]);
}

async function sendPlan(
  site: Site,
  request: Request,
  response: Response,
  { study, isPublished }: Loaded,
  fields: Fields,
  mistakes: readonly string[],
): Promise<void> {
  const { say, text, language } = listen(request);
  const { instrument } = study;
  const filled = instrument && fillWording(instrument, { ...instrument.words, ...study.settings.words });
  const instruments = await listAllInstruments(site);
  // The one that the study has may have come with its definition, or be gone from the list.
  const isListed = instruments.some(({ id }) => id === instrument?.id);
  const rows = (table: string, spare: number) => {
    const used = [...fields.keys()].flatMap((name) => new RegExp(`^${table}\\.(\\d{1,3})\\.`).exec(name)?.[1] ?? []);
    const count = new Set(used).size;
    return Array.from({ length: Math.min(count + spare, 100) }, (_, row) => row);
  };
  sendPage(request, response, {
    view: 'manage/plan',
    title: say('plan.title'),
    path: `/studies/${study.id}/plan`,
    status: mistakes.length > 0 ? 422 : 200,
    data: {
      id: study.id,
      study: text(study.title),
      mistakes,
      value: (name: string) => readField(fields, name),
      isPublished,
      oversights: describePlanOversights(study, language),
      instruments: [...(instrument && !isListed ? [instrument] : []), ...instruments].map(({ id, title }) => ({
        id,
        title: text(title),
      })),
      sides: (filled?.sides ?? []).filter(({ side }) => audienceOf(side) === 'customer'),
      outcomes: filled?.outcomes ?? [],
      coverage: instrument && tabulateCoverage(instrument, { say, text }),
      languageNames: languages.map((language) => ({ language, name: speak(language)('language') })),
      designs,
      pagings,
      nouns,
      profileRows: rows('profile', 2),
      waveRows: rows('wave', 1),
      changeRows: rows('change', 1),
      zones: Intl.supportedValuesOf('timeZone'),
      least: smallestGroup,
    },
  });
}

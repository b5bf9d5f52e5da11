import type { Request, RequestHandler, Response } from 'express';
import { findOversights } from '../../core/instrument/findOversights.ts';
import { languages } from '../../core/instrument/text.ts';
import { fillWording } from '../../core/instrument/wording.ts';
import { languageTag } from '../../page/languageTag.ts';
import { listDrafts, removeInstrument } from '../../storage/changeInstrument.ts';
import type { Study } from '../../storage/studies.ts';
import { speak } from '../../words/catalogue.ts';
import { explainOversight } from '../../words/describeOversight.ts';
import { placeSentence } from '../../words/sentences.ts';
import { listFields, readField } from '../readForm.ts';
import { listen, sendPage } from '../sendPage.ts';
import type { Site } from '../site.ts';
import { carryLanguage } from '../visit.ts';
import { describeInstrument } from './bilingualTables.ts';
import { tabulateCoverage } from './coverageTable.ts';
import { ownInstrument } from './ownInstrument.ts';

/** Shows what an instrument asks, in both languages side by side, and what may be forgotten in it. */
export function showInstrument(site: Site): RequestHandler {
  return async (request, response) => {
    const { instrument, isUploaded } = ownInstrument(response);
    const drafts = isUploaded ? await listDrafts(site.db, instrument.id) : [];
    sendInstrument(request, response, drafts, null);
  };
}

/** Deletes an uploaded instrument that no draft needs, once it is said that this is meant. */
export function takeInstrumentDeletion(site: Site): RequestHandler {
  return async (request, response) => {
    const { instrument, isUploaded } = ownInstrument(response);
    if (isUploaded && readField(listFields(request.body), 'really') === '') {
      sendInstrument(request, response, await listDrafts(site.db, instrument.id), 'isNotSure');
      return;
    }
    const drafts = isUploaded ? await removeInstrument(site.db, instrument.id) : [];
    if (!isUploaded) sendInstrument(request, response, drafts, 'isBuiltIn');
    else if (drafts.length > 0) sendInstrument(request, response, drafts, 'isNeeded');
    else response.redirect(303, carryLanguage(request, '/instruments'));
  };
}

const refusals = { isNotSure: 422, isNeeded: 409, isBuiltIn: 409 } as const;

/** @param refusal why a deletion cannot be, where this is the answer to one */
function sendInstrument(
  request: Request,
  response: Response,
  drafts: readonly Study[],
  refusal: keyof typeof refusals | null,
): void {
  const { say, text, language } = listen(request);
  const { instrument, isUploaded } = ownInstrument(response);
  const filled = { ...fillWording(instrument, instrument.words), words: instrument.words };
  const inOrder = [language, ...languages.filter((each) => each !== language)];
  const kept = (['created', 'same', 'replaced'] as const).find((each) => each === request.query['kept']);
  sendPage(request, response, {
    view: 'manage/instrument',
    title: text(filled.title),
    path: `/instruments/${instrument.id}`,
    status: refusal ? refusals[refusal] : 200,
    data: {
      id: instrument.id,
      isUploaded,
      mistakes: refusal ? [say(`instruments.${refusal}`)] : [],
      news: kept && say(`instruments.${kept}`),
      version: instrument.version,
      counts: [
        say('instruments.items', { count: instrument.items.length }),
        say('instruments.dimensions', { count: instrument.dimensions.length }),
      ],
      oversights: findOversights(instrument).map((oversight) => {
        const sentence = explainOversight(oversight, filled, language);
        return oversight.code === 'untranslated'
          ? placeSentence({ path: oversight.path }, sentence, language)
          : sentence;
      }),
      inOrder: inOrder.map((each) => ({
        lang: languageTag(each),
        name: speak(each)('language'),
        title: filled.title[each],
        structure: filled.structure[each],
      })),
      tables: describeInstrument(filled, inOrder),
      coverage: tabulateCoverage(filled, { say, text }),
      drafts: drafts.map((study) => ({ id: study.id, title: text(study.title) })),
    },
  });
}

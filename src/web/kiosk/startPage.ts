import { languages } from '../../core/instrument/text.ts';
import { estimateMinutes } from '../../core/study/estimateMinutes.ts';
import { speak } from '../../words/catalogue.ts';
import { listNames, writeTexts } from '../manage/sheetTexts.ts';
import type { rememberSurveys } from '../respond/survey.ts';
import { listen, sendPage } from '../sendPage.ts';
import type { Site } from '../site.ts';
import { withLanguage } from '../visit.ts';
import { atOpenKiosk, type KioskHandler } from './ownKiosk.ts';

/** Nobody is waited for here; but the page is made anew now and then, to follow what staff have changed. */
const renewedAfter = 600;

/** Invites the next person, in all languages of the survey at once. */
export function showStart(site: Site, findSurvey: ReturnType<typeof rememberSurveys>): KioskHandler {
  return atOpenKiosk(site, findSurvey, (request, response, { survey, frame }) => {
    const { study, questionnaire } = survey;
    const offered = languages.filter((language) => questionnaire.languages.includes(language));
    const minutes = estimateMinutes(survey.asked);
    sendPage(request, response, {
      view: 'kiosk/start',
      title: listen(request).text(study.title),
      kind: 'respond',
      data: {
        idle: renewedAfter,
        languageUrls: null,
        names: listNames(study, offered),
        texts: offered.map((language) => ({
          ...writeTexts(study, questionnaire.audience, minutes, language),
          begin: speak(language)('kiosk.begin'),
          href: withLanguage(`${frame.start}/survey`, language),
        })),
        exit: `${frame.start}/exit`,
      },
    });
  });
}

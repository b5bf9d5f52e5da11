import type { RequestHandler } from 'express';
import { languages } from '../../core/instrument/text.ts';
import { estimateMinutes } from '../../core/study/estimateMinutes.ts';
import { usualSource } from '../../storage/links.ts';
import { findQuestionnaire } from '../../storage/questionnaires.ts';
import type { StudyReports } from '../analyse/studyReport.ts';
import { listen, sendPage } from '../sendPage.ts';
import type { Site } from '../site.ts';
import { carryLanguage, originOf } from '../visit.ts';
import { addressOf, drawLink } from './nameLink.ts';
import { ownLink } from './ownLink.ts';
import { ownStudy } from './ownStudy.ts';
import { listNames, writeTexts } from './sheetTexts.ts';

/** One large sheet to hang up. */
export function showPoster(site: Site, reports: StudyReports): RequestHandler {
  return showSheet(site, reports, { view: 'manage/poster', title: 'poster.title' });
}

/** Four small cards on one sheet, to be cut and set on tables. */
export function showCards(site: Site, reports: StudyReports): RequestHandler {
  return showSheet(site, reports, { view: 'manage/cards', title: 'poster.cardsTitle' });
}

/** A sheet of paper that leads to a survey, in all languages of the survey at once. */
function showSheet(
  site: Site,
  reports: StudyReports,
  sheet: { readonly view: string; readonly title: string },
): RequestHandler {
  return async (request, response) => {
    const study = ownStudy(response);
    const link = ownLink(response);
    // A sheet that led nowhere would be hung up by somebody.
    if (link.retiredAt !== null) {
      response.redirect(303, carryLanguage(request, `/studies/${study.id}/links`));
      return;
    }
    const published = await findQuestionnaire(site.db, study.id, link.audience);
    if (!published) throw new Error(`a link for ${link.audience}, who are not asked`);
    const { questionnaire } = published;
    const { medianSeconds } = await reports.findOwn(study);
    const isMeasured = medianSeconds !== null && link.audience === 'customer';
    const minutes = isMeasured ? Math.max(1, Math.round(medianSeconds / 60)) : estimateMinutes(questionnaire);
    const offered = languages.filter((language) => questionnaire.languages.includes(language));
    const origin = originOf(request, site.lanOrigin);
    const { say } = listen(request);
    sendPage(request, response, {
      view: sheet.view,
      title: say(sheet.title),
      style: 'print',
      data: {
        id: study.id,
        svg: drawLink(link, origin, say),
        // Browsers add what comes before it, and it is shorter to type.
        address: addressOf(link, origin).replace(/^https?:\/\//, ''),
        source: link.source === usualSource ? '' : link.source,
        names: listNames(study, offered),
        texts: offered.map((language) => writeTexts(study, link.audience, minutes, language)),
      },
    });
  };
}

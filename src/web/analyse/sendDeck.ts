import type { RequestHandler } from 'express';
import { listDeckSlides } from '../../export/deck/listDeckSlides.ts';
import { writeDeck } from '../../export/deck/writeDeck.ts';
import { ownStudy } from '../manage/ownStudy.ts';
import { listen } from '../sendPage.ts';
import type { Site } from '../site.ts';
import { chooseReport } from './leaveOut.ts';
import { aroundReport } from './reportPage.ts';
import { filterOf } from './requestFilter.ts';
import type { StudyReports } from './studyReport.ts';

/** The slides of a report as a deck for PowerPoint, in the language and by the choices of the address. */
export function sendDeck(site: Site, reports: StudyReports): RequestHandler {
  return async (request, response) => {
    const study = ownStudy(response);
    const speaker = listen(request);
    const { report, deep, samples, questionnaire } = chooseReport(
      request,
      await reports.findOwn(study, filterOf(request)),
    ).computed;
    const whole = { report: { ...report, ...(await deep()) }, samples, questionnaire };
    const title = speaker.text(study.title);
    const about = { ...aroundReport(site, study, { questionnaire }, true), title, isMade: study.isMade };
    const bytes = await writeDeck(title, listDeckSlides(whole, about, speaker), report, speaker);
    response.attachment('deck.pptx').send(Buffer.from(bytes));
  };
}

import type { RequestHandler } from 'express';
import { listDeckSlides } from '../../export/deck/listDeckSlides.ts';
import { writeDeck } from '../../export/deck/writeDeck.ts';
import type { Site } from '../site.ts';
import type { StudyReports } from './studyReport.ts';
import { findWholeReport } from './wholeReport.ts';

/** The slides of a report as a deck for PowerPoint, in the language and by the choices of the address. */
export function sendDeck(site: Site, reports: StudyReports): RequestHandler {
  return async (request, response) => {
    const { whole, about, speaker } = await findWholeReport(site, reports, request, response);
    const bytes = await writeDeck(about.title, listDeckSlides(whole, about, speaker), whole.report, speaker);
    response.attachment('deck.pptx').send(Buffer.from(bytes));
  };
}

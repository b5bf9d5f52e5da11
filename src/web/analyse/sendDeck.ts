import type { Request, Response } from 'express';
import { listDeckSlides } from '../../export/deck/listDeckSlides.ts';
import type { Site } from '../site.ts';
import { deckHere } from './deckElsewhere.ts';
import type { StudyReports } from './studyReport.ts';
import { findWholeReport } from './wholeReport.ts';

/** The slides of a report as a deck for PowerPoint, in the language and by the choices of the address. */
export function sendDeck(site: Site, reports: StudyReports) {
  return async (request: Request, response: Response): Promise<void> => {
    const { whole, about, speaker } = await findWholeReport(site, reports, request, response);
    const slides = listDeckSlides(whole, about, speaker);
    const write = site.deckElsewhere ?? deckHere;
    const bytes = await write({ title: about.title, slides, report: whole.report, language: speaker.language });
    response.attachment('deck.pptx').send(Buffer.from(bytes));
  };
}

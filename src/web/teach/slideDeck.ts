import type { Request, Response } from 'express';
import { isTooFew } from '../../core/report/notes.ts';
import { listPictures } from '../../export/gallery/listPictures.ts';
import { listSlides } from '../../export/slides/listSlides.ts';
import type { Slide } from '../../export/slides/slide.ts';
import { carryChoices, chooseReport } from '../analyse/leaveOut.ts';
import { presentUrl } from '../analyse/reportLinks.ts';
import { aroundReport } from '../analyse/reportPage.ts';
import { filterOf } from '../analyse/requestFilter.ts';
import type { StudyReports } from '../analyse/studyReport.ts';
import { ownStudy } from '../manage/ownStudy.ts';
import { listen } from '../sendPage.ts';
import type { Site } from '../site.ts';
import { addChoice } from '../visit.ts';

/** The slides of whom an address chooses, and at which of them it stands. */
export type SlideDeck = NonNullable<Awaited<ReturnType<typeof readDeck>>>;

/**
 * Makes the slides that an address asks for. They are named, so that the address of one stays good as answers come in; numbers are
 * taken as well, and whoever asks for one that there is not gets the nearest. Null where the filter of the address may not be shown.
 */
export async function readDeck(site: Site, reports: StudyReports, request: Request, response: Response) {
  const study = ownStudy(response);
  const speaker = listen(request);
  const found = await reports.findOwn(study, filterOf(request));
  if (found.refusal) return null;
  const { computed } = chooseReport(request, found);
  const hidden = isTooFew(computed.report);
  const pictured = { ...computed, report: { ...computed.report, ...(hidden ? {} : await computed.deep()) } };
  const about = { ...aroundReport(site, study, computed, true), title: speaker.text(study.title) };
  const slides = listSlides(pictured, about, speaker);
  const at = findSlide(slides, String(request.query['slide'] ?? ''));
  const base = presentUrl(study.id);
  const link = (place: number, path = base) =>
    carryChoices(request, addChoice(path, 'slide', slides[place]?.name ?? 'title'));
  return {
    slides,
    at,
    link,
    questionnaire: computed.questionnaire,
    /** Draws a slide's picture for a room, and for a phone. */
    draw: ({ picture }: Slide) => {
      const drawing = picture === null ? null : listPictures(pictured, speaker).find(({ name }) => name === picture);
      return drawing?.draw ? { slide: drawing.draw('slide'), tall: drawing.draw('tall') } : null;
    },
  };
}

/** The place of a slide by its name or number, from 1; the first where it is neither. */
function findSlide(slides: readonly Slide[], asked: string): number {
  const named = slides.findIndex(({ name }) => name === asked);
  if (named >= 0) return named;
  const number = /^\d{1,4}$/.test(asked) ? Number(asked) : 1;
  return Math.min(Math.max(number, 1), slides.length) - 1;
}

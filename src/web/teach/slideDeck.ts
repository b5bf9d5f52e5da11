import type { Request, Response } from 'express';
import { isTooFew } from '../../core/report/notes.ts';
import { listPictures } from '../../export/gallery/listPictures.ts';
import type { Picture, Pictured } from '../../export/gallery/picture.ts';
import { listSlides } from '../../export/slides/listSlides.ts';
import type { Presented, Slide } from '../../export/slides/slide.ts';
import type { Speaker } from '../../export/table/table.ts';
import { describePresented } from '../analyse/describePresented.ts';
import { carryChoices, chooseReport } from '../analyse/leaveOut.ts';
import { presentUrl } from '../analyse/reportLinks.ts';
import { filterOf } from '../analyse/requestFilter.ts';
import type { StudyReport, StudyReports } from '../analyse/studyReport.ts';
import { ownStudy } from '../manage/ownStudy.ts';
import { listen } from '../sendPage.ts';
import type { Site } from '../site.ts';
import { addChoice } from '../visit.ts';

/** The slides of whom an address chooses, and at which of them it stands. */
export type SlideDeck = NonNullable<Awaited<ReturnType<typeof readDeck>>>;

/** How long a slide waits for what is drawn and searched for and stands on another one, in milliseconds. */
const patience = 500;

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
  const about = await describePresented(site, study, computed, speaker);
  const find = ({ slides }: Listed) => findSlide(slides, String(request.query['slide'] ?? ''));
  const early = listOnce(computed, computed, about, speaker);
  const isNeeded = request.query['view'] === 'all' || early.slides[find(early)]?.name === 'importance';
  const deep = isTooFew(computed.report) ? null : await findDeep(computed, isNeeded);
  const whole = { ...computed, report: { ...computed.report, ...deep } };
  const listed = deep ? listOnce(deep, whole, about, speaker) : early;
  const { slides, pictures } = listed;
  const at = find(listed);
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
      const drawing = picture === null ? null : pictures.find(({ name }) => name === picture);
      return drawing?.draw ? { slide: drawing.draw('slide'), tall: drawing.draw('tall') } : null;
    },
  };
}

interface Listed {
  readonly slides: readonly Slide[];
  readonly pictures: readonly Picture[];
}

const known = new WeakMap<object, Map<string, Listed>>();

/** The slides of a report, which are listed once in each language, and not at each press of a clicker. */
function listOnce(report: object, pictured: Pictured, about: Presented, speaker: Speaker): Listed {
  const ofReport = known.get(report) ?? new Map<string, Listed>();
  known.set(report, ofReport);
  const key = `${speaker.language} ${about.title}`;
  const listed = ofReport.get(key) ?? {
    slides: listSlides(pictured, about, speaker),
    pictures: listPictures(pictured, speaker),
  };
  ofReport.set(key, listed);
  return listed;
}

/** The part of a report that takes longer; null where it is not needed and takes so long that the room would wait. */
function findDeep({ deep }: StudyReport, isNeeded: boolean) {
  const waited = new Promise<null>((resolve) => {
    if (!isNeeded) setTimeout(resolve, patience, null);
  });
  return Promise.race([deep(), waited]);
}

/** The place of a slide by its name or number, from 1; the first where it is neither. */
function findSlide(slides: readonly Slide[], asked: string): number {
  const named = slides.findIndex(({ name }) => name === asked);
  if (named >= 0) return named;
  const number = /^\d{1,4}$/.test(asked) ? Number(asked) : 1;
  return Math.min(Math.max(number, 1), slides.length) - 1;
}

import type { Request, RequestHandler, Response } from 'express';
import type { Slide } from '../../export/slides/slide.ts';
import { findClass } from '../../storage/classSessions.ts';
import { listLinks, pickLink } from '../../storage/links.ts';
import { carryChoices, carryPeople } from '../analyse/leaveOut.ts';
import { presentUrl, reportUrl } from '../analyse/reportLinks.ts';
import type { StudyReports } from '../analyse/studyReport.ts';
import { ownStudy } from '../manage/ownStudy.ts';
import { listen, sendPage } from '../sendPage.ts';
import type { Site } from '../site.ts';
import { addChoice } from '../visit.ts';
import { describeAddress, describeJoining } from './describeJoining.ts';
import { readDeck, type SlideDeck } from './slideDeck.ts';

/** What stands there instead of the slide: how to join, or all slides. */
const views = ['join', 'all'] as const;

/** A report as slides for a room, one at each address, so that it works without script and a reload stays where it is. */
export function showPresentation(site: Site, reports: StudyReports): RequestHandler {
  return async (request, response) => {
    const study = ownStudy(response);
    const deck = await readDeck(site, reports, request, response);
    if (!deck) {
      // The report says why its filter shows nothing.
      response.redirect(303, carryChoices(request, reportUrl(study.id)));
      return;
    }
    const { slides, at, link } = deck;
    const view = views.find((each) => each === request.query['view']) ?? null;
    const slide = slides[at] as Slide;
    const base = presentUrl(study.id);
    const open = (each: (typeof views)[number]) => addChoice(link(at), 'view', each);
    const { text, say } = listen(request);
    sendPage(request, response, {
      view: 'teach/present',
      title: view ? text(study.title) : say('present.title', { study: text(study.title), slide: slide.title }),
      style: 'present',
      path: carryPeople(request, `${base}?slide=${slide.name}${view ? `&view=${view}` : ''}`),
      data: {
        id: study.id,
        isArchived: study.isArchived,
        mode: view,
        slides: view === 'all' ? slides.map((each, place) => describeSlide(deck, each, place)) : [],
        slide: view ? null : describeSlide(deck, slide, at),
        number: at + 1,
        count: slides.length,
        here: link(at),
        address: view ? open(view) : link(at),
        // From what stands instead of a slide, both lead back to it.
        previous: view ? link(at) : at > 0 ? link(at - 1) : null,
        next: view ? link(at) : at + 1 < slides.length ? link(at + 1) : null,
        notes: link(at, `${base}/notes`),
        join: open('join'),
        all: open('all'),
        questions: slide.questions,
        report: carryChoices(request, reportUrl(study.id)),
        joining: view === 'join' ? await findJoining(site, request, response) : null,
      },
    });
  };
}

function describeSlide(deck: SlideDeck, slide: Slide, place: number) {
  return { ...slide, number: place + 1, href: deck.link(place), drawn: deck.draw(slide) };
}

/** The address of the class while it is open, else that of the customers' survey; null where neither takes answers. */
async function findJoining(site: Site, request: Request, response: Response) {
  const { id: studyId, isArchived } = ownStudy(response);
  if (isArchived) return null;
  const { say } = listen(request);
  const session = await findClass(site.db, { studyId });
  if (session && session.closedAt === null)
    return { ...describeJoining(request, site, session.code), code: session.code };
  const link = pickLink(await listLinks(site.db, studyId), 'survey');
  if (!link || link.retiredAt !== null) return null;
  return { ...describeAddress(request, site, `/s/${link.publicId}`, say('present.survey')), code: null };
}

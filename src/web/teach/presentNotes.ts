import type { RequestHandler } from 'express';
import { carryChoices, carryPeople } from '../analyse/leaveOut.ts';
import { presentUrl, reportUrl } from '../analyse/reportLinks.ts';
import type { StudyReports } from '../analyse/studyReport.ts';
import { ownStudy } from '../manage/ownStudy.ts';
import { listen, sendPage } from '../sendPage.ts';
import type { Site } from '../site.ts';
import { linkShown } from './linkShown.ts';
import { readDeck } from './slideDeck.ts';

/** What the speaker reads while a slide is shown: the notes to it, and what comes next. */
export function showSpeakerNotes(site: Site, reports: StudyReports): RequestHandler {
  return async (request, response) => {
    const study = ownStudy(response);
    const deck = await readDeck(site, reports, request, response);
    if (!deck) {
      response.redirect(303, carryChoices(request, reportUrl(study.id)));
      return;
    }
    const { slides, at, link, questionnaire } = deck;
    const speaker = listen(request);
    const path = `${presentUrl(study.id)}/notes`;
    const slide = slides[at];
    sendPage(request, response, {
      view: 'teach/presentNotes',
      title: speaker.say('present.notes'),
      style: 'present',
      path: carryPeople(request, `${path}?slide=${slide?.name}`),
      data: {
        id: study.id,
        slide,
        lessons: slide ? linkShown(request, slide.name, questionnaire, speaker) : [],
        number: at + 1,
        count: slides.length,
        nextTitle: slides[at + 1]?.title ?? null,
        previous: at > 0 ? link(at - 1, path) : null,
        next: at + 1 < slides.length ? link(at + 1, path) : null,
        screen: link(at),
      },
    });
  };
}

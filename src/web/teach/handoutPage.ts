import type { RequestHandler } from 'express';
import { isTooFew } from '../../core/report/notes.ts';
import { describeHandout } from '../../export/classroom/handout.ts';
import { drawQr } from '../../export/picture/qr.ts';
import { listLinks, pickLink } from '../../storage/links.ts';
import { carryPeople, chooseReport } from '../analyse/leaveOut.ts';
import { filterOf } from '../analyse/requestFilter.ts';
import type { StudyReports } from '../analyse/studyReport.ts';
import { ownStudy } from '../manage/ownStudy.ts';
import { listen, sendPage } from '../sendPage.ts';
import type { Site } from '../site.ts';
import { originOf } from '../visit.ts';

/** The report on one sheet of A4, with a code that leads to the shared report. */
export function showHandout(site: Site, reports: StudyReports): RequestHandler {
  return async (request, response) => {
    const study = ownStudy(response);
    const speaker = listen(request);
    const { say, text } = speaker;
    const { computed } = chooseReport(request, await reports.findOwn(study, filterOf(request)));
    const link = pickLink(await listLinks(site.db, study.id), 'report');
    const address = link && `${originOf(request, site.lanOrigin)}/r/${link.publicId}`;
    const folder = `/studies/${encodeURIComponent(study.id)}`;
    sendPage(request, response, {
      view: 'teach/handout',
      title: say('handout.title'),
      style: 'classroom',
      path: carryPeople(request, `${folder}/handout`),
      data: {
        study: text(study.title),
        isMade: study.isMade,
        how: say('handout.how'),
        back: carryPeople(request, `${folder}/downloads`),
        backTo: say('handOver.title'),
        minGroup: study.settings.minGroup,
        handout: isTooFew(computed.report) ? null : describeHandout(computed, site.staffForm, speaker),
        address,
        qr: address && drawQr(address, { title: say('handout.scan'), description: address }),
      },
    });
  };
}

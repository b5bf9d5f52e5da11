import type { RequestHandler } from 'express';
import { isTooFew } from '../../core/report/notes.ts';
import { frame } from '../../export/gallery/frame.ts';
import { listPictures } from '../../export/gallery/listPictures.ts';
import { writeSvgFile } from '../../export/picture/svgFile.ts';
import { sendNotFound } from '../errors.ts';
import { ownStudy } from '../manage/ownStudy.ts';
import { listen } from '../sendPage.ts';
import { linkShown } from '../teach/linkShown.ts';
import { showAnalystPage } from './analystPage.ts';
import { joinDeep } from './joinDeep.ts';
import { carryChoices, chooseReport } from './leaveOut.ts';
import { pageUrl, reportUrl } from './reportLinks.ts';
import { filterOf } from './requestFilter.ts';
import type { StudyReports } from './studyReport.ts';

/** Every picture of a report, each with its sentence, its table and the way to save it. */
export function showPictures(reports: StudyReports): RequestHandler {
  return showAnalystPage(reports, 'pictures', async (analysed) => {
    const { request, path, speaker } = analysed;
    const evidence = carryChoices(request, reportUrl(String(request.params['studyId'])));
    const pictures = listPictures({ ...analysed, report: await joinDeep(analysed), evidence }, speaker).map(
      (picture) => ({
        ...frame(picture),
        file: carryChoices(request, `${path}/${picture.name}.svg`),
        lessons: linkShown(request, picture.name, analysed.questionnaire, speaker),
      }),
    );
    return { data: { pictures } };
  });
}

/** One picture as a file that needs nothing beside it, of whom the address chooses. Where nothing can be drawn, the page says why. */
export function sendPicture(reports: StudyReports): RequestHandler<{ name: string }> {
  return async (request, response, next) => {
    const { id } = ownStudy(response);
    const { computed } = chooseReport(request, await reports.findOwn(ownStudy(response), filterOf(request)));
    const speaker = listen(request);
    if (isTooFew(computed.report)) {
      response.redirect(303, carryChoices(request, pageUrl(id, 'pictures')));
      return;
    }
    const picture = listPictures({ ...computed, report: await joinDeep(computed) }, speaker).find(
      ({ name }) => name === request.params.name,
    );
    if (!picture) sendNotFound(request, response, next);
    else if (!picture.draw) response.redirect(303, `${carryChoices(request, pageUrl(id, 'pictures'))}#${picture.name}`);
    else {
      const svg = writeSvgFile(picture.draw('wide'), speaker.language);
      response.attachment(`${picture.name}.svg`).type('image/svg+xml').send(svg);
    }
  };
}

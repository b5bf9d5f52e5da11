import type { RequestHandler } from 'express';
import { isTooFew } from '../../core/report/notes.ts';
import { listPictures } from '../../export/gallery/listPictures.ts';
import type { Picture } from '../../export/gallery/picture.ts';
import { writeSvgFile } from '../../export/picture/svgFile.ts';
import { sendNotFound } from '../errors.ts';
import { ownStudy } from '../manage/ownStudy.ts';
import { listen } from '../sendPage.ts';
import { showAnalystPage } from './analystPage.ts';
import { carryChoices, chooseReport } from './leaveOut.ts';
import { filterOf } from './requestFilter.ts';
import type { StudyReport, StudyReports } from './studyReport.ts';

/** Every picture of a report, each with its sentence, its table and the way to save it. */
export function showPictures(reports: StudyReports): RequestHandler {
  return showAnalystPage(reports, 'pictures', async (analysed) => {
    const { request, path, speaker } = analysed;
    const pictures = listPictures(await deepen(analysed), speaker).map(({ draw, ...picture }: Picture) => ({
      ...picture,
      frames: draw && { wide: draw('wide'), tall: draw('tall') },
      file: carryChoices(request, `${path}/${picture.name}.svg`),
    }));
    return { data: { pictures } };
  });
}

/** One picture as a file that needs nothing beside it, of whom the address chooses. */
export function sendPicture(reports: StudyReports): RequestHandler<{ name: string }> {
  return async (request, response, next) => {
    const chosen = await reports.findOwn(ownStudy(response), filterOf(request));
    const { computed } = chooseReport(request, chosen);
    const speaker = listen(request);
    const pictures = isTooFew(computed.report) ? [] : listPictures(await deepen(computed), speaker);
    const picture = pictures.find(({ name }) => name === request.params.name);
    if (!picture?.draw) {
      sendNotFound(request, response, next);
      return;
    }
    const svg = writeSvgFile(picture.draw('wide'), speaker.language);
    response.attachment(`${picture.name}.svg`).type('image/svg+xml').send(svg);
  };
}

/** With the part of the report that takes longer, which some pictures need. */
async function deepen<Computed extends Pick<StudyReport, 'report' | 'deep'>>(computed: Computed) {
  return { ...computed, report: { ...computed.report, ...(await computed.deep()) } };
}

import type { Request, RequestHandler } from 'express';
import { isTooFew } from '../../core/report/notes.ts';
import type { Speaker } from '../../export/table/table.ts';
import { ownStudy } from '../manage/ownStudy.ts';
import { listen, sendPage } from '../sendPage.ts';
import { carryLanguage } from '../visit.ts';
import { chooseReport, leavesOutFlagged, withoutFlagged } from './leaveOut.ts';
import { type AnalystPage, explainUrl, listPages, reportUrl } from './reportLinks.ts';
import type { StudyReport, StudyReports } from './studyReport.ts';

/** What a page of the analyst is made from. */
export interface Analysed extends StudyReport {
  readonly speaker: Speaker;
  readonly request: Request;
  /** The address of the page itself. */
  readonly path: string;
}

/** What a page shows, and the choices in its address, which the language links keep. */
interface Shown {
  readonly data: Readonly<Record<string, unknown>>;
  readonly query?: URLSearchParams;
}

/** One of the pages that go with the report of a study, for its staff. `isForFew` if it shows nothing of the responses. */
export function showAnalystPage(
  reports: StudyReports,
  name: Exclude<AnalystPage, 'report'>,
  describe: (analysed: Analysed) => Shown,
  isForFew = false,
): RequestHandler {
  return async (request, response) => {
    const study = ownStudy(response);
    const speaker = listen(request);
    const all = await reports.findOwn(study);
    // The page of the flags is about those that the others leave out.
    const { computed, leftOut } = name === 'quality' ? { computed: all, leftOut: null } : chooseReport(request, all);
    const base = reportUrl(study.id);
    const path = `${base}/${name}`;
    const isHidden = isTooFew(computed.report) && !isForFew;
    const { data, query } = isHidden
      ? { data: {}, query: undefined }
      : describe({ ...computed, speaker, request, path });
    const address = query ? `${path}?${query}` : path;
    sendPage(request, response, {
      view: `analyse/${name}`,
      title: speaker.text(study.title),
      path: leavesOutFlagged(request) ? withoutFlagged(address) : address,
      data: {
        report: computed.report,
        isTooFew: isHidden,
        isMade: false,
        minGroup: study.settings.minGroup,
        explain: explainUrl(request, base),
        base,
        staff: {
          pages: listPages(request, study.id, name, speaker.say),
          leftOut,
          withAll: carryLanguage(request, address),
        },
        ...data,
      },
    });
  };
}

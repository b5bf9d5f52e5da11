import type { Request, RequestHandler } from 'express';
import { isTooFew } from '../../core/report/notes.ts';
import type { Speaker } from '../../export/table/table.ts';
import { ownStudy } from '../manage/ownStudy.ts';
import { listen, sendPage } from '../sendPage.ts';
import { carryLanguage } from '../visit.ts';
import { describeFilterBar } from './filterBar.ts';
import { carryChoices, carryPeople, chooseReport } from './leaveOut.ts';
import {
  type AnalystPage,
  explainUrl,
  handOverUrl,
  linksUrl,
  listPages,
  pageUrl,
  presentUrl,
  reportUrl,
} from './reportLinks.ts';
import type { StaffHead } from './reportPage.ts';
import { filterOf, withFilter } from './requestFilter.ts';
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
  describe: (analysed: Analysed) => Shown | Promise<Shown>,
  isForFew = false,
): RequestHandler {
  return async (request, response) => {
    const study = ownStudy(response);
    const speaker = listen(request);
    const filter = filterOf(request);
    const [all, chosen] = [await reports.findOwn(study), await reports.findOwn(study, filter)];
    // The page of the flags is about those that the others leave out.
    const { computed, leftOut } =
      name === 'quality' ? { computed: chosen, leftOut: null } : chooseReport(request, chosen);
    const base = reportUrl(study.id);
    const path = pageUrl(study.id, name);
    const isHidden = isTooFew(computed.report) && !isForFew;
    const { data, query } = isHidden
      ? { data: {}, query: undefined }
      : await describe({ ...computed, speaker, request, path });
    const address = query ? `${path}?${query}` : path;
    const staff: StaffHead = {
      pages: listPages(request, study.id, name, speaker.say),
      leftOut,
      withAll: carryLanguage(request, withFilter(address, filter)),
      bar: describeFilterBar(request, study, all, chosen, path, speaker),
      handOver: handOverUrl(request, study.id),
      links: linksUrl(request, study.id),
      present: carryChoices(request, presentUrl(study.id)),
    };
    sendPage(request, response, {
      view: `analyse/${name}`,
      title: speaker.text(study.title),
      path: carryPeople(request, address),
      ...(isHidden && chosen.refusal && { status: 422 }),
      data: {
        report: computed.report,
        isTooFew: isHidden,
        isMade: false,
        minGroup: study.settings.minGroup,
        explain: explainUrl(request, base),
        base,
        staff,
        ...data,
      },
    });
  };
}

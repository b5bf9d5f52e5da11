import type { RequestHandler } from 'express';
import { ownStudy } from '../manage/ownStudy.ts';
import { listen } from '../sendPage.ts';
import type { Site } from '../site.ts';
import { lessonWithTable } from '../teach/studyTable.ts';
import { carryLanguage } from '../visit.ts';
import { describeFilterBar } from './filterBar.ts';
import { carryChoices, chooseReport } from './leaveOut.ts';
import { handOverUrl, linksUrl, listPages, presentUrl, reportUrl } from './reportLinks.ts';
import { sendReport } from './reportPage.ts';
import { filterOf, withFilter } from './requestFilter.ts';
import type { StudyReports } from './studyReport.ts';

/** The gap report of a study, for its staff; of whom the address chooses. */
export function showReport(site: Site, reports: StudyReports): RequestHandler {
  return async (request, response) => {
    const study = ownStudy(response);
    const speaker = listen(request);
    const filter = filterOf(request);
    const [all, chosen] = [await reports.findOwn(study), await reports.findOwn(study, filter)];
    const { computed, leftOut } = chooseReport(request, chosen);
    const base = reportUrl(study.id);
    const pages = listPages(request, study.id, 'report', speaker.say);
    const withAll = carryLanguage(request, withFilter(base, filter));
    const bar = describeFilterBar(request, study, all, chosen, base, speaker);
    const handOver = handOverUrl(request, study.id);
    const present = carryChoices(request, presentUrl(study.id));
    const links = linksUrl(request, study.id);
    const staff = { pages, leftOut, withAll, bar, handOver, links, present };
    const manage = `/studies/${encodeURIComponent(study.id)}`;
    const measureAt = {
      people: links,
      sides: carryLanguage(request, `${manage}/plan`),
    };
    const actionsUrl = carryLanguage(
      request,
      withFilter(`${manage}/actions`, filter['wave'] ? { wave: filter['wave'] } : {}),
    );
    sendReport(site, request, response, study, computed, {
      base,
      lessonWithTable: lessonWithTable(request, { study: study.id }),
      staff,
      measureAt,
      actionsUrl,
    });
  };
}

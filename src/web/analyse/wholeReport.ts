import type { Request, Response } from 'express';
import { ownStudy } from '../manage/ownStudy.ts';
import { listen } from '../sendPage.ts';
import type { Site } from '../site.ts';
import { describePresented } from './describePresented.ts';
import { joinDeep } from './joinDeep.ts';
import { chooseReport } from './leaveOut.ts';
import { filterOf } from './requestFilter.ts';
import type { StudyReports } from './studyReport.ts';

/** The report with its deep part, by the choices of an address, and what a file says about it. */
export async function findWholeReport(site: Site, reports: StudyReports, request: Request, response: Response) {
  const study = ownStudy(response);
  const speaker = listen(request);
  const found = await reports.findOwn(study, filterOf(request));
  const { computed } = chooseReport(request, found);
  const { samples, questionnaire } = computed;
  return {
    speaker,
    whole: { report: await joinDeep(computed), samples, questionnaire },
    about: await describePresented(site, study, { questionnaire }, speaker),
  };
}

import type { Request } from 'express';
import { addChoice, carryLanguage } from '../visit.ts';
import type { StudyReport } from './studyReport.ts';

/** Whether the address asks for a report without the flagged responses: `?without=flagged`. */
export function leavesOutFlagged(request: Request): boolean {
  return request.query['without'] === 'flagged';
}

/** A path of the report with the choices of the address: who counts, and the language. */
export function carryChoices(request: Request, path: string): string {
  return carryLanguage(request, leavesOutFlagged(request) ? withoutFlagged(path) : path);
}

export function withoutFlagged(path: string): string {
  return addChoice(path, 'without', 'flagged');
}

/** The report that the address asks for, and how many responses are left out of it; null where all count. */
export function chooseReport(request: Request, all: StudyReport) {
  const isWithout = leavesOutFlagged(request) && all.without !== undefined;
  return {
    computed: isWithout && all.without ? all.without() : all,
    leftOut: isWithout ? all.report.quality.flagged : null,
  };
}

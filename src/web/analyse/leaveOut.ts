import type { Request } from 'express';
import type { Study } from '../../storage/studies.ts';
import { addChoice, carryLanguage } from '../visit.ts';
import { type Keep, keepChosen } from './choosePeople.ts';
import { unpackIds } from './flaggedIds.ts';
import { filterOf, withFilter } from './requestFilter.ts';
import type { StudyReport, StudyReports } from './studyReport.ts';

/** Whether the address asks for a report without the flagged responses: `?without=flagged`. */
export function leavesOutFlagged(request: Request): boolean {
  return request.query['without'] === 'flagged';
}

/** A path of the report with the choices of the address: who counts, and the language. */
export function carryChoices(request: Request, path: string): string {
  return carryLanguage(request, carryPeople(request, path));
}

/** A path with who counts: the filter, and whether the flagged are left out. */
export function carryPeople(request: Request, path: string): string {
  const filtered = withFilter(path, filterOf(request));
  return leavesOutFlagged(request) ? withoutFlagged(filtered) : filtered;
}

export function withoutFlagged(path: string): string {
  return addChoice(path, 'without', 'flagged');
}

/** The report that the address asks for, and how many responses are left out of it; null where all count that are chosen. */
export function chooseReport(request: Request, chosen: StudyReport) {
  const isWithout = leavesOutFlagged(request) && chosen.without !== undefined;
  return {
    computed: isWithout && chosen.without ? chosen.without() : chosen,
    leftOut: isWithout ? chosen.report.quality.flagged : null,
  };
}

/**
 * The responses that files hold by the choices of the address. Raw answers are no statistic: files hold them also where they are too
 * few for a figure.
 */
export async function chooseResponses(request: Request, study: Study, reports: StudyReports): Promise<Keep> {
  const filter = filterOf(request);
  const flagged = leavesOutFlagged(request) ? (await reports.findOwn(study, filter)).flagged : undefined;
  const isLeft = knowFlagged(flagged);
  const isChosen = keepChosen(filter);
  return (audience) => (response) => isChosen(audience)(response) && !isLeft(audience)(response);
}

/** Tells the flagged responses of a report from the others; without a report none are. */
export function knowFlagged(flagged: StudyReport['flagged'] = new Map()): Keep {
  const known = new Map([...flagged].map(([audience, ids]) => [audience, unpackIds(ids)]));
  return (audience) => (response) => known.get(audience)?.has(response.id) ?? false;
}

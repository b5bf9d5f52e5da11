import type { Request } from 'express';
import type { Say } from '../../words/catalogue.ts';
import { addChoice, carryLanguage } from '../visit.ts';
import { carryChoices } from './leaveOut.ts';

/** The pages that go with the report of a study, for its staff; the report itself is the first. */
export const analystPages = [
  'report',
  'pictures',
  'scores',
  'tests',
  'measurement',
  'importance',
  'quality',
  'planner',
] as const;
export type AnalystPage = (typeof analystPages)[number];

/** The address of the report of a study for its staff. */
export function reportUrl(studyId: string): string {
  return `/studies/${encodeURIComponent(studyId)}/report`;
}

/** The address of one of these pages. */
export function pageUrl(studyId: string, page: AnalystPage): string {
  if (page === 'pictures') return `/studies/${encodeURIComponent(studyId)}/pictures`;
  return page === 'report' ? reportUrl(studyId) : `${reportUrl(studyId)}/${page}`;
}

/** The way from page to page. */
export function listPages(request: Request, studyId: string, current: AnalystPage, say: Say) {
  return analystPages.map((page) => ({
    name: say(`report.page.${page}`),
    href: carryChoices(request, pageUrl(studyId, page)),
    isCurrent: page === current,
  }));
}

/** The page of all files that can be had, with who counts. */
export function handOverUrl(request: Request, studyId: string): string {
  return carryChoices(request, `/studies/${encodeURIComponent(studyId)}/downloads`);
}

/** Where staff get the links by which people answer. */
export function linksUrl(request: Request, studyId: string): string {
  return carryLanguage(request, `/studies/${encodeURIComponent(studyId)}/links`);
}

/** The address of the slides of a study. */
export function presentUrl(studyId: string): string {
  return `/studies/${encodeURIComponent(studyId)}/present`;
}

/** The address of the page that explains a figure, up to the figure's JSON pointer, which follows encoded. */
export function explainUrl(request: Request, base: string): string {
  return addChoice(carryChoices(request, `${base}/explain`), 'at', '');
}

import type { Request, Response } from 'express';
import { findRoles, outcomeRoles } from '../../core/instrument/outcomeRoles.ts';
import { describeRepurchase } from '../../export/reportView/repurchaseSection.ts';
import { findLink } from '../../storage/links.ts';
import { findQuestionnaire } from '../../storage/questionnaires.ts';
import { findStudy, listStudies, type Study } from '../../storage/studies.ts';
import { explainUrl, reportUrl } from '../analyse/reportLinks.ts';
import type { StudyReport, StudyReports } from '../analyse/studyReport.ts';
import { findVisitor } from '../manage/visitor.ts';
import { listen } from '../sendPage.ts';
import type { Site } from '../site.ts';
import { carryLanguage } from '../visit.ts';

const lesson = '/lessons/repurchase';

/** Which report's table of who would buy again the lesson shows: a study's own, for its staff, or one by its shared link. */
export type TableOf = { readonly study: string } | { readonly report: string };

/** What a class typed on the lesson, by the names of the fields. */
type Typed = readonly (readonly [name: string, typed: string])[];

/** The address of the lesson with the table of a report, and below it what a class has typed. */
export function lessonWithTable(request: Request, of: TableOf, typed: Typed = []): string {
  const query = new URLSearchParams({ ...of, ...Object.fromEntries(typed) });
  return `${carryLanguage(request, `${lesson}?${query}`)}#study`;
}

/** The table that the address names; undefined where whoever asks may not see it, or there is no such report. */
export async function findStudyTable(
  site: Site,
  reports: StudyReports,
  request: Request,
  response: Response,
  of: TableOf,
) {
  const found =
    'report' in of ? await findShared(site, reports, of.report) : await findOwn(site, reports, response, of.study);
  if (!found) return undefined;
  const { study, computed, base } = found;
  const speaker = listen(request);
  const { say, text, language } = speaker;
  const { report, questionnaire } = computed;
  const lacking = outcomeRoles.filter((role) => questionnaire.outcomes.every((outcome) => outcome.role !== role));
  const roles = new Intl.ListFormat(language).format(lacking.map((role) => say(`repurchase.role.${role}`)));
  return {
    title: text(study.title),
    isMade: study.isMade,
    report: carryLanguage(request, base),
    explain: explainUrl(request, base),
    lacks: lacking.length > 0 ? say('lesson.study.lacks', { roles }) : null,
    bought: describeRepurchase(report, questionnaire, study.settings.minGroup, speaker),
  };
}

/** The studies whose table a signed-in visitor can look at on the lesson; null for anybody else. */
export async function listTables(site: Site, request: Request, response: Response, typed: Typed) {
  if (!findVisitor(response)) return null;
  const { text } = listen(request);
  const asking = (await listStudies(site.db)).filter(({ instrument }) => findRoles(instrument?.outcomes ?? []));
  const asked = await Promise.all(asking.map(({ id }) => findQuestionnaire(site.db, id, 'customer')));
  return asking
    .filter((_, index) => findRoles(asked[index]?.questionnaire.outcomes ?? []))
    .map(({ id, title }) => ({ title: text(title), href: lessonWithTable(request, { study: id }, typed) }));
}

interface Found {
  readonly study: Study;
  readonly computed: StudyReport;
  readonly base: string;
}

async function findShared(site: Site, reports: StudyReports, publicId: string): Promise<Found | undefined> {
  const link = await findLink(site.db, 'report', publicId);
  const study = link && (await findStudy(site.db, link.studyId));
  return study && { study, computed: await reports.findShared(study), base: `/r/${encodeURIComponent(publicId)}` };
}

async function findOwn(site: Site, reports: StudyReports, response: Response, id: string): Promise<Found | undefined> {
  const study = findVisitor(response) && (await findStudy(site.db, id));
  if (!study || !(await findQuestionnaire(site.db, id, 'customer'))) return undefined;
  return { study, computed: await reports.findOwn(study), base: reportUrl(id) };
}

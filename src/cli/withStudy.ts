import { randomBytes } from 'node:crypto';
import type { Language } from '../core/instrument/text.ts';
import { everybody, type Filter, nameSegment, readFilter } from '../core/study/filter.ts';
import { findQuestionnaire } from '../storage/questionnaires.ts';
import { keepSecret } from '../storage/secrets.ts';
import type { Study } from '../storage/studies.ts';
import { reportElsewhere } from '../web/analyse/reportElsewhere.ts';
import { listDivisions } from '../web/analyse/requestFilter.ts';
import { rememberReports, type StudyReports } from '../web/analyse/studyReport.ts';
import type { ReportSite } from '../web/site.ts';
import { openDatabase } from './database.ts';
import { type ExitCode, exitCodes } from './exitCode.ts';
import { findStudyFor } from './findStudyFor.ts';
import type { Printed } from './messages.ts';
import { readVersion } from './readVersion.ts';

/** Which database, and who counts, as on the pages of the report: `--wave 2 --segment branch=East`. */
export interface StudyOptions {
  readonly db?: string;
  readonly lang?: Language;
  readonly wave?: readonly string[];
  readonly segment?: readonly string[];
}

/** A study of a database with its reports, and whom of it a command is about. */
export interface OpenStudy {
  readonly site: ReportSite;
  readonly reports: StudyReports;
  readonly study: Study;
  readonly filter: Filter;
}

/** Does something with a published study, by the choices of the command; what is not there is told, with its exit code. */
export async function withStudy(
  studyId: string,
  options: StudyOptions,
  messages: Printed,
  work: (opened: OpenStudy) => Promise<ExitCode>,
): Promise<ExitCode> {
  const opened = await openDatabase(options, false);
  if (typeof opened === 'number') return opened;
  const { db } = opened;
  try {
    const study = await findStudyFor(db, studyId, messages);
    if (!study) return exitCodes.notFound;
    if (!(await findQuestionnaire(db, studyId, 'customer'))) {
      messages.tell('studyDraft', { study: studyId });
      return exitCodes.notFound;
    }
    const secret = await keepSecret(db, randomBytes(32).toString('base64url'));
    const site = {
      db,
      secret,
      version: readVersion(),
      now: () => new Date(),
      reportElsewhere: reportElsewhere(opened.file),
    };
    const reports = rememberReports(site);
    const read = await chooseFilter(reports, study, options);
    if ('unknown' in read) {
      messages.tellProblems([read.unknown]);
      return exitCodes.notFound;
    }
    return await work({ site, reports, study, filter: read.filter });
  } finally {
    await opened.close();
  }
}

/** The filter that the options name, judged as that of an address. */
async function chooseFilter(reports: StudyReports, study: Study, { wave = [], segment = [] }: StudyOptions) {
  if (wave.length + segment.length === 0) return { filter: everybody };
  const query: Record<string, string[]> = wave.length > 0 ? { wave: [...wave] } : {};
  for (const each of segment) {
    const [, id = '', group = ''] = /^([^=]*)=(.*)$/s.exec(each) ?? [];
    query[nameSegment(id)] = [...(query[nameSegment(id)] ?? []), group];
  }
  return readFilter(query, listDivisions(study, await reports.findOwn(study)));
}

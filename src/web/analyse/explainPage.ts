import type { Request, RequestHandler, Response } from 'express';
import { type Audience, audiences } from '../../core/instrument/side.ts';
import { followPointer } from '../../core/report/followPointer.ts';
import type { Note } from '../../core/report/notes.ts';
import { answerFiles } from '../../core/report/rCode/questionnaireCode.ts';
import { writeRCode } from '../../core/report/rCode/writeRCode.ts';
import { referenceOf } from '../../core/report/references.ts';
import { findLink } from '../../storage/links.ts';
import { findStudy } from '../../storage/studies.ts';
import { formatSizes } from '../../words/numbers.ts';
import { sendNotFound } from '../errors.ts';
import { ownStudy } from '../manage/ownStudy.ts';
import { listen, sendPage } from '../sendPage.ts';
import type { Site } from '../site.ts';
import { describeDimension, linkFigure } from '../teach/lessonLinks.ts';
import { carryLanguage } from '../visit.ts';
import { joinDeep } from './joinDeep.ts';
import { carryChoices, carryPeople, chooseReport } from './leaveOut.ts';
import { nameFigure } from './nameFigure.ts';
import { type FigureValue, printFigure } from './printFigure.ts';
import { reportUrl } from './reportLinks.ts';
import { filterOf } from './requestFilter.ts';
import type { StudyReport, StudyReports } from './studyReport.ts';

/** Explains a figure of a study's report, or of what takes longer to compute, for its staff: with the way to the answers. */
export function showExplanation(reports: StudyReports): RequestHandler {
  return async (request, response, next) => {
    const study = ownStudy(response);
    const base = reportUrl(study.id);
    const { computed, leftOut } = chooseReport(request, await reports.findOwn(study, filterOf(request)));
    const isDeep = /^\/(factors|importance|bootstrap)\//.test(pointerOf(request));
    const report = isDeep ? await joinDeep(computed) : computed.report;
    const answers = `/studies/${encodeURIComponent(study.id)}/responses.csv`;
    const own = { base, answers, leftOut };
    if (!sendExplanation(request, response, computed, report, own)) sendNotFound(request, response, next);
  };
}

/** The same behind a shared link: only what the shared report itself shows, which is nothing of the flagged, and no way to the answers. */
export function showSharedExplanation(site: Site, reports: StudyReports): RequestHandler<{ publicId: string }> {
  return async (request, response, next) => {
    const link = await findLink(site.db, 'report', request.params.publicId);
    const study = link && (await findStudy(site.db, link.studyId));
    const isShown = !pointerOf(request).startsWith('/quality/');
    const computed = study && isShown ? await reports.findShared(study) : undefined;
    const place = { base: `/r/${encodeURIComponent(request.params.publicId)}`, answers: null, leftOut: null };
    if (!computed || !sendExplanation(request, response, computed, computed.report, place))
      sendNotFound(request, response, next);
  };
}

function pointerOf(request: Request): string {
  const { at } = request.query;
  return typeof at === 'string' ? at : '';
}

interface ExplainPlace {
  readonly base: string;
  /** The address of the export, for whoever may have it. */
  readonly answers: string | null;
  /** How many flagged responses are left out; null where all count. */
  readonly leftOut: number | null;
}

/** False where the report holds no such figure. */
function sendExplanation(
  request: Request,
  response: Response,
  { samples, questionnaire }: StudyReport,
  report: StudyReport['report'],
  { base, answers, leftOut }: ExplainPlace,
): boolean {
  const pointer = pointerOf(request);
  const found = referenceOf(pointer);
  const value = readFigure(followPointer(report, pointer));
  if (found === null || value === undefined) return false;
  const speaker = listen(request);
  const { say } = speaker;
  const { reference } = found;
  const forms = {
    customer: questionnaire,
    ...(samples.manager && { manager: samples.manager.questionnaire }),
    ...(samples.contact && { contact: samples.contact.questionnaire }),
  };
  const code = value === null ? null : writeRCode(pointer, { report, forms });
  const n = findN(report, pointer);
  const path = `${base}/explain?at=${encodeURIComponent(pointer)}`;
  sendPage(request, response, {
    view: 'analyse/explain',
    title: say('explain.page.title'),
    style: answers === null ? 'report' : 'staff',
    path: answers === null ? path : carryPeople(request, path),
    data: {
      name: nameFigure(report, pointer, found, Object.values(forms), speaker),
      shown: printFigure(value, reference),
      facts: [
        ['value', value === null ? null : [value].flat().join(', ').replaceAll('-', '−')],
        ['n', n === null ? null : formatSizes(n)],
        ['counted', leftOut === null ? null : say('report.without', { count: leftOut })],
        [
          'why',
          explainMissing(report.notes, pointer)
            .map((note) => say(`note.${note}`))
            .join(' ') || null,
        ],
        ['dimension', describeDimension(report, pointer, questionnaire, speaker)],
        ['formula', say(`explain.formula.${reference.formula}`)],
        ['people', say(`explain.people.${reference.people}`)],
        ['convention', reference.convention && say(`explain.convention.${reference.convention}`)],
        ['version', `${report.software.name} ${report.software.version}`],
        ['reference', reference.id],
        ['place', pointer],
      ].filter(([, text]) => text !== null),
      lessons: linkFigure(request, report, pointer, reference, speaker),
      code,
      isDrawn: reference.convention === 'seeded',
      exports:
        answers === null || code === null ? [] : listExports(code, (path) => carryPeople(request, path), answers),
      back: answers === null ? carryLanguage(request, base) : carryChoices(request, base),
    },
  });
  return true;
}

const exportWords: Readonly<Record<Audience, string>> = {
  customer: 'explain.page.export',
  manager: 'explain.page.exportManagers',
  contact: 'explain.page.exportContact',
};

/** The exports of the files that a script reads. */
function listExports(code: string, carry: (path: string) => string, answers: string) {
  return audiences
    .filter((audience) => code.includes(`"${answerFiles[audience]}"`))
    .map((audience) => ({ word: exportWords[audience], href: carry(`${answers}?audience=${audience}`) }));
}

/** A figure, an interval of two, or nothing where a statistic does not exist; undefined for what is no figure. */
function readFigure(value: unknown): FigureValue | undefined {
  if (value === null || typeof value === 'number') return value;
  return Array.isArray(value) && value.every((end) => typeof end === 'number') ? value : undefined;
}

/** The number of people that stands nearest to a figure. */
function findN(report: unknown, pointer: string): number | readonly number[] | null {
  for (let at = pointer; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) {
    const n = readFigure(followPointer(report, `${at.slice(0, at.lastIndexOf('/'))}/n`));
    if (n !== undefined && n !== null) return n;
  }
  return null;
}

/** Why a figure is missing: what is noted at its place, or above it. */
function explainMissing(notes: readonly Note[], pointer: string): readonly Note['code'][] {
  const about = notes.filter(({ at }) => at !== '' && (pointer === at || pointer.startsWith(`${at}/`)));
  return [...new Set(about.map(({ code }) => code))];
}

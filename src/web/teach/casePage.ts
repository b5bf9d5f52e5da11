import type { RequestHandler } from 'express';
import type { Report } from '../../core/report/report.ts';
import { listCaseIds } from '../../intake/listCaseIds.ts';
import { readCase } from '../../intake/readCase.ts';
import type { Database } from '../../storage/schema.ts';
import { listStudies } from '../../storage/studies.ts';
import { sendNotFound } from '../errors.ts';
import { listFields, readField } from '../readForm.ts';
import { listen, sendPage } from '../sendPage.ts';
import type { Site } from '../site.ts';
import { carryLanguage } from '../visit.ts';
import { buildCaseReport } from './caseReport.ts';
import { numberCaseStudy, planCaseStudy } from './caseStudy.ts';
import { fillFigures } from './fillFigures.ts';
import { linkLessons } from './lessonLinks.ts';
import { makeStudy } from './makeStudy.ts';

/** A teaching case: its story, lesson and questions, the answer key for the trainer, and the studies that were made of it. */
export function showCase(site: Site): RequestHandler<{ caseId: string }> {
  const reports = new Map<string, Promise<Report>>();
  return async (request, response, next) => {
    const { caseId } = request.params;
    if (!listCaseIds().includes(caseId)) {
      sendNotFound(request, response, next);
      return;
    }
    const speaker = listen(request);
    const { text } = speaker;
    const read = await readCase(caseId);
    const { said, instrument } = read;
    const building = reports.get(caseId) ?? buildCaseReport(read, site);
    reports.set(caseId, building);
    const report = await building;
    const { made, next: number } = await findMade(site.db, said.study.id);
    sendPage(request, response, {
      view: 'teach/case',
      title: text(said.title),
      data: {
        id: caseId,
        trade: text(said.trade),
        story: text(said.story),
        table: said.table && {
          columns: said.table.columns.map(text),
          rows: said.table.rows.map((row) => row.map(text)),
          caution: text(said.table.caution),
        },
        lesson: text(said.lesson),
        questions: said.questions.map(text),
        key: said.key.map((answer) => fillFigures(text(answer), report)),
        lessons: linkLessons(request, said.lessons, speaker),
        instrument: { id: instrument.id, title: text(instrument.title) },
        made: made.map((study) => ({ id: study.id, title: text(study.title) })),
        number,
      },
    });
  };
}

/**
 * Makes a study of a case and leads to its report. The form says the how many it is to be, so that pressed twice it makes
 * one; each class can have its own.
 */
export function takeCase(site: Site): RequestHandler<{ caseId: string }> {
  return async (request, response, next) => {
    const { caseId } = request.params;
    if (!listCaseIds().includes(caseId)) {
      sendNotFound(request, response, next);
      return;
    }
    const read = await readCase(caseId);
    const found = await findMade(site.db, read.said.study.id);
    const asked = readField(listFields(request.body), 'number');
    const number = /^[1-9]\d{0,3}$/.test(asked) ? Math.min(Number(asked), found.next) : found.next;
    const planned = planCaseStudy(read, number);
    await makeStudy(site, planned);
    response.redirect(303, carryLanguage(request, `/studies/${planned.study.id}/report`));
  };
}

/** The studies that were made of a case, the newest first, and the number of the next. */
async function findMade(db: Database, first: string) {
  const numbered = (await listStudies(db)).map((study) => ({ study, number: numberCaseStudy(first, study.id) }));
  return {
    made: numbered.filter(({ number }) => number > 0).map(({ study }) => study),
    next: Math.max(...numbered.map(({ number }) => number), 0) + 1,
  };
}

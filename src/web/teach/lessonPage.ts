import type { Request, RequestHandler } from 'express';
import type { Text } from '../../core/instrument/text.ts';
import type { Lesson } from '../../core/teaching/lesson.ts';
import { drawToldGap, drawToldPairs } from '../../export/picture/lessonPictures.ts';
import type { Speaker } from '../../export/table/table.ts';
import { readGlossary, readLesson } from '../../intake/readLessons.ts';
import { describeProblem, explainProblem } from '../../words/sentences.ts';
import type { StudyReports } from '../analyse/studyReport.ts';
import { sendNotFound } from '../errors.ts';
import { findVisitor } from '../manage/visitor.ts';
import { listen, sendPage } from '../sendPage.ts';
import type { Site } from '../site.ts';
import { carryLanguage, chooseLanguage } from '../visit.ts';
import { describeRatio } from './ratioTool.ts';
import type { ReadAmount } from './readAmounts.ts';
import { describeTypedCounts } from './repurchaseTool.ts';
import { findStudyTable, listTables, type TableOf } from './studyTable.ts';

/**
 * A lesson. What a class tries on it stands in the address, so that it can be passed on; mistakes are told beside their fields. The
 * table of a study stands on it for who may see that study's report.
 */
export function showLesson(site: Site, reports: StudyReports): RequestHandler<{ lesson: string }> {
  return async (given, response, next) => {
    const { lesson: name } = given.params;
    const request = given as Request;
    const lesson = readLesson(name);
    const hasTable = lesson?.tool === 'repurchase';
    const of = hasTable ? readTableOf(request) : null;
    const table = of && (await findStudyTable(site, reports, request, response, of));
    if (!lesson || table === undefined) {
      if (of && 'study' in of && !findVisitor(response))
        response.redirect(303, carryLanguage(request, '/account/sign-in'));
      else sendNotFound(request, response, next);
      return;
    }
    if (table) response.set('Cache-Control', 'no-store');
    const speaker = listen(request);
    const { text, language } = speaker;
    const ratio = lesson.tool === 'ratio' ? describeRatio(request.query, speaker) : null;
    const repurchase = hasTable ? describeTypedCounts(request.query, speaker) : null;
    const amounts: readonly ReadAmount[] = ratio?.amounts ?? repurchase?.amounts ?? [];
    const mistakes = amounts.flatMap(({ problem }) => (problem ? [describeProblem(problem, language)] : []));
    const typed = amounts.filter(({ name }) => name in request.query).map(({ name, typed }) => [name, typed] as const);
    const kept = new URLSearchParams({ ...of, ...Object.fromEntries(typed) });
    sendPage(request, response, {
      view: 'teach/lesson',
      title: text(lesson.title),
      style: 'lesson',
      status: mistakes.length > 0 ? 422 : 200,
      path: kept.size > 0 ? `/lessons/${name}?${kept}` : `/lessons/${name}`,
      data: {
        name,
        lesson,
        chosenLanguage: chooseLanguage(request).isChosen ? language : null,
        frames: drawFrames(lesson, speaker),
        links: lesson.links.map((link) => ({ href: addressOf(link, request), title: text(nameLink(link)) })),
        ratio,
        repurchase,
        table,
        of: Object.entries(of ?? {}),
        tables: hasTable ? await listTables(site, request, response, typed) : null,
        mistakes,
        field: ({ name, label, typed, problem }: ReadAmount) => ({
          ...{ name, label, value: typed, hint: null },
          problem: problem && explainProblem(problem, language),
        }),
      },
    });
  };
}

/** Whose table the address asks for, if anybody's. */
function readTableOf({ query: { study, report } }: Request): TableOf | null {
  if (typeof report === 'string') return { report };
  return typeof study === 'string' ? { study } : null;
}

function drawFrames({ picture }: Lesson, { language, text }: Speaker) {
  if (!picture) return null;
  if ('gap' in picture) {
    const { gap } = picture;
    return { wide: drawToldGap(gap, language, 'wide'), tall: drawToldGap(gap, language, 'tall') };
  }
  const pairs = picture.rows.map((row) => ({ ...row, name: text(row.name) }));
  return { wide: drawToldPairs(pairs, language, 'wide'), tall: drawToldPairs(pairs, language, 'tall') };
}

/** The language comes before the place in the page. */
function addressOf(link: string, request: Request): string {
  const [name = '', ...term] = link.split('#');
  return [carryLanguage(request, `/lessons/${name}`), ...term].join('#');
}

/** What a link of a lesson is called: the other lesson, or the term. A link that leads nowhere is a bug. */
function nameLink(link: string): Text {
  const [name = '', term] = link.split('#');
  const found = term === undefined ? readLesson(name)?.title : readGlossary().find(({ id }) => id === term)?.term;
  if (!found) throw new Error(`a lesson leads to ${link}, which is not there`);
  return found;
}

import type { Request, Response } from 'express';
import type { Fields } from '../../core/answers/parseAnswers.ts';
import type { Problem } from '../../core/problem.ts';
import { explainProblem } from '../../words/sentences.ts';
import { listen, renderPage } from '../sendPage.ts';
import { withLanguage } from '../visit.ts';
import type { Survey } from './survey.ts';

/** The survey as a page: empty, or with what was typed and the problems beside their questions. */
export function renderSurvey(
  request: Request,
  response: Response,
  survey: Survey,
  responseId: string,
  typed?: { readonly fields: Fields; readonly problems: readonly Problem[] },
): string {
  const { language, text } = listen(request);
  const problems = (typed?.problems ?? []).map((problem) => ({
    field: problem.field,
    sentence: explainProblem(problem, language),
  }));
  return renderPage(request, response, {
    view: 'respond/survey',
    title: text(survey.study.title),
    kind: 'respond',
    data: {
      questionnaire: survey.questionnaire,
      publicId: survey.link.publicId,
      action: withLanguage(`/s/${survey.link.publicId}`, language),
      isDemo: survey.study.isMade,
      isTyped: typed !== undefined,
      responseId,
      problems,
      problemsAt: (field: string) => problems.filter((each) => each.field === field).map((each) => each.sentence),
      value: (field: string) => firstText(typed?.fields.get(field)),
    },
  });
}

/** What to show in a field again: of several values the first. */
function firstText(value: unknown): string {
  if (Array.isArray(value)) return firstText(value[0]);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

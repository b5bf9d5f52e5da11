import type { Request, Response } from 'express';
import {
  antecedentField,
  commentField,
  itemField,
  outcomeField,
  pointsField,
  profileField,
  ratingField,
} from '../../core/answers/fields.ts';
import type { Fields } from '../../core/answers/parseAnswers.ts';
import type { Questionnaire } from '../../core/instrument/questionnaire.ts';
import type { Text } from '../../core/instrument/text.ts';
import type { Problem } from '../../core/problem.ts';
import { classSource } from '../../storage/links.ts';
import { explainProblem } from '../../words/sentences.ts';
import { listen, renderPage } from '../sendPage.ts';
import { withLanguage } from '../visit.ts';
import { listSteps } from './listSteps.ts';
import type { Survey } from './survey.ts';

/**
 * The survey as a page: empty, or with what was typed and the problems beside their questions. Without an address it is for
 * looking at and cannot be sent.
 */
export function renderSurvey(
  request: Request,
  response: Response,
  { study, asked, isNamed, source }: Pick<Survey, 'study' | 'asked' | 'isNamed'> & Partial<Pick<Survey, 'source'>>,
  form: { readonly address: string | null; readonly isLink?: boolean; readonly id: string; readonly opening: string },
  typed?: { readonly fields: Fields; readonly problems: readonly Problem[] },
): string {
  const { language, text } = listen(request);
  // Who was invited comes back by the same link, on whatever device.
  const { isLink = form.address?.startsWith('/s/') ?? false } = form;
  const problems = (typed?.problems ?? []).map((problem) => ({
    field: problem.field,
    question: problem.field === undefined ? undefined : nameQuestion(asked, problem.field, text),
    sentence: explainProblem(problem, language),
  }));
  return renderPage(request, response, {
    view: 'respond/survey',
    title: text(study.title),
    kind: 'respond',
    // With an address the answers go along into the other language, so it is the form that leads there.
    ...(form.address !== null && { path: form.address }),
    data: {
      questionnaire: asked,
      steps: listSteps(asked),
      action: form.address && withLanguage(form.address, language),
      receipt: form.address && withLanguage(`${form.address}/receipts/{id}`, language),
      draft: form.address,
      draftAction: isLink && withLanguage(`${form.address}/drafts`, language),
      resume: isLink && withLanguage(`${form.address}/resume`, language),
      // Without script nobody can tell who is still there.
      refresh: 1200,
      languageForm: form.address !== null,
      role: source === classSource ? asked.audience : null,
      isDemo: study.isMade,
      isNamed,
      isTyped: typed !== undefined,
      responseId: form.id,
      opening: form.opening,
      problems,
      problemsAt: (field: string) => problems.filter((each) => each.field === field).map((each) => each.sentence),
      value: (field: string) => firstText(typed?.fields.get(field)),
    },
  });
}

/** How the list of problems names a question: by its number and statement, or by the dimension or text it asks about. */
function nameQuestion(questionnaire: Questionnaire, field: string, text: (text: Text) => string): string | undefined {
  const { sides, dimensions, ratings, outcomes, profile, comments } = questionnaire;
  const steps = listSteps(questionnaire);
  const [items, statements] = [steps.flatMap((step) => step.items), steps.flatMap((step) => step.statements)];
  const numbered = (asked: readonly { readonly id: string; readonly text: Text }[], isIt: (id: string) => boolean) => {
    const index = asked.findIndex(({ id }) => isIt(id));
    const found = asked[index];
    return found && `${index + 1}. ${text(found.text)}`;
  };
  const dimension = dimensions.find(
    ({ id }) => pointsField(id) === field || ratings.some(({ side }) => ratingField(id, side) === field),
  );
  const question =
    outcomes.find(({ id }) => outcomeField(id) === field) ??
    profile.find(({ id }) => profileField(id) === field) ??
    comments.find(({ id }) => commentField(id) === field);
  return (
    numbered(items, (id) => sides.some(({ side }) => itemField(id, side) === field)) ??
    numbered(statements, (id) => antecedentField(id) === field) ??
    (dimension && text(dimension.title)) ??
    (question && text(question.text))
  );
}

/** What to show in a field again: of several values the first. */
function firstText(value: unknown): string {
  if (Array.isArray(value)) return firstText(value[0]);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

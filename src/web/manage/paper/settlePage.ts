import type { Request, RequestHandler, Response } from 'express';
import type { Fields } from '../../../core/answers/parseAnswers.ts';
import type { PaperAnswer } from '../../../core/paper/paperForm.ts';
import { noOpinionKey, writeKeyed } from '../../../core/paper/readKeyed.ts';
import { readField } from '../../readForm.ts';
import { listen, sendPage } from '../../sendPage.ts';
import type { Site } from '../../site.ts';
import { carryLanguage } from '../../visit.ts';
import { ownStudy } from '../ownStudy.ts';
import { entryUrl } from './desk.ts';
import { findOpenForm, type OpenForm } from './openForm.ts';
import type { Mistake } from './readEntry.ts';

/** Shows where the two entries of a paper form differ, for somebody who has the paper at hand; else leads to the forms. */
export function showSettling(site: Site): RequestHandler<{ studyId: string; responseId: string }> {
  return async (request, response) => {
    const study = ownStudy(response);
    const open = await findOpenForm(site, study, request.params.responseId);
    if (open) sendSettling(request as Request, response, open, new Map(), []);
    else response.redirect(303, carryLanguage(request, `/studies/${study.id}/entry`));
  };
}

export function sendSettling(
  request: Request,
  response: Response,
  { desk, form, differences }: OpenForm,
  chosen: Fields,
  mistakes: readonly Mistake[],
): void {
  const { say, text } = listen(request);
  const show = (answer: PaperAnswer, value: string) => {
    const key = writeKeyed(answer, value);
    const choice = answer.choices.find(({ id }) => id === value);
    if (choice) return `${key} ${text(choice.text)}`;
    if (key === noOpinionKey && answer.takesNoOpinion) return say('survey.noOpinion');
    return value === '' ? say('settle.blank') : value;
  };
  sendPage(request, response, {
    view: 'manage/settle',
    style: 'entry',
    title: say('settle.title', { number: form.number }),
    path: `/studies/${desk.study.id}/entry/${form.responseId}`,
    status: mistakes.length > 0 ? 422 : 200,
    data: {
      id: desk.study.id,
      study: text(desk.study.title),
      responseId: form.responseId,
      back: entryUrl(desk),
      mistakes,
      value: (name: string) => readField(chosen, name),
      isWrong: (field: string) => mistakes.some((mistake) => mistake.field === field),
      rows: differences.map(({ row, answer, first, second }) => ({
        number: row.number,
        text: text(row.text),
        side: answer.side && text(answer.side),
        field: answer.field,
        first: show(answer, first),
        second: show(answer, second),
      })),
    },
  });
}

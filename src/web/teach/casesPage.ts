import type { RequestHandler } from 'express';
import { listCaseIds } from '../../intake/listCaseIds.ts';
import { readCase } from '../../intake/readCase.ts';
import { listen, sendPage } from '../sendPage.ts';

/** The teaching cases as cards: the trade, the name, and what each teaches. */
export const showCases: RequestHandler = async (request, response) => {
  const { say, text } = listen(request);
  const cases = await Promise.all(listCaseIds().map(readCase));
  sendPage(request, response, {
    view: 'teach/cases',
    title: say('cases.title'),
    data: {
      cases: cases.map(({ id, said }) => ({
        id,
        trade: text(said.trade),
        title: text(said.title),
        lesson: text(said.lesson),
      })),
    },
  });
};

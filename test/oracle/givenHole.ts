import { packAnswer } from '../../src/core/answers/packedAnswers.ts';
import { placeOfItem } from '../../src/core/instrument/layout.ts';
import { type GivenStudy, givenStudy } from '../core/report/explain/givenStudy.ts';

/** A study in which nobody answered the second item on the second side, the perception. */
export function givenHole(): GivenStudy {
  const study = givenStudy('direct', ['expectation', 'perception']);
  const { customer } = study.questionnaires;
  const place = placeOfItem(customer, 1, 1);
  const blank = packAnswer('blank', customer.scale);
  const leave = (items: string) => items.slice(0, place) + blank + items.slice(place + 1);
  const responses = study.responses.customer.map((response) => ({
    ...response,
    answers: { ...response.answers, items: leave(response.answers.items) },
  }));
  return { ...study, responses: { ...study.responses, customer: responses } };
}

import type { Response } from '../../src/core/answers/response.ts';
import { buildQuestionnaire } from '../../src/core/instrument/questionnaire.ts';
import { startRandom } from '../../src/core/simulation/random.ts';
import { givenAnswers, givenInstrument, givenResponse, instrumentValue } from '../core/given.ts';
import { type Customers, givenCustomers } from './givenCustomers.ts';

/** What readers of tables may take for nothing, a number, a formula, the end of a cell or of a line, or a sign of their language. */
const words = ['NA', 'N/A', 'NaN', 'NULL', 'null', '-99', '.', '(跳过)', '(空)', '空', 'TRUE', 'None', 'Inf', '1e5', '01', '+1', ' a', 'a '];
const signs = ['=1+1', '-a', '@a', "'", "''a", "'NA", '"a"', 'a,b', 'a;b', 'a\tb', 'a\nb', 'c\r\nd', '\r\ne', '\\n', '🙂', '# a', '~1', '.'.repeat(300)];

/**
 * A study of dimensions of two items, whose many groups, waves and people have names like these. Gaps are so wide that R's own
 * noncentral t only approximates, and one group lies far below the others.
 */
export function givenNames(): Customers {
  const instrument = givenInstrument(instrumentValue({ items: ['a', 'a', 'b', 'b'] }));
  const profile = ['branch', 'a "b"\r\n\\'].map((id) => ({ id, text: { en: id } }));
  const customer = { ...buildQuestionnaire(instrument, 'customer'), profile };
  const random = startRandom(3);
  const point = (aim: number) => Math.min(7, Math.max(1, Math.round(aim + random.normal())));
  const responses = Array.from({ length: 420 }, (_, person): Response => {
    const [branch = '', other = ''] = [words, signs].map((names) => names[person % (names.length + 3)] ?? 'far');
    const aim = branch === 'far' ? 1.6 : 3.6;
    const side = (middle: number) => customer.items.map(() => point(middle));
    const named = (names: readonly string[], place: number) => names[place % names.length] ?? '';
    return givenResponse(givenAnswers(customer, side(6.6), side(aim)), {
      id: `00000000-0000-4000-8000-${String(person).padStart(12, '0')}`,
      wave: named(['NA', "'=1", 'a\r\nb'], Math.floor(person / 140)),
      respondent: `${named([...words, ...signs], person % 140)}${person % 140 < 36 ? '' : person % 140}`,
      answers: { profile: new Map(profile.map(({ id }, place) => [id, place === 0 ? branch : other])) },
    });
  });
  return givenCustomers(instrument, customer, responses);
}

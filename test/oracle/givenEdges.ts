import { buildQuestionnaire } from '../../src/core/instrument/questionnaire.ts';
import { startRandom } from '../../src/core/simulation/random.ts';
import { givenAnswers, givenInstrument, givenResponse, instrumentValue } from '../core/given.ts';
import { type Customers, givenCustomers } from './givenCustomers.ts';

/** Studies at the edge of what there is to compute: hardly anybody, hardly anything asked, hardly any difference. */
export const edges: readonly (readonly [name: string, make: () => Customers])[] = [
  ['one person', () => makeEdge({ items: ['a', 'a', 'b', 'c'] }, 1)],
  ['one item of which perception alone was asked', () => makeEdge({ items: ['a'], sides: ['perception'] }, 2)],
  ['expectation alone', () => makeEdge({ items: ['a', 'b', 'b'], sides: ['expectation'] }, 4)],
  ['two points', () => makeEdge({ items: ['a', 'a', 'a', 'b'], scale: { min: 1, max: 2 } }, 9)],
  [
    'perceptions of 0 beside minimum and desired',
    () => makeEdge({ items: ['a', 'a', 'b'], sides: ['minimum', 'desired', 'perception'], scale: { min: 0, max: 2 } }, 9),
  ],
  [
    // The second dimension has the scores of one group.
    'a dimension that one group answered',
    () => makeEdge({ items: ['a', 'a', 'b', 'c'] }, 9, (item, _, person) => (item === 2 && person % 2 === 0 ? null : undefined)),
  ],
  [
    // The mean gap is 14 times its deviation: the true effect may lie where R's noncentral t only approximates.
    'three people who nearly agree',
    () => makeEdge({ items: Array.from('abbb') }, 3, (item, side, person) => (side === 0 ? 2 : item === 1 && person === 0 ? 5 : 6)),
  ],
  [
    'as few people as a dimension has items',
    () => makeEdge({ items: Array.from('aaaa') }, 4, (item, side, person) => (side === 1 ? ([4, 6, 3, 5, 5, 6, 2, 4, 6, 5, 5, 3, 3, 6, 1, 7][person * 4 + item] ?? null) : undefined)),
  ],
];

type Answer = (item: number, side: number, person: number) => number | null | undefined;

/** Answers drawn at random, where `answer` says nothing else, with points, an outcome and a branch of two. */
function makeEdge(shape: Parameters<typeof instrumentValue>[0], people: number, answer: Answer = () => undefined): Customers {
  const ends = { lowest: { en: 'low' }, highest: { en: 'high' } };
  const pleased = { id: 'pleased', text: { en: 'pleased' }, min: 0, max: 10, ...ends };
  const instrument = givenInstrument({ ...instrumentValue(shape), points: true, outcomes: [pleased] });
  const branch = { id: 'branch', text: { en: 'branch' } };
  const customer = { ...buildQuestionnaire(instrument, 'customer'), profile: [branch] };
  const { items, sides, dimensions, scale } = customer;
  const random = startRandom(11);
  const draw = () => scale.min + Math.min(scale.max - scale.min, Math.floor(random.uniform() * (scale.max - scale.min + 1)));
  const responses = Array.from({ length: people }, (_, person) => {
    const given = sides.map((__, side) =>
      items.map((___, item) => {
        const said = answer(item, side, person);
        return said === undefined ? draw() : said;
      }),
    );
    return givenResponse(givenAnswers(customer, ...given), {
      id: `00000000-0000-4000-8000-${String(person).padStart(12, '0')}`,
      answers: {
        points: new Map(dimensions.map(({ id }, place) => [id, place === 0 ? 100 - 20 * (dimensions.length - 1) : 20])),
        outcomes: new Map([['pleased', person % 11]]),
        profile: new Map([['branch', person % 2 === 0 ? 'north' : 'south']]),
      },
    });
  });
  return givenCustomers(instrument, customer, responses);
}

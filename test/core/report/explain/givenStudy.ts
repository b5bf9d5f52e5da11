import type { Answers } from '../../../../src/core/answers/answers.ts';
import { packAnswer } from '../../../../src/core/answers/packedAnswers.ts';
import type { Response } from '../../../../src/core/answers/response.ts';
import type { Design } from '../../../../src/core/instrument/design.ts';
import { buildQuestionnaire, type Questionnaire } from '../../../../src/core/instrument/questionnaire.ts';
import type { Audience, ItemSide } from '../../../../src/core/instrument/side.ts';
import { buildDeepReport } from '../../../../src/core/report/buildDeepReport.ts';
import { buildReport } from '../../../../src/core/report/buildReport.ts';
import { buildSample } from '../../../../src/core/report/buildSample.ts';
import type { DeepReport, Report } from '../../../../src/core/report/report.ts';
import { startRandom } from '../../../../src/core/simulation/random.ts';
import { givenInstrument, instrumentValue } from '../../given.ts';
import { staffForm } from '../../givenStaff.ts';

/**
 * A made study that asks everything there is to ask: five sides with some items worded negatively, points, outcomes, two
 * segments, three waves with people who come back, managers and contact staff; and responses worth a flag.
 */
export interface GivenStudy {
  readonly report: Report & DeepReport;
  readonly questionnaires: { readonly [audience in Audience]: Questionnaire };
  readonly responses: { readonly [audience in Audience]: readonly Response[] };
}

const sides = ['expectation', 'perception', 'minimum', 'desired', 'importance'] as const;
const shape = { items: ['a', 'a', 'a', 'a', 'b', 'b', 'b', 'b', 'c', 'c', 'c'] };
const reverse = shape.items.map((_, index) => index % 4 === 2);
const aims = { expectation: 6, perception: 4.8, minimum: 3.8, desired: 6.1, importance: 5.5 } as const;
const staffAims = { belief: 5.6, standard: 5.1, delivery: 4.9, promise: 5.4, formalised: 4.6, able: 5, kept: 5.2 };
type Aimed = keyof typeof aims | keyof typeof staffAims;

const describeInstrument = (asked: readonly ItemSide[]) => ({
  ...instrumentValue({ ...shape, sides: asked, reverse }),
  points: true,
  outcomes: ['pleased', 'product', 'service', 'repurchase'].map((id) => ({
    ...{ id, text: { en: id }, min: 0, max: 10, lowest: { en: 'no' }, highest: { en: 'yes' } },
    ...(id !== 'pleased' && { role: id }),
  })),
});

/**
 * @param asked the customers' sides, all five by default
 * @param isRanked whether importance is asked as ranks
 */
export function givenStudy(design: Design, asked: readonly ItemSide[] = sides, isRanked = false): GivenStudy {
  const instrument = givenInstrument(describeInstrument(asked));
  const customer = {
    ...buildQuestionnaire(instrument, 'customer'),
    isRanked,
    profile: ['branch', 'visit'].map((id) => ({ id, text: { en: id } })),
  };
  const staff = { form: staffForm, design };
  const manager = buildQuestionnaire(instrument, 'manager', staff);
  const contact = buildQuestionnaire(instrument, 'contact', staff);
  const responses = {
    customer: [...makeResponses(customer, 5, 330), ...makeCareless(customer)],
    manager: makeResponses(manager, 6, 24),
    contact: makeResponses(contact, 7, 31),
  };
  const samples = {
    customer: buildSample(customer, responses.customer),
    manager: buildSample(manager, responses.manager),
    contact: buildSample(contact, responses.contact),
  };
  const read = responses.customer.length;
  const settings = { read, duplicates: 0, minGroup: 1, version: '1.2.3', waveOrder: null };
  return {
    report: { ...buildReport(samples, settings), ...buildDeepReport(samples.customer, 1988) },
    questionnaires: { customer, manager, contact },
    responses,
  };
}

/** People with a leaning of their own on each side and in each dimension; each third one comes back in the next wave. */
function makeResponses(form: Questionnaire, seed: number, count: number): readonly Response[] {
  const random = startRandom(seed);
  const { scale, dimensions, items, antecedents } = form;
  const draw = (aim: number, isReversed = false): string => {
    if (random.uniform() < 0.015) return packAnswer(random.uniform() < 0.5 ? 'blank' : 'no-opinion', scale);
    const point = Math.min(scale.max, Math.max(scale.min, Math.round(aim + 0.9 * random.normal())));
    return packAnswer(isReversed ? scale.min + scale.max - point : point, scale);
  };
  return Array.from({ length: count }, (_, index): Response => {
    const leaning = new Map(dimensions.map(({ id }) => [id, 0.6 * random.normal()]));
    const onPerception = new Map(dimensions.map(({ id }) => [id, random.normal()]));
    const own = 0.4 * random.normal();
    const aimAt = (side: Aimed, dimension: string) =>
      ({ ...aims, ...staffAims })[side] +
      own +
      (leaning.get(dimension) ?? 0) +
      (side === 'perception' ? (onPerception.get(dimension) ?? 0) : 0);
    const packed = [
      ...items.flatMap((item) => form.sides.map(({ side }) => draw(aimAt(side, item.dimension), item.reverse))),
      ...dimensions.flatMap(({ id }) => form.ratings.map(({ side }) => draw(aimAt(side, id)))),
      ...antecedents.flatMap((each) => each.items.map((item) => draw(4.2 + own, item.reverse))),
    ].join('');
    // Each seventh shares out wrongly.
    const shares = form.isRanked
      ? [1, index % 7 === 0 ? 1 : 2, 3]
      : [20, 30, 50].map((each) => each + (index % 7 === 0 ? 1 : 0));
    const points = dimensions.map((__, d) => shares[(index + d) % 3] ?? 0);
    const answers: Answers = {
      items: packed,
      points: new Map(form.points ? dimensions.map(({ id }, d) => [id, points[d] ?? 0]) : []),
      outcomes: new Map(
        form.outcomes
          .map(
            ({ id }, place) =>
              [id, place === 0 ? Math.round(5 + own + 1.5 * random.normal()) : sayBeside(index, place)] as const,
          )
          .filter(([, point]) => point >= 0),
      ),
      profile: new Map(
        form.profile.map(({ id }, place) => [id, ['north', 'south', '=east', 'far'][(index + place) % 4] ?? '']),
      ),
      comments: new Map(),
    };
    return {
      id: idOf(seed, index),
      answers,
      wave: String(1 + (index % 3)),
      respondent: `p${Math.floor(index / 3) * 3 + (index % 3 === 1 ? 0 : index % 3)}`,
      token: null,
      submittedAt: `2026-03-01T${String(index % 24).padStart(2, '0')}:${String(index % 60).padStart(2, '0')}:00Z`,
      language: index % 2 === 0 ? 'en' : 'zh',
      seconds: 120 + (index % 90),
    };
  });
}

/** What somebody says to the outcomes after the first, some of them nothing: the same each time, and never together. */
function sayBeside(index: number, place: number): number {
  return ((index * (place + 4) * 7 + (index >> 3)) % 12) - 1;
}

/** Responses that raise flags: all the same, too fast, copied in one burst, a zone turned over. */
function makeCareless(form: Questionnaire): readonly Response[] {
  const [copied, turned] = makeResponses(form, 8, 2);
  if (!copied || !turned) throw new Error('nothing made');
  const same = packAnswer(6, form.scale).repeat(form.items.length * form.sides.length);
  const upsideDown = form.items
    .map(({ reverse: isReversed }) =>
      form.sides
        .map(({ side }) => {
          const point = side === 'minimum' ? 7 : side === 'desired' ? 2 : 4;
          return packAnswer(isReversed ? 8 - point : point, form.scale);
        })
        .join(''),
    )
    .join('');
  const burst = Array.from({ length: 6 }, (_, index) => ({
    ...copied,
    id: idOf(9, index),
    respondent: `b${index}`,
    submittedAt: `2026-03-02T10:00:0${index + 1}Z`,
  }));
  const about = { ...turned, wave: '2' };
  return [
    ...burst,
    { ...about, id: idOf(9, 10), respondent: 'x', answers: { ...turned.answers, items: same } },
    { ...about, id: idOf(9, 11), respondent: 'y', answers: { ...turned.answers, items: upsideDown }, seconds: 9 },
    { ...about, id: idOf(9, 12), respondent: 'y', wave: '2' },
  ];
}

function idOf(seed: number, index: number): string {
  return `00000000-0000-4000-800${seed}-${String(index).padStart(12, '0')}`;
}

import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { parse } from 'yaml';
import type { Answers } from '../../src/core/answers/answers.ts';
import { type Missing, packAnswer } from '../../src/core/answers/packedAnswers.ts';
import type { Response } from '../../src/core/answers/response.ts';
import { type Instrument, parseInstrument } from '../../src/core/instrument/instrument.ts';
import { buildQuestionnaire, type Questionnaire } from '../../src/core/instrument/questionnaire.ts';
import type { Scale } from '../../src/core/instrument/scale.ts';
import type { ItemSide } from '../../src/core/instrument/side.ts';
import { summarise } from '../../src/core/summary/summarise.ts';

/** What tests start from: instruments and questionnaires, made or read, and answers to them. */

export function readYaml(path: string): unknown {
  return parse(readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8'));
}

export function readJson(path: string): unknown {
  return JSON.parse(readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8'));
}

/** The instrument that a value describes; throws where it describes none. */
export function givenInstrument(value: unknown): Instrument {
  const instrument = parseInstrument(value);
  if ('problems' in instrument) throw new Error(JSON.stringify(instrument.problems));
  return instrument;
}

export const servqual = givenInstrument(readYaml('surveys/servqual-1991.yaml'));
export const servqualForm = buildQuestionnaire(servqual, 'customer');

const text = (words: string) => ({ en: words });

/** The YAML value of an instrument with items named i0, i1, ... in the dimensions named. */
export function instrumentValue(shape: {
  readonly scale?: Scale;
  readonly sides?: readonly ItemSide[];
  /** The dimensions in the order of display; by default as the items name them first. */
  readonly dimensions?: readonly string[];
  /** The dimension of each item. */
  readonly items: readonly string[];
  readonly reverse?: readonly boolean[];
}) {
  const { scale = { min: 1, max: 7 }, sides = ['expectation', 'perception'], items, reverse = [] } = shape;
  return {
    id: 'made',
    version: '1',
    title: text('Made'),
    structure: text('Made for a test'),
    scale: { ...scale, lowest: text('low'), highest: text('high') },
    sides: sides.map((side) => ({ side, title: text(side), stem: text(side) })),
    dimensions: (shape.dimensions ?? [...new Set(items)]).map((id) => ({ id, title: text(id), about: text(id) })),
    items: items.map((dimension, index) => ({
      id: `i${index}`,
      dimension,
      text: text(`statement ${index}`),
      reverse: reverse[index] ?? false,
    })),
  };
}

export function givenForm(shape: Parameters<typeof instrumentValue>[0]): Questionnaire {
  return buildQuestionnaire(givenInstrument(instrumentValue(shape)), 'customer');
}

/** Packed answers from one list a side, item by item, in the questionnaire's order of sides; null is blank. */
export function givenAnswers(form: Questionnaire, ...sides: readonly (readonly (number | null)[])[]): string {
  return form.items.flatMap((_, item) => sides.map((side) => packAnswer(side[item] ?? 'blank', form.scale))).join('');
}

/** A response of which nothing is known but the answers to items, and what is given besides. */
export function givenResponse(
  items: string,
  { answers, ...about }: Partial<Omit<Response, 'answers'>> & { readonly answers?: Partial<Answers> } = {},
): Response {
  const nothing = new Map();
  return {
    id: items,
    answers: { items, points: nothing, outcomes: nothing, profile: nothing, comments: nothing, ...answers },
    wave: null,
    respondent: null,
    token: null,
    submittedAt: null,
    language: null,
    seconds: null,
    ...about,
  };
}

/** The summary of responses of which only the answers to items are known. */
export const summariseItems = (form: Questionnaire, packed: readonly string[]) =>
  summarise(
    form,
    packed.map((each) => givenResponse(each)),
  );

/** Any scale that an instrument may have. */
export const anyScale: fc.Arbitrary<Scale> = fc
  .tuple(fc.integer({ min: -6, max: 100 }), fc.integer({ min: 1, max: 35 }))
  .map(([min, span]) => ({ min, max: min + span }));

/** A questionnaire of a few dimensions on any scale, its items in any order, some of them worded negatively. */
export const anyForm: fc.Arbitrary<Questionnaire> = fc
  .record({
    scale: anyScale,
    sides: fc.constantFrom<readonly ItemSide[]>(
      ['expectation', 'perception'],
      ['perception', 'expectation'],
      ['perception'],
      ['expectation', 'importance', 'perception'],
    ),
    items: fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 10 }),
    reverse: fc.array(fc.boolean(), { minLength: 10, maxLength: 10 }),
  })
  .map(givenForm);

const missing = fc.constantFrom<Missing>('blank', 'no-opinion', 'not-shown', 'refused');

/** One response to a questionnaire: points on its scale, and about one answer in six missing in any way. */
export function anyPacked(form: Questionnaire): fc.Arbitrary<string> {
  const answer = fc.oneof({ weight: 5, arbitrary: fc.integer(form.scale) }, { weight: 1, arbitrary: missing });
  const size = form.items.length * form.sides.length;
  return fc
    .array(answer, { minLength: size, maxLength: size })
    .map((answers) => answers.map((each) => packAnswer(each, form.scale)).join(''));
}

/** A questionnaire with responses to it. */
export const anyStudy = (largest = 30): fc.Arbitrary<readonly [Questionnaire, readonly string[]]> =>
  anyForm.chain((form) => fc.tuple(fc.constant(form), fc.array(anyPacked(form), { maxLength: largest })));

/** A questionnaire with points, an outcome and a segment, and responses to it in two waves. */
export const anyAnswered = (largest = 30): fc.Arbitrary<readonly [Questionnaire, readonly Response[]]> =>
  anyForm.chain((plain) => {
    const [min, max] = [0, 10];
    const ends = { lowest: text('low'), highest: text('high') };
    const form: Questionnaire = {
      ...plain,
      points: true,
      outcomes: [{ id: 'pleased', text: text('pleased'), min, max, ...ends }],
      profile: [{ id: 'branch', text: text('branch') }],
    };
    const anyResponse = fc
      .record({
        items: anyPacked(form),
        points: fc.array(fc.constantFrom(0, 10, 20, 50, 100), { maxLength: form.dimensions.length }),
        pleased: fc.option(fc.integer({ min, max })),
        branch: fc.option(fc.constantFrom('north', 'south', 'east')),
        wave: fc.option(fc.constantFrom('1', '2')),
      })
      .map(({ items, points, pleased, branch, wave }) =>
        givenResponse(items, {
          wave,
          answers: {
            points: new Map(points.map((each, index) => [form.dimensions[index]?.id ?? '', each])),
            outcomes: new Map(pleased === null ? [] : [['pleased', pleased]]),
            profile: new Map(branch === null ? [] : [['branch', branch]]),
          },
        }),
      );
    return fc.tuple(fc.constant(form), fc.array(anyResponse, { maxLength: largest }));
  });

/**
 * The points of packed answers by item and side, null where there is none: read from the characters by their definition
 * and turned round where the item is worded negatively.
 */
export function readPoints(form: Questionnaire, packed: string): readonly (readonly (number | null)[])[] {
  const { min, max } = form.scale;
  return form.items.map(({ reverse }, item) =>
    form.sides.map((_, side) => {
      const offset = '0123456789abcdefghijklmnopqrstuvwxyz'.indexOf(packed.charAt(item * form.sides.length + side));
      if (offset < 0) return null;
      return reverse ? max - offset : min + offset;
    }),
  );
}

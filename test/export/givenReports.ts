import fc from 'fast-check';
import type { Response } from '../../src/core/answers/response.ts';
import type { Design } from '../../src/core/instrument/design.ts';
import type { Questionnaire } from '../../src/core/instrument/questionnaire.ts';
import { pickText } from '../../src/core/instrument/text.ts';
import { buildDeepReport } from '../../src/core/report/buildDeepReport.ts';
import { buildReport } from '../../src/core/report/buildReport.ts';
import { buildSample } from '../../src/core/report/buildSample.ts';
import type { DeepReport, Report } from '../../src/core/report/report.ts';
import type { Sample, Samples } from '../../src/core/report/sample.ts';
import { simulateResponses } from '../../src/core/simulation/simulate.ts';
import type { Simulation } from '../../src/core/simulation/simulation.ts';
import { speak } from '../../src/words/catalogue.ts';
import { anyAnswered, givenResponse, servqual, servqualForm } from '../core/given.ts';
import { givenStaffQuestionnaire } from '../core/givenStaff.ts';
import { settings } from '../core/report/paired.ts';

/** What tests of pictures and tables start from: reports of made studies. */

export interface Made {
  readonly report: Report;
  readonly samples: Samples;
  readonly questionnaire: Questionnaire;
  readonly deep: () => DeepReport;
}

/** The speakers of both languages. */
export const speakers = (['zh', 'en'] as const).map((language) => ({
  language,
  say: speak(language),
  text: (text: Readonly<Record<string, string>>) => pickText(text, language),
}));

/** A study of customers in two waves and three branches and, with a design, of managers and contact staff. */
export function makeStudy({
  design,
  people = 200,
  managers = 12,
  minGroup = 5,
  form = { ...servqualForm, profile: [{ id: 'branch', text: { en: 'Which branch?', zh: '哪家分店？' } }] },
}: {
  readonly design?: Design;
  readonly people?: number;
  readonly managers?: number;
  readonly minGroup?: number;
  readonly form?: Questionnaire;
} = {}): Made {
  const customer = buildSample(
    form,
    simulate(form, 11, people, { profile: { branch: { north: 0.5, south: 0.4, kiosk: 0.012 } } }).map(
      (response, index) => ({
        ...response,
        wave: index % 2 === 0 ? '1' : '2',
        respondent: `r${Math.floor(index / 3)}`,
      }),
    ),
  );
  const staff = design ? listStaff(design, managers) : {};
  const samples: Samples = { customer, ...staff };
  return { ...reportOn(samples, people, minGroup), questionnaire: form };
}

function listStaff(design: Design, managers: number): Readonly<Record<'manager' | 'contact', Sample>> {
  const make = (audience: 'manager' | 'contact', count: number) => {
    const form = givenStaffQuestionnaire(audience, design, servqual);
    return buildSample(form, simulate(form, 12, count, {}));
  };
  return { manager: make('manager', managers), contact: make('contact', 30) };
}

function simulate(form: Questionnaire, seed: number, people: number, more: Partial<Simulation>): readonly Response[] {
  const { min, max } = form.scale;
  const at = (share: number) => min + share * (max - min);
  const means = { expectation: at(0.85), perception: at(0.7), belief: at(0.8), standard: at(0.65), delivery: at(0.6) };
  const others = { promise: at(0.9), formalised: at(0.6), able: at(0.7), kept: at(0.5), importance: at(0.8) };
  const zones = { minimum: at(0.5), desired: at(0.9) };
  const simulation: Simulation = {
    seed,
    responses: people,
    spread: { person: 0.12 * (max - min), item: 0.15 * (max - min) },
    blank: 0.02,
    noOpinion: 0.02,
    dimensions: Object.fromEntries(
      form.dimensions.map(({ id }) => [
        id,
        { means: { ...means, ...others, ...zones }, points: Math.floor(100 / form.dimensions.length) },
      ]),
    ),
    ...more,
  };
  return simulateResponses(form, simulation).map(({ answers, seconds }, index) => ({
    ...givenResponse(answers.items, { seconds }),
    id: `${seed}-${index}`,
    answers,
  }));
}

function reportOn(samples: Samples, read: number, minGroup: number): Omit<Made, 'questionnaire'> {
  const report = buildReport(samples, { ...settings, read, minGroup });
  return { report, samples, deep: () => buildDeepReport(samples.customer, 1) };
}

/** Reports of any customers on any scale, with whatever is missing. */
export const anyMade: fc.Arbitrary<Made> = fc
  .tuple(anyAnswered(12), fc.constantFrom(1, 5))
  .map(([[form, responses], minGroup]) => {
    const samples = { customer: buildSample(form, responses) };
    return { ...reportOn(samples, responses.length, minGroup), questionnaire: form };
  });

/** What a JSON pointer (RFC 6901) leads to; undefined where it leads nowhere. */
export function follow(value: unknown, pointer: string): unknown {
  return pointer
    .split('/')
    .slice(1)
    .reduce<unknown>((inner, key) => (typeof inner === 'object' && inner ? Reflect.get(inner, key) : undefined), value);
}

import { itemField } from '../../../src/core/answers/fields.ts';
import { parseAnswers } from '../../../src/core/answers/parseAnswers.ts';
import { buildQuestionnaire, type Questionnaire } from '../../../src/core/instrument/questionnaire.ts';
import type { ItemSide } from '../../../src/core/instrument/side.ts';
import { buildReport } from '../../../src/core/report/buildReport.ts';
import { buildSample } from '../../../src/core/report/buildSample.ts';
import { givenInstrument, givenResponse, instrumentValue, readJson } from '../given.ts';

type Answered = readonly (readonly (number | null)[])[];

/** One row of figures as R computed it; an interval that does not exist is [null, null]. */
export interface RFigures {
  readonly n: number;
  readonly expectation: number | null;
  readonly perception: number | null;
  readonly gap: number | null;
  readonly sd: number | null;
  readonly ci: readonly [number | null, number | null];
  readonly t: number | null;
  readonly df: number | null;
  readonly p: number | null;
  readonly dz: number | null;
}

/** A small data set with what R says of it. */
export interface PairedSet {
  readonly scale: readonly [number, number];
  readonly dimensions: readonly string[];
  readonly dimension: readonly string[];
  readonly reverse: readonly boolean[];
  /** The answers by respondent and item; null where that side was not asked at all. */
  readonly E: Answered | null;
  readonly P: Answered | null;
  readonly items: readonly RFigures[];
  readonly dimensionFigures: readonly RFigures[];
  readonly overall: RFigures;
}

/** The data sets of test/oracle/paired.R, by name. */
export const pairedSets = readJson('test/oracle/paired.json') as Readonly<Record<string, PairedSet>>;

export function pairedSet(name: string): PairedSet {
  const set = pairedSets[name];
  if (!set) throw new Error(`no data set ${name}`);
  return set;
}

/** The answers of a set as packed by the one door, as if they had come in a file. */
export function packSet(form: Questionnaire, { E, P }: PairedSet): readonly string[] {
  const people = (E ?? P ?? []).map((_, person) =>
    form.items.flatMap(({ id }, item) =>
      ([['expectation', E] as const, ['perception', P] as const] as const).map(
        ([side, answers]) => [itemField(id, side), answers?.[person]?.[item]] as const,
      ),
    ),
  );
  return people.map((fields) => {
    const { answers, problems } = parseAnswers(form, new Map(fields));
    if (problems.length > 0) throw new Error(JSON.stringify(problems));
    return answers.items;
  });
}

export function formOf(set: PairedSet): Questionnaire {
  const [min, max] = set.scale;
  const asked = { expectation: set.E, perception: set.P };
  const sides = (['expectation', 'perception'] as const).filter((side) => asked[side]) satisfies readonly ItemSide[];
  const { dimensions, dimension: items, reverse } = set;
  const value = instrumentValue({ scale: { min, max }, sides, dimensions, items, reverse });
  return buildQuestionnaire(givenInstrument(value), 'customer');
}

/** What every report of a test is told besides its samples. */
export const settings = { duplicates: 0, version: '0.0.0', waveOrder: null } as const;

/** The report of responses to one questionnaire. */
export function reportOf(questionnaire: Questionnaire, packed: readonly string[], minGroup = 1) {
  const customer = buildSample(
    questionnaire,
    packed.map((each) => givenResponse(each)),
  );
  return buildReport({ customer }, { ...settings, read: packed.length, minGroup });
}

export const reportOfSet = (set: PairedSet) => reportOf(formOf(set), packSet(formOf(set), set));

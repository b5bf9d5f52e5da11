import { pointsField } from '../../../core/answers/fields.ts';
import { wholeImportance } from '../../../core/answers/importance.ts';
import type { Questionnaire } from '../../../core/instrument/questionnaire.ts';
import type { Variable } from '../../codebook/variable.ts';
import { counted, hasGaps, listPairs, type SpssScale } from './scales.ts';
import { commandSpss, quoteSpss } from './spssText.ts';

type NameOf = (wanted: string) => string;

/** Means and standard deviations of what is rated, of the scores, and of everything together. */
export function meanSyntax(
  form: Questionnaire,
  variables: readonly Variable[],
  scales: readonly SpssScale[],
  nameOf: NameOf,
): readonly string[] {
  const rated = variables.filter(({ kind }) => kind === 'scale');
  const whole = [...form.sides.map(({ side }) => side as string), ...(hasGaps(form) ? ['gap'] : [])];
  return [
    rated.map(({ name, isReversed }) => nameOf(counted(name, isReversed))),
    [...scales.map(({ name }) => nameOf(name)), ...whole.map((side) => nameOf(`overall.${side}`))],
  ]
    .filter((names) => names.length > 0)
    .flatMap((names) => [
      ...commandSpss('DESCRIPTIVES VARIABLES=', names).map(withoutStop),
      '  /STATISTICS=MEAN STDDEV MIN MAX.',
    ]);
}

/** Student's t on pairs: of every item where customers compare item by item, and of every dimension and the whole. */
export function testSyntax(form: Questionnaire, nameOf: NameOf): readonly string[] {
  const wholes = form.dimensions.map(({ id }) => `score.${id}`).concat('overall');
  return listPairs(form).flatMap(([first, second]) => {
    const test = (names: readonly string[], side: string) => names.map((name) => nameOf(`${name}.${side}`));
    const items = hasGaps(form) ? form.items : [];
    const fieldsOf = (side: string) => items.map(({ id, reverse }) => nameOf(counted(`${id}.${side}`, reverse)));
    return [
      ...(items.length > 0 ? pairTest(fieldsOf(second), fieldsOf(first)) : []),
      ...pairTest(test(wholes, second), test(wholes, first)),
    ];
  });
}

function pairTest(second: readonly string[], first: readonly string[]): readonly string[] {
  return commandSpss('T-TEST PAIRS=', [...second, 'WITH', ...first, '(PAIRED)']);
}

/** Gaps weighted by people's own points, against zero, and the mean points of those who shared them out as asked. */
export function weightedSyntax(form: Questionnaire, nameOf: NameOf): readonly string[] {
  const points = form.dimensions.map(({ id }) => nameOf(pointsField(id)));
  return [
    `T-TEST /TESTVAL=0 /VARIABLES=${nameOf('weighted.gap')}.`,
    'TEMPORARY.',
    `SELECT IF (${nameOf('points.total')} = ${wholeImportance(form)}).`,
    ...commandSpss('DESCRIPTIVES VARIABLES=', points),
  ];
}

export function reliabilitySyntax(scales: readonly SpssScale[], nameOf: NameOf): readonly string[] {
  return scales
    .filter(({ reliable }) => reliable.length > 1)
    .flatMap(({ label, reliable }) => [
      ...commandSpss('RELIABILITY /VARIABLES=', reliable.map(nameOf)).map(withoutStop),
      `  /SCALE(${quoteSpss(label)}) ALL /MODEL=ALPHA.`,
    ]);
}

export function frequencySyntax(variables: readonly Variable[], nameOf: NameOf): readonly string[] {
  const rated = variables.filter(({ kind }) => kind === 'scale').map(({ name }) => nameOf(name));
  return commandSpss('FREQUENCIES VARIABLES=', rated);
}

const withoutStop = (line: string): string => line.replace(/\.$/, '');

import type { Language } from '../../../core/instrument/text.ts';
import { cellNames, type EffectName, effectWeights } from '../../../core/report/repurchase.ts';
import { speak } from '../../../words/catalogue.ts';
import { labelVariable } from './readingSyntax.ts';
import { commandSpss } from './spssText.ts';

type NameOf = (wanted: string) => string;

/** The figures of a cell and of a difference, by what each is called. */
const ofCell = {
  n: 'lesson.field.n',
  again: 'lesson.field.again',
  rate: 'lesson.rate',
  low: 'script.low',
  high: 'script.high',
} as const;
const ofDifference = { points: 'lesson.points', low: 'script.low', high: 'script.high' } as const;

/** The rate of each cell with Wilson's interval; none of an empty one. */
export function rateSyntax(nameOf: NameOf, language: Language): readonly string[] {
  const square = nameOf('square');
  const rows = cellNames.map((id) => ({ id, title: speak(language)(`lesson.cell.${id}`) }));
  return [
    `COMPUTE ${square} = PROBIT(0.975) ** 2.`,
    ...rows.flatMap(({ id }) => {
      const [n, x] = [nameOf(`cell.${id}.n`), nameOf(`cell.${id}.again`)];
      const end = (figure: string, sign: string) =>
        commandSpss(`IF (${n} > 0) ${nameOf(`cell.${id}.${figure}`)} =`, [
          `(${x} + ${square} / 2 ${sign}`,
          `SQRT(${square} * (${x} * (${n} - ${x}) / ${n} + ${square} / 4)))`,
          `/ (${n} + ${square})`,
        ]);
      return [`IF (${n} > 0) ${nameOf(`cell.${id}.rate`)} = ${x} / ${n}.`, ...end('low', '-'), ...end('high', '+')];
    }),
    ...printSyntax(rows, 'cell', ofCell, nameOf, language),
  ];
}

/** The differences of the rates; none that needs the rate of an empty cell. */
export function differenceSyntax(nameOf: NameOf, language: Language): readonly string[] {
  const names = Object.keys(effectWeights) as readonly EffectName[];
  const rows = names.map((id) => ({ id, title: speak(language)(`lesson.effect.${id}`) }));
  return [
    ...names.flatMap((id) => {
      const parts = cellNames
        .map((cell, place) => ({ cell, weight: effectWeights[id][place] ?? 0 }))
        .filter(({ weight }) => weight !== 0);
      const points = nameOf(`effect.${id}.points`);
      /** The root of the summed squares of how far the interval of each part reaches. */
      const reach = (up: string, down: string) => [
        'SQRT(',
        ...sum(
          parts.map(({ cell, weight }) => {
            const far = nameOf(`cell.${cell}.${weight > 0 ? up : down}`);
            return `(${weight} * (${nameOf(`cell.${cell}.rate`)} - ${far})) ** 2`;
          }),
        ),
        ')',
      ];
      return [
        ...commandSpss(
          `COMPUTE ${points} =`,
          sum(parts.map(({ cell, weight }) => `${weight} * ${nameOf(`cell.${cell}.rate`)}`)),
        ),
        ...commandSpss(`COMPUTE ${nameOf(`effect.${id}.low`)} = ${points} -`, reach('low', 'high')),
        ...commandSpss(`COMPUTE ${nameOf(`effect.${id}.high`)} = ${points} +`, reach('high', 'low')),
      ];
    }),
    ...printSyntax(rows, 'effect', ofDifference, nameOf, language),
  ];
}

const sum = (terms: readonly string[]): readonly string[] =>
  terms.map((term, place) => (place === 0 ? term : `+ ${term}`));

/** Labels and prints figures that are the same in every row, so that their mean is the figure. */
function printSyntax(
  rows: readonly { readonly id: string; readonly title: string }[],
  kind: 'cell' | 'effect',
  figures: Readonly<Record<string, string>>,
  nameOf: NameOf,
  language: Language,
): readonly string[] {
  const say = speak(language);
  const named = rows.flatMap(({ id, title }) =>
    Object.entries(figures).map(([figure, key]) => ({
      name: nameOf(`${kind}.${id}.${figure}`),
      label: say('lesson.rateOf', { name: title, value: say(key) }),
    })),
  );
  return [
    ...named.flatMap(({ name, label }) => labelVariable(name, label)),
    ...commandSpss('DESCRIPTIVES VARIABLES=', [...named.map(({ name }) => name), '/STATISTICS=MEAN']),
  ];
}

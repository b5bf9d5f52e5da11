import { guardText } from '../../core/answers/guardedText.ts';
import { type Language, languages } from '../../core/instrument/text.ts';
import { byteOrderMark, joinCells } from '../csvText.ts';
import type { ValueLabel, Variable } from './variable.ts';

/** The codebook as a table: a row a variable, in the order of the columns it is about, in every language at once. */
export function writeCodebook(variables: readonly Variable[]): string {
  const inEach = (write: (language: Language) => string) => languages.map(write);
  const header = [
    'name',
    ...inEach((language) => `label.${language}`),
    'kind',
    'min',
    'max',
    ...inEach((language) => `values.${language}`),
    ...inEach((language) => `missing.${language}`),
    'dimension',
    'side',
    'reversed',
  ];
  const rows = variables.map((variable) => [
    variable.name,
    ...inEach((language) => variable.label[language]),
    variable.kind,
    String(variable.range?.min ?? ''),
    String(variable.range?.max ?? ''),
    ...inEach((language) => listValues(variable.values, language)),
    ...inEach((language) => listValues(variable.missing, language)),
    variable.dimension ?? '',
    variable.side ?? '',
    variable.isReversed ? '1' : '',
  ]);
  return byteOrderMark + [header, ...rows].map((cells) => joinCells(cells.map(guardText))).join('');
}

function listValues(values: readonly ValueLabel[], language: Language): string {
  return values.map(({ value, label }) => `${value} = ${label[language]}`).join('; ');
}

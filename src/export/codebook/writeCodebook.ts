import { type Language, languages } from '../../core/instrument/text.ts';
import { joinCells, safeCsv } from '../csvText.ts';
import type { ValueLabel, Variable } from './variable.ts';

/** The codebook as a file for spreadsheets. */
export function writeCodebook(variables: readonly Variable[]): string {
  const { mark, writeText } = safeCsv;
  return (
    mark +
    tabulateCodebook(variables)
      .map((cells) => joinCells(cells.map(writeText)))
      .join('')
  );
}

/** The codebook as a table with a header: a row a variable, in the order of the columns it is about, in every language at once. */
export function tabulateCodebook(variables: readonly Variable[]): readonly (readonly string[])[] {
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
  return [header, ...rows];
}

function listValues(values: readonly ValueLabel[], language: Language): string {
  return values.map(({ value, label }) => `${value} = ${label[language]}`).join('; ');
}

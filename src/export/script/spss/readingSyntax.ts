import type { Language } from '../../../core/instrument/text.ts';
import type { Variable } from '../../codebook/variable.ts';
import { commandSpss, quoteSpss } from './spssText.ts';

type NameOf = (wanted: string) => string;

const isNumber = ({ kind }: Variable): boolean => kind === 'scale' || kind === 'number';

/** Reads the table, whose first line has the names. */
export function readSyntax(file: string, variables: readonly Variable[], nameOf: NameOf): readonly string[] {
  const columns = variables.map((variable) => `${nameOf(variable.name)} ${isNumber(variable) ? 'F10.2' : 'A255'}`);
  return [
    `GET DATA /TYPE=TXT /FILE=${quoteSpss(file)} /ENCODING='UTF8' /ARRANGEMENT=DELIMITED`,
    `  /DELCASE=LINE /FIRSTCASE=2 /DELIMITERS=',' /QUALIFIER='"'`,
    ...commandSpss('  /VARIABLES=', columns),
  ];
}

/** What each variable and its values are called in a language, which values are no answers, and what may be computed of it. */
export function labelSyntax(variables: readonly Variable[], nameOf: NameOf, language: Language): readonly string[] {
  const quoteValue = (variable: Variable, value: string) => (isNumber(variable) ? value : quoteSpss(value));
  const named = variables.flatMap((variable): readonly string[] => {
    const values = [...variable.values, ...variable.missing];
    if (values.length === 0) return [];
    const lines = values.map(
      ({ value, label }) => `  ${quoteValue(variable, value)} ${quoteSpss(label[language], 110)}`,
    );
    return ['VALUE LABELS', `  ${nameOf(variable.name)}`, ...lines.slice(0, -1), `${lines.at(-1)}.`];
  });
  const scales = variables.filter(({ missing }) => missing.length > 0);
  const codes = scales[0]?.missing.map(({ value }) => value).join(', ');
  const level = (name: string, those: readonly Variable[]) =>
    those.length === 0 ? [] : commandSpss('VARIABLE LEVEL', [...those.map((each) => nameOf(each.name)), `(${name})`]);
  return [
    ...variables.flatMap(({ name, label }) => labelVariable(nameOf(name), label[language])),
    ...named,
    ...(scales.length === 0
      ? []
      : commandSpss('MISSING VALUES', [...scales.map(({ name }) => nameOf(name)), `(${codes})`])),
    ...level('SCALE', variables.filter(isNumber)),
    ...level(
      'NOMINAL',
      variables.filter((variable) => !isNumber(variable)),
    ),
  ];
}

export function labelVariable(name: string, label: string): readonly string[] {
  return [`VARIABLE LABELS ${name}`, `  ${quoteSpss(label)}.`];
}

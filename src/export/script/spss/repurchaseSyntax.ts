import { outcomeField } from '../../../core/answers/fields.ts';
import { findRoles, leastYes, outcomeRoles } from '../../../core/instrument/outcomeRoles.ts';
import type { Questionnaire } from '../../../core/instrument/questionnaire.ts';
import { type Language, pickText } from '../../../core/instrument/text.ts';
import { cellNames } from '../../../core/report/repurchase.ts';
import { speak } from '../../../words/catalogue.ts';
import { differenceSyntax, rateSyntax } from './rateSyntax.ts';
import { labelVariable } from './readingSyntax.ts';
import { commandSpss, quoteSpss } from './spssText.ts';

type NameOf = (wanted: string) => string;

/**
 * Who would buy again: who said yes to what, the four cells, and over all rows their rates and the differences of these. Nothing where
 * one of the three questions is not asked.
 */
export function repurchaseSyntax({ outcomes }: Questionnaire, nameOf: NameOf, language: Language): readonly string[] {
  const roles = findRoles(outcomes);
  if (roles === null) return [];
  const say = speak(language);
  const said = outcomeRoles.flatMap((role) => {
    const { id, text, min, max } = roles[role];
    const [yes, from] = [nameOf(`yes.${role}`), leastYes(roles[role])];
    const rule = say(`repurchase.rule.${role}`, { question: pickText(text, language), from, min, max });
    return [`COMPUTE ${yes} = (${nameOf(outcomeField(id))} >= ${from}).`, ...labelVariable(yes, rule)];
  });
  return [
    ...said,
    ...cellSyntax(nameOf, language),
    ...countSyntax(nameOf),
    ...rateSyntax(nameOf, language),
    ...differenceSyntax(nameOf, language),
  ];
}

/** The cell of each person who answered all three. */
function cellSyntax(nameOf: NameOf, language: Language): readonly string[] {
  const say = speak(language);
  const [product, service, again] = outcomeRoles.map((role) => nameOf(`yes.${role}`));
  const cell = nameOf('cell');
  const labels = cellNames.map((each, place) => `  ${place + 1} ${quoteSpss(say(`lesson.cell.${each}`), 110)}`);
  return [
    `IF (NMISS(${product}, ${service}, ${again}) = 0) ${cell} = 4 - 2 * ${product} - ${service}.`,
    ...labelVariable(cell, say('lesson.content')),
    `VALUE LABELS ${cell}`,
    `${labels.join('\n')}.`,
  ];
}

/** How many people each cell has, and how many of them said yes, in every row. */
function countSyntax(nameOf: NameOf): readonly string[] {
  const [cell, again, everybody] = ['cell', 'yes.repurchase', 'everybody'].map(nameOf);
  const counted = cellNames.map((each) => ({
    here: nameOf(`cell.${each}.here`),
    yes: nameOf(`cell.${each}.yes`),
    n: nameOf(`cell.${each}.n`),
    again: nameOf(`cell.${each}.again`),
  }));
  return [
    ...counted.flatMap(({ here, yes }, place) => [
      `COMPUTE ${here} = (${cell} = ${place + 1}).`,
      `COMPUTE ${yes} = (${cell} = ${place + 1} AND ${again} = 1).`,
    ]),
    `COMPUTE ${everybody} = 1.`,
    ...commandSpss(
      `AGGREGATE /OUTFILE=* MODE=ADDVARIABLES /BREAK=${everybody}`,
      counted.flatMap(({ here, yes, ...sums }) => [`/${sums.n}=SUM(${here})`, `/${sums.again}=SUM(${yes})`]),
    ),
  ];
}

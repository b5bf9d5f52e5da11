import { wholeImportance } from '../../answers/importance.ts';
import { itemsOf, type Questionnaire } from '../../instrument/questionnaire.ts';
import type { Audience } from '../../instrument/side.ts';
import { mainSides } from '../../summary/scorePlans.ts';
import type { DeepReport, Report } from '../report.ts';
import { code, quote, type RCode, vectorOf } from './rCode.ts';

/** What R code is written from: the report that holds the figure, and what each audience was asked. */
export interface Explained {
  readonly report: Report & Partial<DeepReport>;
  readonly forms: { readonly customer: Questionnaire } & {
    readonly [audience in Exclude<Audience, 'customer'>]?: Questionnaire;
  };
}

/** The exported answers of each audience by their file's name. */
export const answerFiles: Readonly<Record<Audience, string>> = {
  customer: 'responses.csv',
  manager: 'managers.csv',
  contact: 'contact.csv',
};

/** Reads the answers of an audience, and says what it was asked: scale, items by dimension, and which are worded negatively. */
export function readAnswers(form: Questionnaire): RCode {
  const { scale, dimensions, items } = form;
  const reversed = items.filter(({ reverse }) => reverse).map(({ id }) => id);
  const byDimension = dimensions.map(
    ({ id }) => `  ${quote(id)} = ${vectorOf(itemsOf(form, id).map(({ item }) => item.id))}`,
  );
  return code(
    ['read_answers', 'side', 'score', 'known'],
    `lo <- ${scale.min}`,
    `hi <- ${scale.max}`,
    `items <- list(\n${byDimension.join(',\n')}\n)`,
    `reversed <- ${vectorOf(reversed)}`,
    `data <- read_answers(${quote(answerFiles[form.audience])})`,
  );
}

/** Expectations and perceptions of the items answered on both sides, and their gaps; or the one side that was asked. */
export function readPairs(form: Questionnaire): RCode {
  const [first, second] = mainSides(form);
  if (second === undefined)
    return code(['side'], `G <- ${first === 'expectation' ? 'E' : 'P'} <- side(${quote(first ?? '')})`);
  return code(
    ['side'],
    'E <- side("expectation")',
    'P <- side("perception")',
    'G <- P - E',
    'E[is.na(G)] <- P[is.na(G)] <- NA',
  );
}

/** The points that people gave to each dimension, and who gave exactly 100, or each rank once. */
export const readPoints = (form: Questionnaire): RCode =>
  code(
    ['rated'],
    'points <- do.call(cbind, lapply(setNames(nm = names(items)), function(d) number(paste0("weight.", d))))',
    ...(form.isRanked ? ['points <- length(items) + 1 - points'] : []),
    `exact <- rowSums(points) %in% ${wholeImportance(form)}`,
    ...(form.isRanked ? [`points <- points * 100 / ${wholeImportance(form)}`] : []),
  );

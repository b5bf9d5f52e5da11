import { antecedentField } from '../../answers/fields.ts';
import { gaps } from '../../gaps/gap.ts';
import type { Questionnaire } from '../../instrument/questionnaire.ts';
import { audienceOf, type RatingSide, type Side } from '../../instrument/side.ts';
import { directRating } from '../buildGaps.ts';
import { dimensionCode, holmOverDimensions, nameDimension, ofEverybody } from './customerCode.ts';
import { type Explained, readAnswers } from './questionnaireCode.ts';
import { code, joinCode, quote, type RCode, vectorOf } from './rCode.ts';
import { statisticOfOne, statisticOfTwo } from './statisticCode.ts';

type Design = 'paired' | 'welch' | 'direct';

function formOf({ forms }: Explained, side: Side): Questionnaire {
  const form = forms[audienceOf(side)];
  if (!form) throw new Error(`nobody was asked: ${side}`);
  return form;
}

/** The dimension scores of a side, each from its own answered items, under an R name. */
export function readSide(explained: Explained, name: string, side: Side): RCode {
  return joinCode(
    readAnswers(formOf(explained, side)),
    code(['side', 'score'], `${name} <- scores(side(${quote(side)}))`),
  );
}

/** A direct rating less the top of its scale, a column a dimension. */
function readRating(explained: Explained, side: RatingSide): RCode {
  return joinCode(
    readAnswers(formOf(explained, side)),
    code(
      ['rated'],
      `second <- do.call(cbind, lapply(setNames(nm = names(items)), function(d) rated(paste0(d, ".", ${quote(side)})))) - hi`,
    ),
  );
}

/** `second` and `first`, a column a dimension; a direct rating has no `first`. */
function readGap(explained: Explained, number: number): { readonly design: Design; readonly read: RCode } {
  const gap = gaps.find((each) => each.number === number);
  const design = explained.report.gaps[number as 1 | 2 | 3 | 4 | 5]?.design ?? 'paired';
  if (!gap) throw new Error(`no gap ${number}`);
  const rating = directRating[gap.number];
  if (design === 'direct' && rating) return { design, read: readRating(explained, rating) };
  const sides: readonly [Side, Side] = [gap.second, gap.first];
  return { design, read: joinCode(readSide(explained, 'second', sides[0]), readSide(explained, 'first', sides[1])) };
}

const differenceOf: Readonly<Record<Design, (of: (matrix: string) => string) => string>> = {
  paired: (of) => `${of('second')} - ${of('first')}`,
  direct: (of) => of('second'),
  welch: (of) => `${of('second')}, ${of('first')}`,
};

function statisticOf(design: Design, field: string, of: (matrix: string) => string): RCode {
  if (design === 'welch')
    return joinCode(
      code(['known'], `a <- known(${of('second')})`, `b <- known(${of('first')})`),
      statisticOfTwo(field),
    );
  const people = code(['known'], `g <- known(${differenceOf[design](of)})`);
  return joinCode(
    people,
    field === 'closure' ? code([], '100 * (mean(g) + hi - lo) / (hi - lo)') : statisticOfOne(field),
  );
}

/** One of the five gaps; the last is the customers' own. */
export function gapCode(explained: Explained, field: string, [number = '']: readonly string[]): RCode {
  if (number === '5') return joinCode(ofEverybody(explained), statisticOfOne(field));
  const { design, read } = readGap(explained, Number(number));
  return joinCode(
    read,
    statisticOf(design, field, (matrix) => `rowMeans(${matrix})`),
  );
}

export function gapDimensionCode(explained: Explained, field: string, steps: readonly string[]): RCode {
  const [number = '', dimension = ''] = steps;
  if (number === '5') return dimensionCode(explained, field, [dimension]);
  const { design, read } = readGap(explained, Number(number));
  const people = joinCode(read, nameDimension(explained.forms.customer, dimension));
  const rating = directRating[Number(number) as 2 | 3 | 4];
  if (field === 'none' && rating)
    return joinCode(people, code([], `sum(data[[paste0(d, ".", ${quote(rating)})]] %in% "-9")`));
  const of = (matrix: string) => `${matrix}[, d]`;
  if (field !== 'pHolm') return joinCode(people, statisticOf(design, field, of));
  return joinCode(people, holmOverDimensions(`${design === 'welch' ? 'p_two' : 'p_one'}(${differenceOf[design](of)})`));
}

/** The statements on what stands behind a gap, turned round where they are worded negatively. */
export function antecedentCode(explained: Explained, field: string, steps: readonly string[]): RCode {
  const [number = '', place = ''] = steps;
  const id = explained.report.gaps[Number(number) as 1]?.antecedents[Number(place)]?.id;
  const forms = Object.values(explained.forms);
  const form = forms.find(({ antecedents }) => antecedents.some((each) => each.id === id));
  const items = form?.antecedents.find((each) => each.id === id)?.items ?? [];
  if (!form) throw new Error(`no antecedent ${id}`);
  const fieldsOf = (those: typeof items) => vectorOf(those.map((item) => antecedentField(item.id)));
  return joinCode(
    readAnswers(form),
    code(
      ['rated', 'score', 'known'],
      `negative <- ${fieldsOf(items.filter(({ reverse }) => reverse))}`,
      `x <- do.call(cbind, lapply(${fieldsOf(items)}, function(name) rated(name, name %in% negative)))`,
      'g <- known(score(x))',
    ),
    statisticOfOne(field),
  );
}

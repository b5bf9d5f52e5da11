import { antecedentField, ratingField } from '../core/answers/fields.ts';
import { foldText } from '../core/answers/normaliseText.ts';
import type { Questionnaire } from '../core/instrument/questionnaire.ts';
import type { ItemSide, RatingSide } from '../core/instrument/side.ts';
import type { About } from './columnPlan.ts';

/** What a column is, as far as its name alone says. */
export type HeaderMeaning =
  | { readonly item: number; readonly side: ItemSide }
  | { readonly rating: string; readonly side: RatingSide }
  | { readonly antecedent: string }
  | { readonly weight: string }
  | { readonly outcome: string }
  | { readonly segment: string }
  | { readonly comment: string }
  | { readonly about: About };

/** Whether what a column is called is answered by points of items, dimensions or causes. */
export function isAnswer(meaning: HeaderMeaning): boolean {
  return 'item' in meaning || 'rating' in meaning || 'antecedent' in meaning;
}

const sideWords: readonly { readonly side: ItemSide; readonly words: string }[] = [
  { side: 'expectation', words: 'e|exp|expect|expected|expectation|expectations|期望|期望值|预期' },
  { side: 'perception', words: 'p|perc|perceived|perception|perceptions|感知|感知值|实际感受' },
  { side: 'belief', words: 'm|belief|beliefs|信念' },
  { side: 'standard', words: 's|standard|standards|标准' },
  { side: 'delivery', words: 'd|delivery|delivered|传递' },
  { side: 'promise', words: 'a|promise|promises|promised|承诺' },
];
const gap = String.raw`[\s._:/-]*`;
const numbered = sideWords.map(({ side, words }) => ({
  side,
  pattern: new RegExp(`^(?:${words})${gap}(?:q|第)?0*([1-9]\\d{0,2})[题題]?$`),
}));

/** The shortest name of an item's column: `E1`, `M1`. */
export function nameItemColumn(item: number, side: ItemSide): string {
  const [letter = side] = sideWords.find((each) => each.side === side)?.words.split('|') ?? [];
  return `${letter.toUpperCase()}${item + 1}`;
}

const aboutNames: ReadonlyMap<string, About> = new Map([
  ['response', 'response'],
  ['respondent', 'respondent'],
  ['respondent_id', 'respondent'],
  ['respondent id', 'respondent'],
  ['id', 'respondent'],
  ['record_id', 'respondent'],
  ['participant_id', 'respondent'],
  ['participant id', 'respondent'],
  ['编号', 'respondent'],
  ['token', 'token'],
  ['source', 'source'],
  ['trapped', 'trapped'],
  ['wave', 'wave'],
  ['redcap_event_name', 'wave'],
  ['波次', 'wave'],
  ['submitted', 'submitted'],
  ['submitdate', 'submitted'],
  ['recordeddate', 'submitted'],
  ['timestamp', 'submitted'],
  ['时间戳记', 'submitted'],
  ['提交答卷时间', 'submitted'],
  ['提交时间', 'submitted'],
  ['填写时间', 'submitted'],
  ...['结束答题时间', '完成时间', 'completion time', 'submit date', 'submit date (utc)'].map(
    (name): [string, About] => [name, 'submitted'],
  ),
  ['seconds', 'duration'],
  ['duration', 'duration'],
  ['duration (in seconds)', 'duration'],
  ['所用时间', 'duration'],
  ...['答题时长', '答题用时', '作答时长', '填写时长', '用时'].map((name): [string, About] => [name, 'duration']),
  ['所用时间(秒)', 'duration'],
  ['language', 'language'],
  ['语言', 'language'],
]);

/**
 * Reads a column's name: our own field names (`t1.expectation`, `weight.empathy`, `segment.branch`), the published numbers
 * (`E1`, `P_01`, `期望1`, `感知 第1题`; `M1`, `S1` of managers, `D1`, `A1` of contact staff), `W_<dimension>` by id or title,
 * and the usual names for what is around the answers. A side that the questionnaire does not ask is no meaning: `A1` of
 * customers is nothing. Capitals do not matter. `item` is the 0-based place in the questionnaire; it may lie beyond its end.
 * Null: not known.
 */
export function readHeaderName(name: string, questionnaire: Questionnaire): HeaderMeaning | null {
  const folded = foldText(name);
  const about = aboutNames.get(folded);
  if (about) return { about };
  for (const { side, pattern } of numbered) {
    const match = pattern.exec(folded);
    if (match && questionnaire.sides.some((asked) => asked.side === side)) return { item: Number(match[1]) - 1, side };
  }
  const weight = /^(?:w|weight|权重)[\s._:/-]+(.+)$/.exec(folded)?.[1];
  const dimension = weight === undefined ? undefined : findDimension(weight, questionnaire);
  if (dimension !== undefined) return { weight: dimension };
  if (folded === 'segment' || folded === '分组') return { segment: name };
  return readFieldName(name, questionnaire);
}

function readFieldName(name: string, questionnaire: Questionnaire): HeaderMeaning | null {
  const dot = name.lastIndexOf('.');
  const id = name.slice(dot + 1);
  const side = questionnaire.sides.find((asked) => asked.side === foldText(id))?.side;
  const item = questionnaire.items.findIndex((each) => each.id === foldText(name.slice(0, dot)));
  if (side && item >= 0) return { item, side };
  const asked = findAsked(foldText(name), questionnaire);
  if (asked) return asked;
  const [, kind, rest = ''] = /^(segment|profile|outcome|comment)\.(.+)$/.exec(name) ?? [];
  const isAsked = (questions: readonly { readonly id: string }[]) => questions.some((question) => question.id === rest);
  if (kind === 'segment' || kind === 'profile') return { segment: rest };
  if (kind === 'outcome' && isAsked(questionnaire.outcomes)) return { outcome: rest };
  return kind === 'comment' && isAsked(questionnaire.comments) ? { comment: rest } : null;
}

/** The rating or the antecedent's statement whose field has this name. */
function findAsked(name: string, { dimensions, ratings, antecedents }: Questionnaire): HeaderMeaning | undefined {
  for (const { id } of dimensions)
    for (const { side } of ratings) if (foldText(ratingField(id, side)) === name) return { rating: id, side };
  for (const { items } of antecedents)
    for (const { id } of items) if (foldText(antecedentField(id)) === name) return { antecedent: id };
  return undefined;
}

/** The dimension with this id or this title in any language. */
function findDimension(name: string, { dimensions }: Questionnaire): string | undefined {
  return dimensions.find(({ id, title }) => [id, ...Object.values(title)].some((known) => foldText(known) === name))
    ?.id;
}

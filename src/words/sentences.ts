import type { Questionnaire } from '../core/instrument/questionnaire.ts';
import { type Language, languages, pickText } from '../core/instrument/text.ts';
import type { Problem } from '../core/problem.ts';
import type { Finding } from '../core/report/finding.ts';
import { speak } from './catalogue.ts';
import { nameGap } from './nameGap.ts';
import { formatEnds } from './numbers.ts';

/** A problem as a full sentence, with its place in a file before it: where it is, what is wrong and what to do. */
export function describeProblem(problem: Problem, language: Language): string {
  return placeSentence(problem, explainProblem(problem, language), language);
}

/** A sentence after the place in a file that it is about: row and column of a table, line and path of a YAML file. */
export function placeSentence({ row, column, path }: Place, sentence: string, language: Language): string {
  const say = speak(language);
  if (row !== undefined && column !== undefined) return say('place.cell', { row, column, sentence });
  if (row !== undefined && path !== undefined) return say('place.line', { row, path, sentence });
  if (row !== undefined) return say('place.row', { row, sentence });
  if (column !== undefined) return say('place.column', { column, sentence });
  // The path of a whole file says nothing.
  return path === undefined || path === '.' ? sentence : say('place.path', { path, sentence });
}

type Place = { readonly [Key in 'row' | 'column' | 'path']?: Problem[Key] | undefined };

/** A problem as a sentence without its place, for where the place is plain, as beside its question on a page. */
export function explainProblem(problem: Problem, language: Language): string {
  const values = Object.entries(problem.values ?? {}).map(
    ([name, value]) => [name, typeof value === 'object' ? pickText(value, language) : value] as const,
  );
  return speak(language)(`problem.${problem.code}`, Object.fromEntries(values));
}

/** The sentence in every page language, for where the reader's language is not known. */
export function describeInAll(problem: Problem): Readonly<Record<Language, string>> {
  const [zh, en] = languages.map((language) => describeProblem(problem, language));
  return { zh: zh ?? '', en: en ?? '' };
}

/** A finding of the report as a sentence. What is proven is said of the data; of causes nothing is said. */
export function describeFinding(finding: Finding, questionnaire: Questionnaire, language: Language): string {
  const say = speak(language);
  const { gap = 0, low, high, flagged, count = flagged } = finding.values;
  const ends = low === undefined || high === undefined ? null : formatEnds([low, high]);
  const dimension = questionnaire.dimensions.find(({ id }) => id === finding.dimension);
  return say(keyOf(finding), {
    ...finding.values,
    ...(ends && { low: ends[0], high: ends[1] }),
    size: Math.abs(gap),
    dimension: dimension ? pickText(dimension.title, language) : '',
    ...(finding.gap && { gapName: nameGap(finding.gap, say) }),
    ...(finding.items && { items: nameItems(finding.items, questionnaire, language) }),
    ...(count !== undefined && { count }),
  });
}

/** Cautions that, where several of them say the same of different gaps or dimensions, make one sentence that lists these. */
const merged = ['few-people', 'unreliable-difference', 'unreliable-scale'];

/** All findings in their order as sentences; cautions of one kind are one sentence. */
export function describeFindings(
  findings: readonly Finding[],
  questionnaire: Questionnaire,
  language: Language,
): readonly { readonly sentence: string; readonly verdict: Finding['verdict'] | '' }[] {
  return findings.flatMap((finding) => {
    const { code, verdict = '' } = finding;
    const alike = merged.includes(code) ? findings.filter((each) => each.code === code) : [finding];
    if (alike[0] !== finding) return [];
    const sentence =
      alike.length > 1
        ? describeTogether(finding, alike, questionnaire, language)
        : describeFinding(finding, questionnaire, language);
    return [{ sentence, verdict }];
  });
}

function describeTogether(
  { code, values }: Finding,
  alike: readonly Finding[],
  { dimensions }: Questionnaire,
  language: Language,
): string {
  const say = speak(language);
  const names = alike.map(({ gap, dimension, values: each }) => {
    const found = dimensions.find(({ id }) => id === dimension);
    return say(`caution.${code}.each`, {
      ...each,
      gapNumber: gap ? say('picture.gap.number', { number: gap }) : '',
      dimension: found ? pickText(found.title, language) : '',
    });
  });
  return say(`caution.${code}.all`, { ...values, list: new Intl.ListFormat(language).format(names) });
}

/** Sentences one after the other: Chinese has no space between them. */
export function joinSentences(sentences: readonly string[], language: Language): string {
  return sentences.join(language === 'zh' ? '' : ' ');
}

function keyOf({ code, verdict, dimension, values }: Finding): string {
  const { weight } = values;
  if (code === 'priority') return `finding.priority.${weight === undefined ? 'plain' : 'weighted'}`;
  if (code === 'perception-only') return `finding.perception-only.${dimension === undefined ? 'whole' : 'dimension'}`;
  return verdict ? `finding.${code}.${verdict}` : `finding.${code}`;
}

/** Items by their place in the questionnaire, from 1, and their text. */
function nameItems(ids: readonly string[], { items }: Questionnaire, language: Language): string {
  const names = items.flatMap(({ id, text }, index) =>
    ids.includes(id)
      ? [speak(language)('finding.statement', { number: index + 1, text: withoutStop(pickText(text, language)) })]
      : [],
  );
  return new Intl.ListFormat(language).format(names);
}

/** A statement inside a sentence leaves the full stop to the sentence. */
function withoutStop(text: string): string {
  return text.replace(/[.。]$/, '');
}

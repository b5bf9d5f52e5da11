import { foldText } from '../../core/answers/normaliseText.ts';
import { matchWord } from '../recognise/holdsWord.ts';
import type { ReadingWords } from '../recognise/readingWords.ts';

type Direction = 'best-first' | 'worst-first';

/** What an answer in words is beside the middle of its list, and whether it is the end of it. */
interface Answer {
  readonly isBest: boolean;
  readonly isEnd: boolean;
}

/** An answer that stands in a text, with the number beside it, if any. */
interface Found extends Answer {
  readonly number: number | null;
}

/** What joins a number and a word: `1=`, `1分表示`, `1 stands for`, `1 (`; a number in a code, as `E1`, joins nothing. */
const link =
  '(?:(?:就|即)?(?:表示|代表|意味着|是指|指|为|是|即|记|计|对应|等于)|means?|meaning|stands? for|standing for|represents?|is|being|equals?|denotes?|indicates?|=)';
const unit = String.raw`\s*(?:分|点|星|级|points?|stars?)?`;
/** What may stand between both; a comma ends what is said of a number. */
const sign = String.raw`[^\p{L}\p{N},;]{0,3}`;
const linked = new RegExp(
  String.raw`(?<![a-z\d.])(\d{1,2})${unit}${sign}\s*${link}${sign}\s*(?:the |you |most )*$`,
  'u',
);
const before = new RegExp(String.raw`(?<![a-z\d.])(\d{1,2})${unit}\s*${sign}\s*(?:the )?$`, 'u');
const behind = new RegExp(String.raw`^\s*(?:(?:[:(]|${link})\s*(\d{1,2})(?!\d)|(\d{1,2})\s*分(?!制))`, 'u');
/** Where the words of a point end, and no statement goes on: `7最好的服务` says nothing of 7. */
const closing = /^的?\s*(?:$|[^\p{L}\s]|\d|(?:to|and|through)\b|[到至和而])/u;

/** `1-5`, `1 to 7`, `从1到5`: which numbers there are, and not what the last of them means. */
const range = /(?<![a-z\d.])(\d{1,2})\s*分?\s*(?:[-~–—−]|to|[至到])\s*(\d{1,2})(?!\d)/;

/**
 * What texts of a file say of its numbers: whether 1 stands beside the best answer of a list or beside the worst. Choices that are
 * numbered in the order of the form often begin with the best. Null where nothing is said, or both.
 */
export function readDirection(texts: Iterable<string>, words: ReadingWords): Direction | null {
  const answers = listAnswers(words);
  const names = [...answers.keys()].sort((a, b) => b.length - a.length);
  const pattern = new RegExp(names.map(matchWord).join('|'), 'g');
  const said = new Set<Direction>();
  for (const text of new Set(texts)) {
    const folded = foldText(text);
    if (!/\d/.test(folded)) continue;
    // The number of a question says nothing of its answers, but that of a choice does, as in `1.非常同意`.
    const rest = folded.replace(/^\d{1,3}[、.]\s*/, '');
    const direction = readText(answers.has(rest) ? folded : rest, answers, pattern);
    if (direction !== null) said.add(direction);
  }
  const [only = null] = said;
  return said.size > 1 ? null : only;
}

/** All answers in words that are known. Those in the middle of a list say nothing, but may have others in them. */
function listAnswers({ labels, extremes }: ReadingWords): ReadonlyMap<string, Answer | null> {
  const answers = new Map<string, Answer | null>();
  for (const list of labels)
    for (const [place, sames] of list.entries()) {
      const isBest = 2 * place > list.length - 1;
      const isEnd = place === 0 || place === list.length - 1;
      const isMiddle = 2 * place === list.length - 1;
      // An answer that ends one list may stand further in in another.
      for (const word of sames) if (!answers.get(word)?.isEnd) answers.set(word, isMiddle ? null : { isBest, isEnd });
    }
  for (const word of extremes.best) answers.set(word, { isBest: true, isEnd: true });
  for (const word of extremes.worst) answers.set(word, { isBest: false, isEnd: true });
  return answers;
}

function readText(text: string, answers: ReadonlyMap<string, Answer | null>, pattern: RegExp): Direction | null {
  const [, from, to] = range.exec(text) ?? [];
  const found = findAnswers(
    text.replace(range, (all) => ' '.repeat(all.length)),
    answers,
    pattern,
  );
  const numbered = found.flatMap(({ number, ...each }) => (number === null ? [] : [{ number, ...each }]));
  if (numbered.length > 0) return compare(numbered);
  // `1-5, from best to worst`: numbers and words stand in one order.
  const [first, last] = [found[0], found.at(-1)];
  if (from === undefined || !first?.isEnd || !last?.isEnd || first.isBest === last.isBest) return null;
  return first.isBest === Number(from) < Number(to) ? 'best-first' : 'worst-first';
}

function findAnswers(text: string, answers: ReadonlyMap<string, Answer | null>, pattern: RegExp): readonly Found[] {
  // A number behind one answer stands before the next: `best (1) - worst (5)`.
  let used = 0;
  return [...text.matchAll(pattern)].flatMap(({ 0: word, index }) => {
    const answer = answers.get(word) ?? null;
    const above = text.slice(used, index);
    // 不是很满意 is not 很满意.
    if (answer === null || /(?:[不非未没]是?|\bnot |\bless )$/.test(above)) return [];
    const rest = text.slice(index + word.length);
    const own = linked.exec(above)?.[1] ?? (closing.test(rest) ? before.exec(above)?.[1] : undefined);
    const [taken = '', after, bare] = own === undefined ? (behind.exec(rest) ?? []) : [];
    used = index + word.length + taken.length;
    const number = own ?? after ?? bare;
    return [{ ...answer, number: number === undefined ? null : Number(number) }];
  });
}

/** Best and worst by their numbers; where only one of them has any, by whether it is the first. */
function compare(numbered: readonly (Answer & { readonly number: number })[]): Direction | null {
  const [best, worst] = [true, false].map((isBest) =>
    numbered.flatMap((each) => (each.isBest === isBest ? each.number : [])),
  ) as [number[], number[]];
  if (best.length > 0 && worst.length > 0) {
    if (Math.max(...best) < Math.min(...worst)) return 'best-first';
    return Math.max(...worst) < Math.min(...best) ? 'worst-first' : null;
  }
  const ends = numbered.filter(({ isEnd }) => isEnd);
  if (ends.length === 0) return null;
  const isFirst = ends.some(({ number }) => number <= 1);
  return isFirst === best.length > 0 ? 'best-first' : 'worst-first';
}

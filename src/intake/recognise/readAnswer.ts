import { parseWholeNumber } from '../../core/answers/parseNumber.ts';

/** `4分`, `4星`, `5 - Strongly agree`, `7（非常同意）`, `3=一般`, `5,0`; but not `4.5`, nor `5-May`, which spreadsheets make of 5-5. */
const numbered =
  /^(\d{1,2})\s*(?:分|颗?星|stars?|,0+|[-–—:：.、=（(]\s*(?![\d\s]|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b).+)$/i;
/** `非常同意(7)`, `Neutral = 4`, `同意（4分）`. */
const numberedBehind = /^[^\d-]+[(（=:：]\s*(\d{1,2})\s*分?\s*[)）]?$/;
/** `'7`, as spreadsheets write a number that is to be a text. */
const marked = /^['’](\d{1,2})$/;
/** `★★★★`, and `★★★★☆`, where the hollow ones say how many there could have been. */
const stars = /^[★⭐]{1,10}☆*$/u;

/** The point that an answer itself names; null where it is words alone. */
export function readPoint(text: string): number | null {
  const [, digits] = numbered.exec(text) ?? numberedBehind.exec(text) ?? marked.exec(text) ?? [];
  if (digits !== undefined) return Number(digits);
  const plain = text.replace(/\s|\ufe0f/g, '');
  return stars.test(plain) ? (plain.match(/[★⭐]/gu)?.length ?? 0) : null;
}

/** What forms put before a choice, and LimeSurvey's code of one: `A.非常同意`, `A3. Neutral`, `[AO05] 5`. */
const choice = /^(?:[a-h]\s*[.．、:：)）]|[[(（]?ao?\d{1,2}\s*[.．、:：)）\]–—-])\s*/;

/** The number that an answer is or names; null where it is words alone. */
export function readNumber(text: string): number | null {
  const words = text.replace(choice, '');
  const plain = parseWholeNumber(words);
  return typeof plain === 'number' ? plain : readPoint(words);
}

/** The words beside the point that an answer names: `5 - Strongly agree`, `非常同意(5分)`; empty where there are none. */
export function readWordsBeside(text: string): string {
  return text
    .replace(/^\d{1,2}\s*[-–—:：.、=（(]\s*/, '')
    .replace(/\s*[(（=:：]\s*\d{1,2}\s*分?\s*[)）]?$/, '')
    .replace(/[)）]$/, '')
    .replace(/^\d.*$/, '');
}

/**
 * The words by which an answer may stand in a list: its own, without the letter or code before a choice, with
 * spaces for underscores (`strongly_agree`), and in either language of two (`同意 Agree`).
 */
export function listWordings(text: string): readonly string[] {
  const words = text.replace(choice, '').replaceAll('_', ' ');
  const [, han = words, other = words] = /^([\p{Script=Han}]+)[\s/|(（]+([a-z][a-z ']*[a-z])[)）]?$/u.exec(words) ?? [];
  const [, first = words, behind = words] =
    /^([a-z][a-z ']*[a-z])[\s/|(（]+([\p{Script=Han}]+)[)）]?$/u.exec(words) ?? [];
  return [...new Set([text, words, han, other, first, behind])];
}

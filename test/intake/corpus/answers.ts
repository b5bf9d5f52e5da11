import { accept, type BadFile, readCell, refuseCell } from './badFile.ts';
import { baseRows, type Changes, changeCells, ratings, writeBase, writeText } from './baseFile.ts';

const ratingPlaces = baseRows.flatMap((row) => ratings.map((column) => `${row} ${column}`));
const expected = (place: string) => changeCells({})[Number(place[0]) - 1]?.[4 + ratings.indexOf(place.slice(2))] ?? '';
/** Every rating written another way. */
const rewrite = (write: (point: number) => string): Changes =>
  Object.fromEntries(ratingPlaces.map((place) => [place, write(Number(expected(place)))]));
const blanks = (places: readonly string[]): Changes => Object.fromEntries(places.map((place) => [place, null]));
const agree = ['非常不同意', '不同意', '比较不同意', '一般', '比较同意', '同意', '非常同意'];
const english = [
  'Strongly disagree',
  'Disagree',
  'Somewhat disagree',
  'Neutral',
  'Somewhat agree',
  'Agree',
  'Strongly agree',
];
const otherHalf = ratingPlaces.filter((_, index) => index % 2 === 0);

/** What is odd about ratings. The cell changed holds 6 in the base file. */
export const answers: readonly BadFile[] = [
  readCell('a full-width digit', '５', '5'),
  readCell('a number of a spreadsheet, 5.0', '5.0', '5'),
  readCell('05', '05', '5'),
  readCell('a number that an apostrophe makes a text', "'5", '5'),
  readCell('+5', '+5', '5'),
  readCell('a space behind', '5 ', '5'),
  readCell('a space of typesetting around', '\u00a05\u3000', '5'),
  readCell('nothing', '', null),
  readCell('spaces alone', '   ', null),
  readCell('NA', 'NA', null),
  readCell('n/a in full-width letters', 'ｎ／ａ', null),
  readCell('NULL', 'NULL', null),
  readCell('-99', '-99', null),
  readCell('the dot of SPSS', '.', null),
  readCell('a dash', '-', null),
  readCell('what people write, 未填', '未填', null),
  readCell('what 问卷星 writes where it skipped', '(跳过)', null),
  readCell('the code for no opinion', '-9', 'no opinion'),
  refuseCell('5e0', 'not-a-number', '5e0'),
  refuseCell('0x5', 'not-a-number', '0x5'),
  refuseCell('−5', 'off-scale', '−5'),
  refuseCell('4.5', 'not-a-whole-number', '4.5'),
  refuseCell('a decimal comma', 'not-a-number', '4,5'),
  refuseCell('thousands', 'not-a-number', '1,005'),
  refuseCell('an off-scale 8', 'off-scale', '8'),
  refuseCell('0 on a scale from 1', 'off-scale', '0'),
  refuseCell('the code 88', 'off-scale', '88'),
  refuseCell('the code 99', 'off-scale', '99'),
  refuseCell('a number of thirty digits', 'not-a-number', '5'.repeat(30)),
  refuseCell('不适用', 'not-a-number', '不适用'),
  refuseCell('a question mark', 'not-a-number', '?'),
  refuseCell('a Chinese numeral', 'not-a-number', '五'),
  refuseCell('an Arabic digit', 'not-a-number', '٥'),
  refuseCell('5²', 'not-a-number', '5²'),
  refuseCell('⑤', 'not-a-number', '⑤'),
  refuseCell('two answers', 'not-a-number', '5;6'),
  refuseCell('5 of 7', 'not-a-number', '5/7'),
  refuseCell('a date, as spreadsheets make of 5-3', 'not-a-number', '5月3日'),
  refuseCell('an ISO date', 'not-a-number', '2026-05-03'),
  refuseCell('a formula', 'not-a-number', '=1+4'),
  refuseCell('a function', 'not-a-number', '@SUM(1,4)'),
  refuseCell('an emoji', 'not-a-number', '👍🏽'),
  refuseCell('a zero-width space', 'not-a-number', '5\u200b'),
  refuseCell('a zero-width joiner', 'not-a-number', '5\u200d'),
  refuseCell('a mark that turns the direction of writing', 'not-a-number', '\u202e5'),
  refuseCell('a bell', 'not-a-number', '5\u0007'),
  refuseCell('a script', 'not-a-number', '<script>alert(1)</script>'),
  refuseCell('a word', 'not-a-number', '同意'),
  accept('every answer in words', () => writeBase(rewrite((point) => agree[point - 1] ?? ''))),
  accept('every answer in English words', () => writeBase(rewrite((point) => english[point - 1] ?? ''))),
  accept('every answer as 5分', () => writeBase(rewrite((point) => `${point}分`))),
  accept('answers in words and numbers', () => writeBase({ ...rewrite((p) => agree[p - 1] ?? ''), ...blanks([]) })),
  accept('a word that no list knows', () => writeBase({ ...rewrite((p) => agree[p - 1] ?? ''), '3 E1': '还行吧' }), {
    tells: ['3 E1: unknown-label'],
  }),
  accept('4.5 among answers as 5分', () => writeBase({ ...rewrite((p) => `${p}分`), '3 E1': '4.5' }), {
    tells: ['3 E1: not-a-whole-number'],
  }),
  ...['5-May', '5-3', '6:30', '4,5', '3/5'].map((odd) =>
    accept(`${odd} among answers as 5分`, () => writeBase({ ...rewrite((p) => `${p}分`), '3 E1': odd }), {
      tells: [`3 E1: unknown-label`],
    }),
  ),
  accept('half of the answers missing', () => writeBase(blanks(otherHalf)), { reads: blanks(otherHalf) }),
  accept('a person who answered nothing', () => writeBase(blanks(ratings.map((name) => `3 ${name}`))), {
    reads: blanks(ratings.map((name) => `3 ${name}`)),
  }),
  accept('a scale of five in a survey of seven', () => writeBase(rewrite((p) => String(Math.min(p, 5)))), {
    reads: rewrite((p) => String(Math.min(p, 5))),
  }),
  accept('two mistakes in a row and one in another', () => writeBase({ '3 E1': '8', '3 P22': 'x', '5 E2': '4.5' }), {
    tells: ['3 P22: not-a-number', '3 E1: off-scale', '5 E2: not-a-whole-number'],
  }),
  accept('mistakes in every row', () => writeText(changeCells(blanks([])).map((c, i) => (i ? c.with(4, 'x') : c))), {
    tells: baseRows.map((row) => `${row} E1: not-a-number`),
  }),
];

import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { readOffsets } from '../../../../src/core/answers/packedAnswers.ts';
import { listAnswerBlocks } from '../../../../src/core/answers/quality/answerBlocks.ts';
import { flagAlone, flagAmong } from '../../../../src/core/answers/quality/flagResponse.ts';
import { type Flag, flags } from '../../../../src/core/answers/quality/flags.ts';
import type { QualityRow } from '../../../../src/core/answers/quality/qualityRow.ts';
import { judgeSearch, startQualitySearch } from '../../../../src/core/answers/quality/startQualitySearch.ts';
import { countPlaces } from '../../../../src/core/instrument/layout.ts';
import type { Questionnaire } from '../../../../src/core/instrument/questionnaire.ts';
import { givenAnswers, givenForm } from '../../given.ts';

/** What tests of response quality start from. */

/** A row before its answers were read as numbers. */
export type GivenRow = Omit<QualityRow, 'offsets'>;

/** A response of which only the answers are known, and what a test says besides. */
export function givenRow(packed: string, known: Partial<GivenRow> = {}): GivenRow {
  const nothing = { points: new Map(), seconds: null, submittedAt: null, respondent: null, wave: null, token: null };
  return { packed, ...nothing, ...known };
}

/** The flags of each response among all. */
export function flagAll(questionnaire: Questionnaire, given: readonly GivenRow[]): readonly (readonly Flag[])[] {
  const rows = given.map((row) => ({ ...row, offsets: offsetsOf(questionnaire, row.packed) }));
  const blocks = listAnswerBlocks(questionnaire);
  const search = startQualitySearch(questionnaire, blocks);
  for (const row of rows) search.add(row);
  const context = judgeSearch(search.finish());
  return rows.map((row) => {
    const raised = [...flagAlone(questionnaire, blocks, row), ...flagAmong(questionnaire, blocks, context, row)];
    expect(new Set(raised).size).toBe(raised.length);
    return flags.filter((flag) => raised.includes(flag));
  });
}

/** The answers as numbers. */
export function offsetsOf(questionnaire: Questionnaire, packed: string): Int8Array {
  const offsets = new Int8Array(countPlaces(questionnaire));
  readOffsets(packed, offsets);
  return offsets;
}

/** The flags of a response that is alone in its study. */
export const flagOne = (questionnaire: Questionnaire, packed: string, known?: Partial<GivenRow>) =>
  flagAll(questionnaire, [givenRow(packed, known)])[0] ?? [];

/** `count` times the same answer. */
export const same = (answer: number | null, count: number) => new Array<number | null>(count).fill(answer);

/** Answers without any pattern, the same for each seed: digits of the powers of an odd number. */
export function scatter(seed: number, count: number, { min, max } = { min: 1, max: 7 }): readonly number[] {
  let state = (2 * seed + 1) * 2654435761;
  return Array.from({ length: count }, () => {
    state = (Math.imul(state, 1597334677) + 12345) >>> 0;
    return min + (((state >>> 16) * (max - min + 1)) >>> 16);
  });
}

const dimensions = ['tangibles', 'reliability', 'responsiveness', 'assurance', 'empathy'];
const sizes = [4, 5, 4, 4, 5];

/** Two sides of 22 items in five dimensions on 1 to 7, with points; the 1988 wording turns round items 10-13 and 18-22. */
export const form1988: Questionnaire = {
  ...givenForm({
    items: dimensions.flatMap((dimension, index) => new Array<string>(sizes[index] ?? 0).fill(dimension)),
    reverse: Array.from({ length: 22 }, (_, index) => (index >= 9 && index <= 12) || index >= 17),
  }),
  points: true,
};

/** synthetic-22x2: 260 people in two waves, and as last row one of them again. */
export function readSynthetic(): readonly GivenRow[] {
  const text = readFileSync(
    new URL('../../../oracle/synthetic-22x2/wide_E1-22_P1-22_raw.csv', import.meta.url),
    'utf8',
  );
  const [header = [], ...rows] = text
    .trim()
    .split('\n')
    .map((line) => line.replaceAll('"', '').split(','));
  return rows.map((cells) => {
    const cell = (column: string) => cells[header.indexOf(column)] ?? '';
    const answers = (letter: string) =>
      Array.from({ length: 22 }, (_, index) =>
        cell(letter + (index + 1)) === '' ? null : Number(cell(letter + (index + 1))),
      );
    const points = dimensions.flatMap((id) => (cell(`W_${id}`) === '' ? [] : [[id, Number(cell(`W_${id}`))] as const]));
    return givenRow(givenAnswers(form1988, answers('E'), answers('P')), {
      points: new Map(points),
      seconds: Number(cell('seconds')),
      respondent: cell('id'),
      wave: cell('wave'),
    });
  });
}

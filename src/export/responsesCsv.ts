import { commentField, listScaleFields, outcomeField, pointsField, responseField } from '../core/answers/fields.ts';
import { guardText } from '../core/answers/guardedText.ts';
import type { Response } from '../core/answers/response.ts';
import { writeAnswer } from '../core/answers/writeFields.ts';
import type { Questionnaire } from '../core/instrument/questionnaire.ts';
import { byteOrderMark, joinCells } from './csvText.ts';

/**
 * Responses as our own table: a row a response, form fields as headers, so that it comes in again through the one door with the
 * very same answers. Answers are raw, as they were given: 1 is 1 also where an item is worded negatively. -9 is "no opinion", -8
 * not shown, -7 refused, and an empty cell is a blank. UTF-8 with a byte order mark, lines end with CR LF.
 *
 * Comes out in pieces, so that memory stays the same however many there are. `openBlocks` is called twice and must give the same
 * responses: the first time to learn which segments files have brought.
 */
export async function* writeResponsesCsv(
  study: string,
  questionnaire: Questionnaire,
  openBlocks: () => AsyncIterable<readonly Response[]>,
): AsyncGenerator<string> {
  const columns = listColumns(study, questionnaire, await findSegments(questionnaire, openBlocks()));
  yield byteOrderMark + joinCells(columns.map(({ name }) => name));
  for await (const block of openBlocks())
    yield block.map((response) => joinCells(columns.map(({ write }) => write(response)))).join('');
}

/** The segments that are asked for, then those that files have brought, in the order of the table. */
export async function findSegments(
  { profile }: Questionnaire,
  blocks: AsyncIterable<readonly Response[]>,
): Promise<readonly string[]> {
  const segments = new Set(profile.map(({ id }) => id));
  for await (const block of blocks)
    for (const { answers } of block) for (const id of answers.profile.keys()) segments.add(id);
  return [...segments];
}

interface Column {
  readonly name: string;
  readonly write: (response: Response) => string;
}

export function listColumns(
  study: string,
  questionnaire: Questionnaire,
  segments: readonly string[],
): readonly Column[] {
  const { audience, dimensions, outcomes, comments, scale } = questionnaire;
  const text = (name: string, read: (response: Response) => string | null | undefined): Column => ({
    name,
    write: (response) => guardText(read(response) ?? ''),
  });
  const number = (name: string, read: (response: Response) => number | null | undefined): Column => ({
    name,
    write: (response) => String(read(response) ?? ''),
  });
  return [
    text(responseField, ({ id }) => id),
    text('study', () => study),
    text('wave', ({ wave }) => wave),
    text('audience', () => audience),
    text('respondent', ({ respondent }) => respondent),
    text('token', ({ token }) => token),
    text('source', ({ source }) => source),
    ...segments.map((id) => text(`segment.${id}`, ({ answers }) => answers.profile.get(id))),
    text('language', ({ language }) => language),
    text('submitted', ({ submittedAt }) => submittedAt),
    number('seconds', ({ seconds }) => seconds),
    number('trapped', ({ isTrapped }) => (isTrapped ? 1 : null)),
    ...listScaleFields(questionnaire).map(
      (name, place): Column => ({
        name,
        write: ({ answers: { items } }) => writeAnswer(items, place, scale),
      }),
    ),
    ...(questionnaire.points ? dimensions : []).map(({ id }) =>
      number(pointsField(id), ({ answers }) => answers.points.get(id)),
    ),
    ...outcomes.map(({ id }) => number(outcomeField(id), ({ answers }) => answers.outcomes.get(id))),
    ...comments.map(({ id }) => text(commentField(id), ({ answers }) => answers.comments.get(id))),
  ];
}

import { commentField, listScaleFields, outcomeField, pointsField, responseField } from '../core/answers/fields.ts';
import type { Response } from '../core/answers/response.ts';
import { writeAnswer } from '../core/answers/writeFields.ts';
import type { Questionnaire } from '../core/instrument/questionnaire.ts';

/** Responses block by block. It may be asked for more than once and must give the same each time. */
export type OpenBlocks = () => AsyncIterable<readonly Response[]>;

/** A column of the wide form. */
export interface ResponseColumn {
  readonly name: string;
  /** Words rather than a number. */
  readonly isText: boolean;
  /** What stands in it; nothing is an empty text. */
  readonly read: (response: Response) => string;
}

/** The columns of the wide form, with a look through all responses for the segments that files have brought. */
export async function findResponseColumns(
  study: string,
  questionnaire: Questionnaire,
  openBlocks: OpenBlocks,
): Promise<readonly ResponseColumn[]> {
  const segments = new Set(questionnaire.profile.map(({ id }) => id));
  for await (const block of openBlocks())
    for (const { answers } of block) for (const id of answers.profile.keys()) segments.add(id);
  return listColumns(study, questionnaire, [...segments]);
}

function listColumns(study: string, questionnaire: Questionnaire, segments: readonly string[]) {
  const { audience, outcomes, comments, scale } = questionnaire;
  const text = (name: string, read: (response: Response) => string | null | undefined): ResponseColumn => ({
    name,
    isText: true,
    read: (response) => read(response) ?? '',
  });
  const number = (name: string, read: (response: Response) => number | string | null | undefined): ResponseColumn => ({
    name,
    isText: false,
    read: (response) => String(read(response) ?? ''),
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
    ...listScaleFields(questionnaire).map((name, place) =>
      number(name, ({ answers }) => writeAnswer(answers.items, place, scale)),
    ),
    ...(questionnaire.points ? questionnaire.dimensions : []).map(({ id }) =>
      number(pointsField(id), ({ answers }) => answers.points.get(id)),
    ),
    ...outcomes.map(({ id }) => number(outcomeField(id), ({ answers }) => answers.outcomes.get(id))),
    ...comments.map(({ id }) => text(commentField(id), ({ answers }) => answers.comments.get(id))),
  ];
}

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

/** What has to be known of all responses before the first of them can be written. */
export interface Overview {
  /** The profile questions that were asked, and the segments that files have brought. */
  readonly segments: readonly string[];
  readonly count: number;
}

/** Looks through all responses. */
export async function surveyResponses({ profile }: Questionnaire, openBlocks: OpenBlocks): Promise<Overview> {
  const segments = new Set(profile.map(({ id }) => id));
  let count = 0;
  for await (const block of openBlocks()) {
    count += block.length;
    for (const { answers } of block) for (const id of answers.profile.keys()) segments.add(id);
  }
  return { segments: [...segments], count };
}

/** The columns of the wide form. Outside scripts hold on to their names. */
export function listColumns(
  study: string,
  questionnaire: Questionnaire,
  segments: readonly string[],
): readonly ResponseColumn[] {
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

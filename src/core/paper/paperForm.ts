import {
  antecedentField,
  commentField,
  itemField,
  outcomeField,
  pointsField,
  profileField,
  ratingField,
} from '../answers/fields.ts';
import { importanceScale } from '../answers/importance.ts';
import type { Questionnaire } from '../instrument/questionnaire.ts';
import type { Scale } from '../instrument/scale.ts';
import type { Text } from '../instrument/text.ts';

/** One answer on paper, and what can be keyed for it. */
export interface PaperAnswer {
  readonly field: string;
  /** What tells it from the other answers of its row, where there are several. */
  readonly side: Text | null;
  /** The numbers that can be keyed; null takes words. */
  readonly scale: Scale | null;
  readonly takesNoOpinion: boolean;
  /** What the numbers from 1 stand for, where a choice is keyed by its number. */
  readonly choices: readonly { readonly id: string; readonly text: Text }[];
}

/** One row of a paper form, with the number that it has on the paper and on the page where it is keyed. */
export interface PaperRow {
  readonly number: number;
  readonly text: Text;
  readonly about: Text | null;
  readonly ends: { readonly lowest: Text; readonly highest: Text } | null;
  readonly answers: readonly PaperAnswer[];
}

/** Rows that ask in one way and make one table. */
export interface PaperPart {
  readonly kind: 'items' | 'ratings' | 'points' | 'statements' | 'outcomes' | 'profile' | 'comments';
  readonly rows: readonly PaperRow[];
}

/** An answer and the row in which it stands. */
export interface PlacedAnswer {
  readonly row: PaperRow;
  readonly answer: PaperAnswer;
}

type Unnumbered = Omit<PaperRow, 'number'>;

/**
 * A questionnaire as it is printed and keyed: all that it asks, part by part, each row with a number that runs through the whole
 * form. Paper cannot know whom it will reach, so that a short form is printed whole. Parts that ask nothing are left out.
 */
export function layOutPaper(questionnaire: Questionnaire): readonly PaperPart[] {
  const { scale, sides, items, dimensions, ratings, antecedents, points, outcomes, profile, comments } = questionnaire;
  const rated = (field: string, side: Text | null) => ({ ...words(field), side, scale, takesNoOpinion: true });
  const name = <Side extends { readonly title: Text }>(asked: readonly Side[], { title }: Side) =>
    asked.length > 1 ? title : null;
  const plain = { about: null, ends: null };
  const parts: readonly { readonly kind: PaperPart['kind']; readonly rows: readonly Unnumbered[] }[] = [
    {
      kind: 'items',
      rows: items.map(({ id, text }) => ({
        ...plain,
        text,
        answers: sides.map((each) => rated(itemField(id, each.side), name(sides, each))),
      })),
    },
    {
      kind: 'ratings',
      rows: dimensions.map(({ id, title, about }) => ({
        ...plain,
        text: title,
        about,
        answers: ratings.map((each) => rated(ratingField(id, each.side), name(ratings, each))),
      })),
    },
    {
      kind: 'points',
      rows: (points ? dimensions : []).map(({ id, title, about }) => ({
        ...plain,
        text: title,
        about,
        answers: [{ ...words(pointsField(id)), scale: importanceScale(questionnaire) }],
      })),
    },
    {
      kind: 'statements',
      rows: antecedents.flatMap(({ items: statements, ends = scale }) =>
        statements.map(({ id, text }) => ({ text, about: null, ends, answers: [rated(antecedentField(id), null)] })),
      ),
    },
    {
      kind: 'outcomes',
      rows: outcomes.map(({ id, text, min, max, lowest, highest }) => ({
        text,
        about: null,
        ends: { lowest, highest },
        answers: [{ ...words(outcomeField(id)), scale: { min, max } }],
      })),
    },
    {
      kind: 'profile',
      rows: profile.map(({ id, text, choices = [] }) => {
        const numbers = choices.length > 0 ? { min: 1, max: choices.length } : null;
        return { ...plain, text, answers: [{ ...words(profileField(id)), scale: numbers, choices }] };
      }),
    },
    {
      kind: 'comments',
      rows: comments.map(({ id, text }) => ({ ...plain, text, answers: [words(commentField(id))] })),
    },
  ];
  let number = 0;
  return parts
    .map(({ kind, rows }) => ({ kind, rows: rows.filter(({ answers }) => answers.length > 0) }))
    .filter(({ rows }) => rows.length > 0)
    .map(({ kind, rows }) => ({ kind, rows: rows.map((row) => ({ ...row, number: ++number })) }));
}

/** The row and the answer that a field belongs to. */
export function findAnswer(parts: readonly PaperPart[], field: string): PlacedAnswer | undefined {
  for (const row of parts.flatMap(({ rows }) => rows))
    for (const answer of row.answers) if (answer.field === field) return { row, answer };
  return undefined;
}

function words(field: string): PaperAnswer {
  return { field, side: null, scale: null, takesNoOpinion: false, choices: [] };
}

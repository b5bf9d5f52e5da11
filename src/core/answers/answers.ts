import { hasAnswer, type PackedAnswers } from './packedAnswers.ts';
import { writeJson } from './writeJson.ts';

/** What one person answered. The maps hold only what was answered, by the id of the dimension or question. */
export interface Answers {
  readonly items: PackedAnswers;
  /** Importance points given to dimensions; meant to sum to 100, which nothing enforces. */
  readonly points: ReadonlyMap<string, number>;
  readonly outcomes: ReadonlyMap<string, number>;
  readonly profile: ReadonlyMap<string, string>;
  readonly comments: ReadonlyMap<string, string>;
}

/** True when nothing at all was answered: one answer of any kind makes a response. */
export function isEmpty(answers: Answers): boolean {
  const { items, points, outcomes, profile, comments } = answers;
  return !hasAnswer(items) && points.size + outcomes.size + profile.size + comments.size === 0;
}

/** What was answered beside the items, as JSON. */
export type AnswerTexts = Readonly<Record<'points' | 'outcomes' | 'profile' | 'comments', string>>;

/** Writes what was answered beside the items, once for all who compare or store it: a file of a million rows has eight million values. */
export function writeAnswers({ points, outcomes, profile, comments }: Answers): AnswerTexts {
  return {
    points: writeJson(points),
    outcomes: writeJson(outcomes),
    profile: writeJson(profile),
    comments: writeJson(comments),
  };
}

/**
 * A text that is equal for two sets of answers exactly when they say the same, given in the same order, which is that of the
 * questionnaire for whatever came in by the one door.
 */
export function fingerprintAnswers({ items }: Answers, { points, outcomes, profile, comments }: AnswerTexts): string {
  return `${items},${points},${outcomes},${profile},${comments}`;
}

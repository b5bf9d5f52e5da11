import type { Answers } from '../../src/core/answers/answers.ts';
import { usualSettings } from '../../src/core/study/settings.ts';
import type { Submission } from '../../src/storage/packResponse.ts';
import type { Delivery, ResponseWriter } from '../../src/storage/responseWriter.ts';
import type { Database } from '../../src/storage/schema.ts';

/** What the tests of the database start from. */

/** What a study has that was begun before there were plans. */
export const noPlan = { instrument: null, settings: usualSettings, isArchived: false } as const;

export const submittedAt = '2026-03-02T08:00:00.000Z';

/** Packed answers to the SERVQUAL form: the same expectation and perception, in points of the scale 1-7, for each item. */
export function packSame(expectation: number, perception: number): string {
  return `${expectation - 1}${perception - 1}`.repeat(22);
}

/** Answers that differ with the number, which has at most six digits. */
export function answersOf(number: number): string {
  return [...String(number).padStart(6, '0')]
    .map((digit) => Number(digit).toString(7).padStart(2, '0'))
    .join('')
    .padEnd(44, '.');
}

/** Gives one id after the other. */
export function nextOf(...ids: readonly string[]): () => string {
  const left = [...ids];
  return () => left.shift() ?? 'no id is left';
}

/** A response as it arrives from the survey of the study `inn`. */
export function submit(id: string, answers: string | Partial<Answers>, change: Partial<Submission> = {}): Submission {
  const given = typeof answers === 'string' ? { items: answers } : answers;
  const nothing = {
    items: packSame(6, 5),
    points: new Map(),
    outcomes: new Map(),
    profile: new Map(),
    comments: new Map(),
  };
  return {
    studyId: 'inn',
    audience: 'customer',
    version: 1,
    wave: '1',
    source: 'link',
    submittedAt,
    response: {
      id,
      answers: { ...nothing, ...given },
      wave: null,
      respondent: null,
      token: null,
      submittedAt: null,
      language: 'zh',
      seconds: null,
    },
    ...change,
  };
}

let spares = 0;

/** A submission with a fresh id to keep it under should its own be taken. */
export function deliver(submission: Submission): Delivery {
  return { submission, spareId: `spare-${++spares}` };
}

/** Writes one submission and gives its receipt. */
export async function write(writer: ResponseWriter, submission: Submission) {
  const [receipt] = await writer.write([deliver(submission)]);
  if (!receipt) throw new Error('no receipt');
  return receipt;
}

/** Every stored response of a study, by id. */
export async function listRows(db: Database, studyId = 'inn') {
  return db.selectFrom('response').selectAll().where('study_id', '=', studyId).orderBy('id').execute();
}

/** The same database, and how many transactions have been started on it. */
export function countTransactions(db: Database): { readonly db: Database; readonly count: () => number } {
  let count = 0;
  const counted = new Proxy(db, {
    get(target, key) {
      if (key === 'transaction') count++;
      const value: unknown = Reflect.get(target, key, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
  return { db: counted, count: () => count };
}

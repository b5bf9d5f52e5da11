import { isEmpty } from '../../core/answers/answers.ts';
import { parseAnswers } from '../../core/answers/parseAnswers.ts';
import { type Problem, quoteValue } from '../../core/problem.ts';
import { listUnasked } from '../../core/study/shortForm.ts';
import { readTime } from '../../intake/readTime.ts';
import type { PublishedQuestionnaire } from '../../storage/questionnaires.ts';
import type { Delivery } from '../../storage/responseWriter.ts';
import type { Destination } from '../analyse/importFile.ts';
import { hashConsent } from '../respond/consent.ts';
import { notShown } from '../respond/receiveAnswers.ts';
import type { Site } from '../site.ts';
import { findMistakes } from './findMistakes.ts';
import { aboutShape, type describeSent } from './responseShape.ts';

/** What responses are marked with that a program sent. */
export const apiSource = 'api';

/** The study that responses are sent to, with the waves that they may name. */
type SentTo = Destination & { readonly waves: readonly string[] };

/** One sent response on its way to the writer, or all that is wrong with it, each with its field. */
export function readSent(
  { newId, now }: Site,
  destination: SentTo,
  { version, questionnaire }: PublishedQuestionnaire,
  schema: ReturnType<typeof describeSent>,
  sent: unknown,
): Delivery | { readonly problems: readonly Problem[] } {
  // What is no object has none of the fields, and hears so.
  const value = typeof sent === 'object' && !Array.isArray(sent) ? (sent ?? {}) : {};
  const shape = schema.safeParse(value, { reportInput: true });
  if (!shape.success) return { problems: findMistakes(shape.error, value) };
  const { response: id, wave, respondent, source, language, submitted, seconds, trapped } = aboutShape.parse(value);
  const fields = new Map(Object.entries(value));
  // What the form did not ask is not what somebody left blank.
  for (const field of listUnasked(questionnaire, id)) if (!fields.has(field)) fields.set(field, notShown);
  const { answers, problems: mistaken } = parseAnswers(questionnaire, fields);
  const problems = [...findStrangeWave(wave ?? destination.openWave, destination.waves), ...mistaken];
  if (problems.length > 0) return { problems };
  if (isEmpty(answers)) return { problems: [{ code: 'nothing-answered' }] };
  const spoken = questionnaire.languages.find((each) => each === language) ?? questionnaire.languages[0] ?? 'zh';
  const consent = hashConsent(questionnaire, spoken);
  // Without a time of its own no more is kept than the minute: what a program sends together did not come in one burst.
  const submittedAt = (submitted && readTime(submitted)) ?? `${now().toISOString().slice(0, 17)}00.000Z`;
  const submission = {
    studyId: destination.id,
    audience: questionnaire.audience,
    version,
    wave: wave ?? destination.openWave,
    source: source ?? apiSource,
    submittedAt,
    ...(consent !== undefined && { consent }),
    response: {
      id,
      answers,
      wave: wave ?? null,
      respondent: respondent ?? null,
      token: null,
      submittedAt,
      language: language ?? null,
      seconds: seconds ?? null,
      isTrapped: trapped === true,
    },
  };
  return { submission, spareId: newId() };
}

/** A misspelt wave would be one more of the report, with these answers alone. */
function findStrangeWave(wave: string, waves: readonly string[]): readonly Problem[] {
  if (waves.includes(wave)) return [];
  return [{ code: 'wave-unknown', field: 'wave', values: { wave: quoteValue(wave), waves: waves.join(' · ') } }];
}

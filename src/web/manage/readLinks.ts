import type { Fields } from '../../core/answers/parseAnswers.ts';
import type { Questionnaire } from '../../core/instrument/questionnaire.ts';
import { type Audience, audiences } from '../../core/instrument/side.ts';
import { quoteValue } from '../../core/problem.ts';
import type { Preset } from '../../core/study/preset.ts';
import { readField } from '../readForm.ts';

const longestSource = 60;
const mostAtOnce = 100;

/** Links as they were asked for: one for each place, all for the same audience. */
export interface WantedLinks {
  readonly audience: Audience;
  readonly sources: readonly string[];
  readonly preset: Preset;
}

/** A mistake in the form: the key of its sentence, and what fills its blanks. */
interface Mistake {
  readonly key: string;
  readonly values?: Readonly<Record<string, string | number>>;
}

/** The questions about customers that a link can answer: those with choices. */
export function listSettled({ profile }: Questionnaire) {
  return profile.flatMap(({ choices = [], ...question }) => (choices.length > 0 ? [{ ...question, choices }] : []));
}

/**
 * Reads the form by which links are added.
 *
 * @param isTaken whether an audience's responses already come with this source
 */
export function readLinks(
  fields: Fields,
  customers: Questionnaire,
  isTaken: (audience: Audience, source: string) => boolean,
): { readonly wanted: WantedLinks; readonly mistakes: readonly Mistake[] } {
  const audience = audiences.find((each) => each === readField(fields, 'audience')) ?? 'customer';
  const lines = readField(fields, 'sources').split(/[\r\n]+/);
  const sources = lines.map((line) => line.replace(/\s+/g, ' ').trim()).filter((line) => line !== '');
  const mistakes: Mistake[] = [];
  if (sources.length === 0) mistakes.push({ key: 'links.sourceMissing' });
  if (sources.length > mostAtOnce) mistakes.push({ key: 'links.tooMany', values: { most: mostAtOnce } });
  for (const [index, source] of sources.entries()) {
    const values = { source: quoteValue(source), longest: longestSource };
    if (source.length > longestSource) mistakes.push({ key: 'links.sourceLong', values });
    else if (isTaken(audience, source) || sources.indexOf(source) < index)
      mistakes.push({ key: 'links.sourceTaken', values });
  }
  const choices = audience === 'customer' ? listSettled(customers) : [];
  const preset = choices.flatMap((question) => {
    const chosen = question.choices.find(({ id }) => id === readField(fields, `preset.${question.id}`));
    return chosen ? [[question.id, chosen.id] as const] : [];
  });
  return { wanted: { audience, sources, preset: new Map(preset) }, mistakes: mistakes.slice(0, 5) };
}

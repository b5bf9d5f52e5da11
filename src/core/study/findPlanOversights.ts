import { type Language, languages, type Text } from '../instrument/text.ts';
import type { StudySettings, Wave } from './settings.ts';

/** What may be forgotten in a study's plan, though it can be published so. */
export type PlanOversight =
  /** A text that is not there in a language that the survey is offered in: who reads it sees another. */
  | { readonly code: 'untranslated'; readonly about: About; readonly language: Language }
  /** A wave that gets no answers, because a later one is open whenever it is. */
  | { readonly code: 'covered'; readonly first: string; readonly second: string };

const texts: Readonly<Record<About, (planned: Planned) => readonly Text[]>> = {
  title: ({ title }) => [title],
  organisation: ({ settings: { words } }) => (words.organisation ? [words.organisation] : []),
  noun: ({ settings: { words } }) => [words.customer, words.customers].filter((text) => text !== undefined),
  consent: ({ settings: { consent } }) => (consent ? [consent] : []),
  profile: ({ settings: { profile } }) =>
    profile.flatMap(({ text, choices }) => [text, ...choices.map((choice) => choice.text)]),
  changes: ({ settings: { changes } }) => changes.flatMap(({ said, done }) => [said, done]),
};

type About = 'title' | 'organisation' | 'noun' | 'consent' | 'profile' | 'changes';

interface Planned {
  readonly title: Text;
  readonly settings: StudySettings;
}

/** What may be forgotten, texts first. Nothing of it keeps a plan from being published. */
export function findPlanOversights(planned: Planned): readonly PlanOversight[] {
  const { waves } = planned.settings;
  const offered = languages.filter((language) => planned.settings.languages.includes(language));
  return [
    ...(Object.keys(texts) as About[]).flatMap((about) =>
      offered
        .filter((language) => texts[about](planned).some((text) => text[language] === undefined))
        .map((language) => ({ code: 'untranslated', about, language }) as const),
    ),
    ...waves.flatMap((second, index) =>
      waves
        .slice(0, index)
        .filter((first) => covers(second, first))
        .map((first) => ({ code: 'covered', first: first.id, second: second.id }) as const),
    ),
  ];
}

function covers(wide: Wave, narrow: Wave): boolean {
  const beginsFirst = wide.opens === null || (narrow.opens !== null && wide.opens <= narrow.opens);
  const endsLast = wide.closes === null || (narrow.closes !== null && wide.closes >= narrow.closes);
  return beginsFirst && endsLast;
}

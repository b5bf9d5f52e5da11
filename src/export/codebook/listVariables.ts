import { commentField, outcomeField, pointsField } from '../../core/answers/fields.ts';
import type { Questionnaire } from '../../core/instrument/questionnaire.ts';
import { pickText } from '../../core/instrument/text.ts';
import { listColumns } from '../responseColumns.ts';
import { describeRated } from './describeRated.ts';
import { labelsOf, sayIn } from './labels.ts';
import { type Described, nameEnds, type Variable, type VariableKind } from './variable.ts';

/**
 * The columns of the table of responses in their order, each with its meaning. `segments` are those that the responses have,
 * as the table lists them.
 */
export function listVariables(questionnaire: Questionnaire, segments: readonly string[]): readonly Variable[] {
  const described = new Map<string, Described>([
    ...describeAbout(questionnaire),
    ...segments.map((id) => describeSegment(questionnaire, id)),
    ...describeRated(questionnaire),
    ...describeOthers(questionnaire),
  ]);
  return listColumns('', questionnaire, segments).map(({ name }) => {
    const found = described.get(name);
    if (!found) throw new Error(`no meaning of the column ${name}`);
    return { ...plain, name, ...found };
  });
}

const plain = { values: [], missing: [], range: null, dimension: null, side: null, isReversed: false } as const;

const kindOfColumn: Readonly<Record<string, VariableKind>> = {
  response: 'id',
  study: 'nominal',
  wave: 'nominal',
  audience: 'nominal',
  respondent: 'id',
  token: 'id',
  source: 'nominal',
  language: 'nominal',
  submitted: 'time',
  seconds: 'number',
  trapped: 'nominal',
};

function describeAbout({ audience }: Questionnaire): readonly (readonly [string, Described])[] {
  const values: Readonly<Record<string, Variable['values']>> = {
    audience: [{ value: audience, label: sayIn((say) => say(`codebook.audience.${audience}`)) }],
    trapped: [{ value: '1', label: sayIn((say) => say('codebook.yes')) }],
  };
  return Object.entries(kindOfColumn).map(([name, kind]) => [
    name,
    { label: sayIn((say) => say(`codebook.column.${name}`)), kind, values: values[name] ?? [] },
  ]);
}

function describeSegment({ profile }: Questionnaire, id: string): readonly [string, Described] {
  const question = profile.find((each) => each.id === id);
  return [
    `segment.${id}`,
    {
      label: question ? labelsOf(question.text) : sayIn((say) => say('codebook.segment', { name: id })),
      kind: 'nominal',
      values: (question?.choices ?? []).map((choice) => ({ value: choice.id, label: labelsOf(choice.text) })),
    },
  ];
}

function describeOthers(form: Questionnaire): readonly (readonly [string, Described])[] {
  const { dimensions, isRanked, outcomes, comments } = form;
  return [
    ...dimensions.map(
      ({ id, title }) =>
        [
          pointsField(id),
          {
            label: sayIn((say, language) =>
              say(isRanked ? 'codebook.rank' : 'codebook.points', { dimension: pickText(title, language) }),
            ),
            kind: 'number',
            range: isRanked ? { min: 1, max: dimensions.length } : { min: 0, max: 100 },
            dimension: id,
          },
        ] as const,
    ),
    ...outcomes.map(
      (outcome) =>
        [
          outcomeField(outcome.id),
          {
            label: labelsOf(outcome.text),
            kind: 'scale',
            values: nameEnds(outcome),
            range: { min: outcome.min, max: outcome.max },
          },
        ] as const,
    ),
    ...comments.map(({ id, text }) => [commentField(id), { label: labelsOf(text), kind: 'text' }] as const),
  ];
}

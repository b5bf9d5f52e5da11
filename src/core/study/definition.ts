import { z } from 'zod';
import { describeIssues } from '../describeIssues.ts';
import { type Design, designs } from '../instrument/design.ts';
import { parseInstrument } from '../instrument/instrument.ts';
import { type Text, textSchema } from '../instrument/text.ts';
import type { Problem } from '../problem.ts';
import type { StudyPlan } from './prepareQuestionnaires.ts';
import { settingsSchema } from './settings.ts';

const format = 'fivegaps-study/1';

const definitionSchema = z.strictObject({
  schema: z.literal(format),
  title: textSchema,
  design: z.enum(designs as readonly [Design, ...Design[]]),
  instrument: z.unknown(),
  settings: settingsSchema,
});

/** A study without its answers: all it takes to ask the same again, elsewhere or next year. */
export interface StudyDefinition extends StudyPlan {
  readonly title: Text;
}

/** A definition as the value that a file holds, which `parseDefinition` understands. */
export function describeDefinition({ title, design, instrument, settings }: StudyDefinition): object {
  return { schema: format, title, design, instrument, settings };
}

/** What the parsed JSON of a file defines, or all that is wrong with it, each with its path. Never throws. */
export function parseDefinition(value: unknown): StudyDefinition | { readonly problems: readonly Problem[] } {
  const parsed = definitionSchema.safeParse(value, { reportInput: true });
  if (!parsed.success) return { problems: describeIssues(parsed.error, value) };
  const instrument = parseInstrument(parsed.data.instrument);
  if ('problems' in instrument)
    return {
      problems: instrument.problems.map((problem) => ({ ...problem, path: `instrument.${problem.path ?? ''}` })),
    };
  const { title, design, settings } = parsed.data;
  return { title, design, instrument, settings };
}

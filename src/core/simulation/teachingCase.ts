import { z } from 'zod';
import { designs } from '../instrument/design.ts';
import { type Audience, audiences } from '../instrument/side.ts';
import { textSchema } from '../instrument/text.ts';
import { settingsSchema } from '../study/settings.ts';
import { type Simulation, simulationSchema } from './simulation.ts';

/** A case for a class: a made study, the story around it, what it teaches, and what a good class finds. */
export const teachingCaseSchema = z.strictObject({
  /** The id of the study that is made of it first. */
  study: z.strictObject({ id: z.string(), design: z.enum(designs) }),
  title: textSchema,
  trade: textSchema,
  story: textSchema,
  /** Figures that the customer of the story gives, in a table: the first column names the rows. */
  table: z
    .strictObject({
      columns: z.array(textSchema),
      rows: z.array(z.array(textSchema)),
      caution: textSchema,
    })
    .exactOptional(),
  lesson: textSchema,
  questions: z.array(textSchema).min(3).max(5),
  /** The answer key, an answer to each question. `{/dimensions/empathy/gap}` stands for that figure of the report. */
  key: z.array(textSchema).min(3),
  /** The names of the lessons that go with it. */
  lessons: z.array(z.string()).min(1),
  instrument: z.string(),
  settings: settingsSchema,
  /** What customers answer, managers and contact staff. */
  simulation: simulationSchema,
  managers: simulationSchema.exactOptional(),
  contact: simulationSchema.exactOptional(),
});
export type TeachingCase = z.infer<typeof teachingCaseSchema>;

/** What each audience of a case answers; who is not asked has nothing. */
export function listSimulations({
  simulation,
  managers,
  contact,
}: TeachingCase): readonly (readonly [Audience, Simulation])[] {
  const said = { customer: simulation, manager: managers, contact };
  return audiences.flatMap((audience) => {
    const found = said[audience];
    return found ? [[audience, found] as const] : [];
  });
}

import { z } from 'zod';
import type { Say } from '../../words/catalogue.ts';

/**
 * Turns shapes into JSON Schema for one document, in which what has a name of its own stands once, under `components`. What
 * shapes call their descriptions are keys of `api.shape` in the words.
 */
export function startSchemas(say: Say) {
  const named = new Map<string, object>();
  return {
    named,
    /** The schema of what comes in or goes out: what has a default need not come in. */
    describe(shape: z.ZodType, io: 'input' | 'output'): object {
      const described = z.toJSONSchema(shape, {
        io,
        override({ zodSchema, jsonSchema }) {
          const { id, description } = z.globalRegistry.get(zodSchema) ?? {};
          const key = id ?? description;
          if (key !== undefined) jsonSchema.description = say(`api.shape.${key}`);
        },
      });
      const whole = JSON.stringify(described).replaceAll('"#/$defs/', '"#/components/schemas/');
      // The draft is that of OpenAPI 3.1, and need not be told each time.
      const { $schema: _, $defs = {}, ...schema } = JSON.parse(whole) as { $schema?: string; $defs?: object };
      for (const [name, each] of Object.entries($defs)) named.set(name, each as object);
      return schema;
    },
  };
}

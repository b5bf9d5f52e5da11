import { z } from 'zod';

/** Turns shapes into JSON Schema for one document, in which what has a name of its own stands once, under `components`. */
export function startSchemas() {
  const named = new Map<string, object>();
  return {
    named,
    /** The schema of what comes in or goes out: what has a default need not come in. */
    describe(shape: z.ZodType, io: 'input' | 'output'): object {
      const whole = JSON.stringify(z.toJSONSchema(shape, { io })).replaceAll('"#/$defs/', '"#/components/schemas/');
      // The draft is that of OpenAPI 3.1, and need not be told each time.
      const { $schema: _, $defs = {}, ...schema } = JSON.parse(whole) as { $schema?: string; $defs?: object };
      for (const [name, each] of Object.entries($defs)) named.set(name, each as object);
      return schema;
    },
  };
}

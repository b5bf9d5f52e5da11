import { stat } from 'node:fs/promises';

/** Whether a file that is to be written is one of those that are read, by whatever name: what was in it would be lost. */
export async function isOneOf(output: string | undefined, inputs: readonly (string | undefined)[]): Promise<boolean> {
  const identify = (path: string | undefined) =>
    path === undefined ? null : stat(path, { bigint: true }).catch(() => null);
  const own = await identify(output);
  const others = await Promise.all(inputs.map(identify));
  return own !== null && others.some((each) => each !== null && each.ino === own.ino && each.dev === own.dev);
}

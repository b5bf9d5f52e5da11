import type { Request } from 'express';

/** What the address asks for of a list, the first unless it says; nothing where it is not on the list. */
export function readChoice<Choice extends string>(
  choices: readonly Choice[],
  request: Request,
  key: string,
): Choice | undefined {
  const asked = request.query[key];
  return asked === undefined ? choices[0] : choices.find((each) => each === asked);
}

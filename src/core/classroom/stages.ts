/**
 * What the screen of a class shows, in the order of revealing. Nothing but how to join at first; then what the managers guess,
 * before anybody sees what customers expect, as only a guess made in the open is felt; then what customers perceive; then the gaps.
 */
export const stages = ['joining', 'belief', 'expectation', 'perception', 'gaps'] as const;
export type Stage = (typeof stages)[number];

/** The stage of this name; undefined where there is none. */
export function readStage(name: string): Stage | undefined {
  return stages.find((stage) => stage === name);
}

/** Whether at a stage all is shown that another one reveals. */
export function shows(stage: Stage, other: Stage): boolean {
  return stages.indexOf(stage) >= stages.indexOf(other);
}

/** Where a clicker leads to: at both ends it stays. */
export function findNeighbours(stage: Stage): { readonly previous: Stage; readonly next: Stage } {
  const place = stages.indexOf(stage);
  return { previous: stages[place - 1] ?? stage, next: stages[place + 1] ?? stage };
}

import type { Choices, Part } from './shareCourse.ts';

/** A sign of a group, from which its name can not be read. */
export type Sign = (division: string, group: string) => string;

/** The part of those in no group of a division. */
const rest = '';

/** The whole is a part that every step makes larger, as no division has this name. */
const whole: Part = ['', rest];

/**
 * The parts that people have left whose answers were erased after they had been let in. A report in which they are missing
 * may be shown when each of these parts has been let in at least as many others as a group needs.
 */
export function startDebts(owed: readonly Part[], sign: Sign) {
  let left = owed;
  return {
    /** A division has come up: until then all who have left were in its rest. */
    meet(division: string): void {
      if (left.length > 0) left = [...left, [division, rest]];
    },
    /** A step was taken. Where a division is no more, its parts are not shown. */
    pay(choices: Choices): void {
      left = left.filter(([division, part]) => {
        const choice = choices.get(division);
        if (!choice) return false;
        return part === rest ? !choice.hasRest : ![...choice.kept].some((group) => sign(division, group) === part);
      });
    },
    list: () => left,
  };
}

/** The parts that somebody leaves, who is counted in some groups. */
export function listParts(
  divisions: ReadonlySet<string>,
  groups: ReadonlyMap<string, string>,
  ungrouped: ReadonlySet<string>,
  sign: Sign,
): readonly Part[] {
  const parts = [...divisions].map((division): Part => {
    const group = ungrouped.has(division) ? undefined : groups.get(division);
    return [division, group === undefined ? rest : sign(division, group)];
  });
  return [whole, ...parts];
}

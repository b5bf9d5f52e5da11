import type { Questionnaire } from '../instrument/questionnaire.ts';
import type { Side } from '../instrument/side.ts';
import { findSaid, type Simulation } from './simulation.ts';

/** The mean answers aimed at among people of one kind. */
export interface Aims {
  /** By item, in the order of the questionnaire's sides. */
  readonly items: readonly (readonly number[])[];
  readonly of: (dimension: string, side: Side) => number;
}

/** What the answers of a person depend on besides chance. */
export interface Kind {
  readonly wave: string | null;
  readonly profile: ReadonlyMap<string, string>;
}

/** A function that gives the aims among people of a kind, worked out once for each. What is said nowhere aims at the middle. */
export function startAims({ scale, items, sides }: Questionnaire, simulation: Simulation): (kind: Kind) => Aims {
  const { exceptions = [] } = simulation;
  const middle = (scale.min + scale.max) / 2;
  const known = new Map<string, Aims>();

  const workOut = ({ wave, profile }: Kind): Aims => {
    const fitting = exceptions.filter(
      (each) =>
        (each.wave === undefined || each.wave === wave) &&
        Object.entries(each.group ?? {}).every(([question, answer]) => profile.get(question) === answer),
    );
    const aim = (dimension: string, side: Side, item?: string) => {
      const found = fitting.findLast(
        (each) =>
          each.means[side] !== undefined &&
          (each.dimension ?? dimension) === dimension &&
          (each.item === undefined || each.item === item),
      );
      return found?.means[side] ?? findSaid(simulation.dimensions, dimension)?.means[side] ?? middle;
    };
    return { items: items.map(({ id, dimension }) => sides.map(({ side }) => aim(dimension, side, id))), of: aim };
  };

  return (kind) => {
    const key = JSON.stringify([kind.wave, ...kind.profile]);
    const aims = known.get(key) ?? workOut(kind);
    known.set(key, aims);
    return aims;
  };
}

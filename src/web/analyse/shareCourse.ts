import type { Audience } from '../../core/instrument/side.ts';
import type { Choice } from './chooseGroups.ts';

/** Which groups of each division a step told apart. */
export type Choices = ReadonlyMap<string, Choice>;

/** A step that let in what had arrived up to a number. */
export interface StepTaken {
  readonly upTo: number;
  /** Null where it did no more than that: everybody came in with their groups, and nothing else was waiting for it. */
  readonly choices: Choices | null;
  /** The divisions in which it let somebody in without a group. */
  readonly parted: readonly string[];
}

/** A part of those who are counted in a division: the sign of a group, or nothing for all who are in no group. */
export type Part = readonly [division: string, sign: string];

/** How far the steps of one audience had come when somebody's answers were erased, on which they depended. */
export interface Course {
  /** The last arrival that they had seen, let in or not. */
  readonly upTo: number;
  readonly steps: readonly StepTaken[];
  /** The parts that somebody left, each of which has to grow before it is shown again. */
  readonly owed: readonly Part[];
}

export type Courses = Readonly<Record<Audience, Course>>;

export const noCourse: Course = { upTo: -1, steps: [], owed: [] };

export function packCourses(courses: Courses): string {
  const pack = ({ steps, ...course }: Course): PackedCourse => ({
    ...course,
    steps: steps.map(({ upTo, choices, parted }) => {
      if (choices === null) return upTo;
      const packed = [...choices].map(([id, { kept, hasRest }]): PackedChoice => [id, [...kept], hasRest]);
      return { upTo, choices: packed, parted };
    }),
  });
  return JSON.stringify({
    customer: pack(courses.customer),
    manager: pack(courses.manager),
    contact: pack(courses.contact),
  });
}

export function unpackCourses(text: string | null): Courses {
  if (text === null) return { customer: noCourse, manager: noCourse, contact: noCourse };
  const packed = JSON.parse(text) as Record<Audience, PackedCourse>;
  const unpack = ({ steps, ...course }: PackedCourse): Course => ({
    ...course,
    steps: steps.map((step) => {
      if (typeof step === 'number') return { upTo: step, choices: null, parted: [] };
      const choices = step.choices.map(([id, kept, hasRest]) => [id, { kept: new Set(kept), hasRest }] as const);
      return { ...step, choices: new Map(choices) };
    }),
  });
  return { customer: unpack(packed.customer), manager: unpack(packed.manager), contact: unpack(packed.contact) };
}

type PackedChoice = readonly [division: string, kept: readonly string[], hasRest: boolean];

/** A step that did no more than let people in is its number. */
interface PackedCourse extends Omit<Course, 'steps'> {
  readonly steps: readonly (
    | number
    | { readonly upTo: number; readonly choices: readonly PackedChoice[]; readonly parted: readonly string[] }
  )[];
}

import type { PackedAnswers } from '../../core/answers/packedAnswers.ts';
import { type Crowd, changeCrowd, chooseGroups, countPeople, nobody } from './chooseGroups.ts';
import { type Choices, type Course, noCourse, type Part, type StepTaken } from './shareCourse.ts';
import { listParts, type Sign, startDebts } from './startDebts.ts';

/** A stored response as far as steps depend on it. */
export interface SteppedResponse {
  readonly id: string;
  /** The number of the arrival that brought it. */
  readonly arrived: number;
  readonly items: PackedAnswers;
  /** Its group in each division of the responses: its wave, and its answers to profile questions. */
  readonly groups: ReadonlyMap<string, string>;
  /** Whether it came under the id of an earlier one: then it may be the same person again. */
  readonly isConflict: boolean;
}

/** How a shared report counts a response: not at all, or with these divisions in which it belongs to no group. */
export type Share = { readonly ungrouped: ReadonlySet<string> } | null;

/** Nobody waits for longer than until there are this many times as many people as a group needs. */
const mostGroupsWaiting = 4;

/**
 * The steps in which a shared report follows the answers of one audience, so that whoever sees it at any times can compute
 * nothing about fewer than `minGroup` people.
 *
 * A step lets in all who wait, at least `minGroup` people. In each division (waves; the groups of a profile question) it lets
 * them in group by group, so that each group gets at least as many or nobody. Those for whom their group has too few are let
 * in together as people of no group, again at least as many or nobody; that stays so when others of their group come later.
 * To spare people this, a step is put off while fewer wait than are counted already, and fewer than four groups would need.
 *
 * So in each division all who are counted fall into parts of at least `minGroup` people, and every set whose figures are shown
 * or can be had as a difference, the whole, a group or the rest, now or at any earlier time, is made up of whole parts.
 *
 * A correction, and a second response under one id, may be one person's. They wait for a step that adds to each of their sets
 * `minGroup` other people. Two states of a set then differ, if at all, by those whom the last step that changed it added.
 *
 * All this follows from the numbered arrivals, and later ones do not alter it: after a restart the steps are the same. When
 * answers are erased, the steps taken until then are kept as a `course`, by which they are found again without them. Who was
 * not let in yet has then never been there. Who was has left parts that owe: while any does, the report stands still.
 *
 * @param sign stands for a group where it is kept which parts somebody has left
 */
export function startSteps(minGroup: number, course: Course = noCourse, sign: Sign = (_, group) => `group ${group}`) {
  const divisions = new Set<string>();
  /** Who wait, as a whole and by division and group. */
  let waiting = nobody;
  let waitingGroups = new Map<string, Map<string, Crowd>>();
  /** Conflicting responses, and removals of responses already let in, by id. */
  const extras = new Map<string, { readonly response: SteppedResponse; readonly isRemoval: boolean }>();
  const letIn = new Map<string, Choices>();
  const removed = new Set<string>();
  /** Those of the course come first, taken again as they were. */
  const taken: StepTaken[] = [];
  /** The steps that let somebody in without a group. */
  const ungrouping: { readonly after: number; readonly upTo: number; readonly choices: Choices }[] = [];
  const ungrouped = new Set<string>();
  const debts = startDebts(course.owed, sign);
  let people = 0;
  let shown = -1;

  const changeWaiting = ({ items, groups }: SteppedResponse, difference: 1 | -1): void => {
    waiting = changeCrowd(waiting, items, difference);
    for (const [division, group] of groups) {
      const crowds = waitingGroups.get(division) ?? new Map<string, Crowd>();
      waitingGroups.set(division, crowds);
      crowds.set(group, changeCrowd(crowds.get(group) ?? nobody, items, difference));
    }
  };

  const findShare = ({ id, arrived, groups, isConflict }: SteppedResponse): Share => {
    if (arrived > shown || removed.has(id) || (isConflict && !letIn.has(id))) return null;
    const choices = letIn.get(id) ?? findStep(ungrouping, arrived)?.choices;
    if (!choices) return { ungrouped: none };
    return {
      ungrouped: new Set([...groups].flatMap(([name, group]) => (choices.get(name)?.kept.has(group) ? [] : [name]))),
    };
  };

  /** Whether a step adds to each of the sets that an extra would change. */
  const isCovered = (response: SteppedResponse, isRemoval: boolean, choices: Choices): boolean => {
    const share = isRemoval ? findShare(response) : null;
    return [...choices].every(([division, { kept, hasRest }]) => {
      const group = response.groups.get(division);
      const isGrouped = group !== undefined && !share?.ungrouped.has(division);
      return isGrouped && (isRemoval || kept.has(group)) ? kept.has(group) : hasRest;
    });
  };

  const step = (upTo: number, choices: Choices | null, parted: readonly string[]): void => {
    const isDue =
      choices && ((response: SteppedResponse, isRemoval: boolean) => isCovered(response, isRemoval, choices));
    const covered = [...extras].filter(([, { response, isRemoval }]) => isDue?.(response, isRemoval));
    taken.push({ upTo, choices: parted.length + covered.length > 0 ? choices : null, parted });
    if (choices && parted.length > 0) ungrouping.push({ after: shown, upTo, choices });
    for (const division of parted) ungrouped.add(division);
    for (const [id, { isRemoval }] of covered) {
      if (isRemoval) removed.add(id);
      else if (choices) letIn.set(id, choices);
      extras.delete(id);
    }
    people += waiting.responses;
    waiting = nobody;
    waitingGroups = new Map();
    shown = upTo;
  };

  return {
    add(response: SteppedResponse): void {
      for (const division of response.groups.keys()) {
        if (response.arrived > course.upTo && !divisions.has(division)) debts.meet(division);
        divisions.add(division);
      }
      if (response.isConflict) extras.set(response.id, { response, isRemoval: false });
      else changeWaiting(response, 1);
    },
    /** A response was superseded. */
    remove(response: SteppedResponse): void {
      const { id, isConflict, arrived } = response;
      const isIn = isConflict ? letIn.has(id) : arrived <= shown;
      if (isIn) extras.set(id, { response, isRemoval: true });
      else {
        if (isConflict) extras.delete(id);
        else changeWaiting(response, -1);
        removed.add(id);
      }
    },
    /** All that came under a number has been added and removed: takes the step that is due. */
    close(number: number): void {
      if (number <= course.upTo) {
        const kept = course.steps[taken.length];
        if (kept?.upTo === number) step(number, kept.choices, kept.parted);
        return;
      }
      if (countPeople(waiting) < minGroup) return;
      const choices: Choices = new Map(
        [...divisions].map((id) => [id, chooseGroups(waiting, waitingGroups.get(id) ?? new Map(), minGroup)]),
      );
      const parted = [...choices].filter(([id, { kept }]) => kept.size < countGroups(waitingGroups, id));
      const patience = Math.min(people, mostGroupsWaiting * minGroup);
      if (parted.length > 0 && waiting.responses < patience) return;
      step(
        number,
        choices,
        parted.map(([id]) => id),
      );
      debts.pay(choices);
    },
    /** The number of the next step of the course, which has to be closed even where nothing is left that arrived under it. */
    nextKept: () => course.steps[taken.length]?.upTo ?? null,
    findShare,
    /** What is owed when a response is erased: the parts in which it is counted. */
    leave(response: SteppedResponse): readonly Part[] {
      const share = findShare(response);
      return share ? listParts(divisions, response.groups, share.ungrouped, sign) : [];
    },
    /** The course up to a number that has been closed. */
    course: (upTo: number): Course => ({ upTo, steps: [...taken], owed: debts.list() }),
    /**
     * The number of the last arrival that is let in, -1 before the first step; whether anything waits; and the divisions in
     * which somebody was let in without the group that was given.
     */
    state: () => ({ upTo: shown, isBehind: waiting.responses > 0 || extras.size > 0, ungrouped }),
  };
}

const none: ReadonlySet<string> = new Set();

function countGroups(crowds: ReadonlyMap<string, ReadonlyMap<string, Crowd>>, division: string): number {
  return [...(crowds.get(division)?.values() ?? [])].filter(({ responses }) => responses > 0).length;
}

/** The step by which an arrival was let in, among those in their order. */
function findStep<Step extends { readonly after: number; readonly upTo: number }>(
  steps: readonly Step[],
  arrived: number,
): Step | undefined {
  let low = 0;
  let high = steps.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((steps[middle]?.upTo ?? 0) < arrived) low = middle + 1;
    else high = middle;
  }
  const found = steps[low];
  return found && found.after < arrived ? found : undefined;
}

import type { Questionnaire } from '../../instrument/questionnaire.ts';
import type { AnswerBlock } from './answerBlocks.ts';
import { arrangementBits } from './arrangements.ts';
import { eachKeyed, findRepeated, type KeyedNumbers } from './growingNumbers.ts';
import { hashText } from './hashText.ts';
import type { Offsets, QualityRow } from './qualityRow.ts';

/** What two people may well have in common by chance: few answers, as also no more than two different ones. */
const fewestAnswers = 10;

/**
 * How many bits the arrangement of the answers inside the dimensions must carry: of two people who give each value equally
 * often in each dimension, which is rare already, fewer than one pair in 4096 would then agree throughout. Only inside a
 * dimension are items enough alike for that; that people rate one dimension higher than another makes them alike.
 */
const fewestBits = 12;

/**
 * The number that stands for all answers and points of a response; null where others may have answered the same by chance.
 * Blank, no opinion and refused are answers of their own here, and what is missing at the end is blank.
 */
export function cloneKey(
  questionnaire: Questionnaire,
  blocks: readonly AnswerBlock[],
  { packed, offsets, points }: QualityRow,
): number | null {
  if (!isOwn(blocks, offsets)) return null;
  let seed = 0;
  for (const { id } of questionnaire.dimensions) seed = Math.imul(seed ^ (points.get(id) ?? -1), 2654435761) + 1;
  // What is missing at its end is blank.
  return hashText(packed.length < offsets.length ? packed.padEnd(offsets.length, '.') : packed, seed);
}

/** Whether no other would answer just so by chance. Most answers say so in their first dimensions. */
function isOwn(blocks: readonly AnswerBlock[], offsets: Offsets): boolean {
  // The first answer and the first other one, and whether there is a third.
  let first = -1;
  let second = -1;
  let hasThird = false;
  let answered = 0;
  let bits = 0;
  for (const { clusters } of blocks)
    for (const cluster of clusters) {
      const answers = cluster.read(offsets);
      answered += answers.length;
      bits += arrangementBits(answers);
      for (const answer of answers)
        if (first < 0) first = answer;
        else if (answer !== first && second < 0) second = answer;
        else if (answer !== first && answer !== second) hasThird = true;
      if (answered >= fewestAnswers && hasThird && bits >= fewestBits) return true;
    }
  return false;
}

const unknown = -1;

/** The number that stands for a person. Who sent no id is someone else each time. */
export function ownerOf({ respondent }: QualityRow): number {
  return respondent === null ? unknown : hashText(respondent);
}

/** 'cloned': the keys of all answers that at least two people gave, of the owners by key. */
export function findClones(owned: KeyedNumbers): ReadonlySet<number> {
  const repeated = findRepeated(owned.keys, 2);
  const cloned = new Set<number>();
  if (repeated.size === 0) return cloned;
  const firstOwners = new Map<number, number>();
  eachKeyed(owned, (key, owner) => {
    if (!repeated.has(key)) return;
    const first = firstOwners.get(key);
    if (first === undefined) firstOwners.set(key, owner);
    else if (first !== owner || owner === unknown) cloned.add(key);
  });
  return cloned;
}

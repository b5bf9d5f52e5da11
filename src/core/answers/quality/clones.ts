import { countPlaces } from '../../instrument/layout.ts';
import type { Questionnaire } from '../../instrument/questionnaire.ts';
import { type AnswerBlock, readOffsets } from './answerBlocks.ts';
import { arrangementBits } from './arrangements.ts';
import { eachKeyed, findRepeated, type KeyedNumbers } from './growingNumbers.ts';
import { hashText } from './hashText.ts';
import type { QualityRow } from './qualityRow.ts';

/** What two people may well have in common by chance: few answers, or no more than two different ones. */
const fewestAnswers = 10;
const fewestValues = 3;

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
  { packed, points }: QualityRow,
): number | null {
  if (!isOwn(blocks, packed)) return null;
  let seed = 0;
  for (const { id } of questionnaire.dimensions) seed = Math.imul(seed ^ (points.get(id) ?? -1), 2654435761) + 1;
  return hashText(packed.padEnd(countPlaces(questionnaire), '.'), seed);
}

/** Whether no other would answer just so by chance. Most answers say so in their first dimensions. */
function isOwn(blocks: readonly AnswerBlock[], packed: string): boolean {
  const values: number[] = [];
  let answered = 0;
  let bits = 0;
  for (const { clusters } of blocks)
    for (const places of clusters) {
      const answers = readOffsets(places, packed);
      answered += answers.length;
      bits += arrangementBits(answers);
      for (const answer of answers) if (values.length < fewestValues && !values.includes(answer)) values.push(answer);
      if (answered >= fewestAnswers && values.length >= fewestValues && bits >= fewestBits) return true;
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

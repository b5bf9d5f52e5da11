import type { Questionnaire } from '../../instrument/questionnaire.ts';
import type { AnswerBlock } from './answerBlocks.ts';
import { arrangementBits } from './arrangements.ts';
import { eachKeyed, findRepeated, type KeyedNumbers } from './growingNumbers.ts';
import { hashPlaces } from './hashText.ts';
import { isFasterThanReading } from './pace.ts';
import type { QualityRow } from './qualityRow.ts';

/** So many submissions of one kind within so many milliseconds are a burst. */
const fewestTogether = 5;
const windowMilliseconds = 10_000;

/** Of a time on the full minute, perhaps only the minute or the day is known: it takes no part. */
const minute = 60_000;

/** How many bits the arrangement of every other answer must carry to be more than a habit: one in 4096, five times over. */
const fewestBits = 12;

/** Stands for all that is faster than anyone reads; every other key is a hash, from 0 up. */
const fasterThanReading = -1;

/** The times of bursts, by the kind of what came together; from the first to the last submission, both included. */
export type Bursts = ReadonlyMap<number, readonly (readonly [from: number, to: number])[]>;

/**
 * What a burst is made of: submissions alike in every other item of each side, from the first or from the second, or faster
 * than anyone reads.
 *
 * Density alone is no evidence: when 300 people of a class answer at once on one Wi-Fi, more than one a second arrive for
 * minutes. They took their time and differ in their answers, and five of them within ten seconds do neither by chance. An
 * even rhythm is no evidence either: a tablet that sends what it has stored keeps one.
 */
export function burstKeys(
  questionnaire: Questionnaire,
  blocks: readonly AnswerBlock[],
  row: QualityRow,
): readonly number[] {
  if (row.submittedAt === null || row.submittedAt % minute === 0) return [];
  const keys = isFasterThanReading(questionnaire, row) ? [fasterThanReading] : [];
  for (const half of [0, 1] as const) {
    let bits = 0;
    for (const { halves } of blocks) if (bits < fewestBits) bits += arrangementBits(halves[half].read(row.offsets));
    if (bits < fewestBits) continue;
    keys.push(hashPlaces(row.packed, rememberHalves(blocks)[half], half));
  }
  return keys;
}

type Halves = readonly [readonly number[], readonly number[]];

/** The places of the halves of all blocks, one behind the other. */
function rememberHalves(blocks: readonly AnswerBlock[]): Halves {
  const known = remembered.get(blocks);
  if (known) return known;
  const [first, second] = ([0, 1] as const).map((half) => blocks.flatMap(({ halves }) => halves[half].places));
  const halves: Halves = [first ?? [], second ?? []];
  remembered.set(blocks, halves);
  return halves;
}

const remembered = new WeakMap<readonly AnswerBlock[], Halves>();

/** Looks for bursts among the times of submissions by key, which may come in any order. */
export function findBursts(timed: KeyedNumbers): Bursts {
  const timesByKey = new Map([...findRepeated(timed.keys, fewestTogether)].map((key): [number, number[]] => [key, []]));
  if (timesByKey.size > 0) eachKeyed(timed, (key, time) => timesByKey.get(key)?.push(time));
  return new Map([...timesByKey].map(([key, found]) => [key, findDense(found.sort((a, b) => a - b))]));
}

/** 'burst': whether a submission belongs to one. */
export function isInBurst(bursts: Bursts, keys: readonly number[], submittedAt: number | null): boolean {
  if (submittedAt === null) return false;
  return keys.some((key) => bursts.get(key)?.some(([from, to]) => from <= submittedAt && submittedAt <= to));
}

/** The stretches of ascending times in which each time belongs to a dense window; those that overlap are one. */
function findDense(times: readonly number[]): readonly (readonly [number, number])[] {
  const stretches: [number, number][] = [];
  for (let last = fewestTogether - 1; last < times.length; last++) {
    const from = times[last - fewestTogether + 1] ?? 0;
    const to = times[last] ?? 0;
    if (to - from > windowMilliseconds) continue;
    const before = stretches.at(-1);
    if (before && from <= before[1]) before[1] = to;
    else stretches.push([from, to]);
  }
  return stretches;
}

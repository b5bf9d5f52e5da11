import type { Times } from '../../core/answers/quality/startQualitySearch.ts';
import type { CountedResponse } from '../../core/answers/response.ts';
import type { Questionnaire } from '../../core/instrument/questionnaire.ts';
import type { Sample } from '../../core/report/sample.ts';
import { type FirstPass, foldFirst, foldSecond, joinFirst } from '../../core/report/samplePasses.ts';
import { readCounted } from '../../storage/readCounted.ts';
import type { Database } from '../../storage/schema.ts';
import type { Snapshot, StoredResponse } from '../../storage/snapshot.ts';
import { type FlaggedIds, packIds } from './flaggedIds.ts';
import { type Ranges, startRanges, takeRanges } from './idRanges.ts';

/** Small enough that a block of responses keeps respondents waiting for about a hundredth of a second. */
export const blockSize = 250;

/** The same of folding, which is quick. */
const foldedBlock = 1000;

/** Lets what waits meanwhile, such as phones that send, have its turn. */
export function letOthersRun(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

export interface FoldedSample {
  readonly sample: Sample;
  readonly times: Times;
  readonly flagged: FlaggedIds;
}

/** What the first pass over some of the responses leaves. */
export interface Part {
  readonly first: FirstPass;
  readonly counted: number;
  readonly flagged: FlaggedIds;
  /** The segments that files brought and the form does not ask for; where there are any, not all was folded. */
  readonly brought: readonly string[];
}

/** Has a part of the responses folded elsewhere, once: the ranges of ids that nobody has taken meanwhile. */
export type FoldBeside = (questionnaire: Questionnaire, ranges: Ranges) => Promise<Part>;

/** Gives a response as it counts, null where it does not. */
type Count = (stored: StoredResponse<CountedResponse>) => CountedResponse | null;

/**
 * Makes the sample of a snapshot in one or two passes. Both see the very same responses, whatever arrives between them;
 * should some be erased, it is made anew. Segments that files brought split respondents as well: once the first pass meets
 * one, it is made anew with it.
 */
export async function foldSample(
  db: Database,
  snapshot: Snapshot,
  questionnaire: Questionnaire,
  count: Count,
  foldBeside?: FoldBeside,
): Promise<FoldedSample> {
  const fold = (some: Ranges, most?: number) => foldPart(db, snapshot, questionnaire, count, some, most);
  // Nearly always the first responses show what files brought: only then is it known what the others are to be folded by.
  const beginning = foldBeside ? [await fold(startRanges(), blockSize)] : [];
  const ranges = startRanges(foldBeside !== undefined);
  const isKnown = beginning.some((part) => part.brought.length > 0);
  const parts = isKnown
    ? beginning
    : await Promise.all([fold(ranges), ...(foldBeside ? [foldBeside(questionnaire, ranges)] : [])]);
  const brought = [...new Set(parts.flatMap((part) => part.brought))].sort();
  if (brought.length > 0) {
    const added = brought.map((id) => ({ id, text: { zh: id, en: id } }));
    const asking = { ...questionnaire, profile: [...questionnaire.profile, ...added] };
    return foldSample(db, snapshot, asking, count, isKnown ? foldBeside : undefined);
  }
  return finishSample(db, snapshot, questionnaire, count, startSecond(questionnaire, parts));
}

interface Second {
  readonly pass: ReturnType<typeof foldSecond>;
  readonly flagged: FlaggedIds;
  /** How many the first pass counted. */
  readonly expected: number;
}

/** Begins a second pass with what the first one left in parts, which need not be kept meanwhile. */
function startSecond(questionnaire: Questionnaire, parts: readonly Part[]): Second {
  return {
    pass: foldSecond(questionnaire, parts.map(({ first }) => first).reduce(joinFirst)),
    flagged: parts.flatMap((part) => part.flagged),
    expected: parts.reduce((sum, part) => sum + part.counted, 0),
  };
}

async function finishSample(
  db: Database,
  snapshot: Snapshot,
  questionnaire: Questionnaire,
  count: Count,
  { pass, flagged, expected }: Second,
): Promise<FoldedSample> {
  if (!pass.isNeeded) return { sample: pass.finish(), times: pass.times, flagged };
  let counted = 0;
  const late: string[] = [];
  await takeCounted(db, snapshot, count, startRanges(), (response) => {
    counted++;
    if (pass.add(response)) late.push(response.id);
    return true;
  });
  // Somebody's answers were erased in between.
  if (counted < expected) return foldSample(db, snapshot, questionnaire, count);
  return { sample: pass.finish(), times: pass.times, flagged: [...flagged, ...packIds(late)] };
}

/**
 * The first pass over the ranges of ids that nobody else takes meanwhile. Where the first responses have segments that files
 * brought, it ends with these.
 */
export async function foldPart(
  db: Database,
  snapshot: Snapshot,
  questionnaire: Questionnaire,
  count: Count,
  ranges: Ranges,
  most = Number.POSITIVE_INFINITY,
): Promise<Part> {
  const fold = foldFirst(questionnaire);
  const flagged: string[] = [];
  const packed: FlaggedIds[number][] = [];
  let counted = 0;
  await takeCounted(db, snapshot, count, ranges, (response) => {
    if (fold.add(response)) flagged.push(response.id);
    counted++;
    // Packed soon, as a million short texts need as much memory as all the rest.
    if (flagged.length === foldedBlock) packed.push(...packIds(flagged.splice(0)));
    return counted < most && (counted !== foldedBlock || fold.listUnasked().length === 0);
  });
  return {
    first: fold.finish(),
    counted,
    flagged: [...packed, ...packIds(flagged)],
    brought: fold.listUnasked(),
  };
}

/** Reads the responses that count in the ranges of ids that nobody else takes, as long as more are wanted. */
async function takeCounted(
  db: Database,
  snapshot: Snapshot,
  count: Count,
  ranges: Ranges,
  take: (response: CountedResponse) => boolean,
): Promise<void> {
  for await (const block of readCounted(db, snapshot, foldedBlock, takeRanges(ranges))) {
    for (const stored of block) {
      const response = count(stored);
      if (response !== null && !take(response)) return;
    }
    await letOthersRun();
  }
}

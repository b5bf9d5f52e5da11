import type { Instrument } from '../../core/instrument/instrument.ts';
import { startOutcomeSearch } from '../check/correlateOutcomes.ts';
import { doubtDirection } from '../check/doubtDirection.ts';
import { startItemDoubt } from '../check/doubtItems.ts';
import { startSideDoubt } from '../check/doubtSides.ts';
import { startPointCount } from '../countPoints.ts';
import { startReversalSearch } from '../detectReversal.ts';
import { doubtPoints } from '../doubtPoints.ts';
import { doubtScale } from '../doubtScale.ts';
import { type FirstReading, foldFile } from './foldFile.ts';
import type { Messages } from './messages.ts';
import type { StudyFile } from './openStudyFiles.ts';

/** Reads the customers' file with an eye on what the headers cannot say: the wording of items, and the scale. */
export async function readCustomers(
  { file }: Pick<StudyFile, 'file'>,
  other: { readonly instrument: Instrument } | null,
  messages: Messages,
) {
  const { questionnaire, recognised } = file;
  const suspects = (other?.instrument.items ?? []).filter(({ reverse }) => reverse).map(({ id }) => id);
  const search = startReversalSearch(questionnaire, new Set(suspects));
  const counts = startPointCount(questionnaire);
  const outcomes = startOutcomeSearch(questionnaire);
  const items = startItemDoubt(file);
  const sides = startSideDoubt(file);
  const reading: FirstReading | null = await foldFile(file, messages, (row) => {
    if (row.response !== null) search.add(row.response.answers.items);
    items.add(row);
    // Whoever gives a mapping has said which way the points run.
    if (recognised === null) return;
    counts.add(row);
    outcomes.add(row);
    sides.add(row);
  });
  const { min, max } = questionnaire.scale;
  const counted = counts.finish();
  const doubt = doubtScale(counted, questionnaire.scale);
  const points = doubtPoints(counted, file);
  const texts = Object.keys(file.mapping.labels ?? {});
  const bestFirst = recognised === null ? null : await doubtDirection(file, texts, outcomes.finish());
  if (reading === null) return null;
  const isReversed = search.finish() === 'against';
  // What is doubted of the whole file need not be asked of a side.
  const isDoubted = bestFirst !== null || doubt !== null || points !== null;
  return {
    reading,
    bestFirst,
    isReversed,
    opposed: items.finish(new Set(isReversed ? suspects : [])),
    side: isDoubted ? null : sides.finish(counted),
    points,
    doubt: doubt && { ...doubt, scale: { min, max } },
  };
}

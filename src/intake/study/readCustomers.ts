import type { Instrument } from '../../core/instrument/instrument.ts';
import { startDoubts } from '../check/startDoubts.ts';
import { startReversalSearch } from '../detectReversal.ts';
import { foldFile } from './foldFile.ts';
import type { Messages } from './messages.ts';
import type { StudyFile } from './openStudyFiles.ts';

/** Reads the customers' file with an eye on what the headers cannot say: the wording of items, and the scale. */
export async function readCustomers(
  { file }: Pick<StudyFile, 'file'>,
  other: { readonly instrument: Instrument } | null,
  messages: Messages,
) {
  const { questionnaire, recognised, mapping } = file;
  const suspects = (other?.instrument.items ?? []).filter(({ reverse }) => reverse).map(({ id }) => id);
  const search = startReversalSearch(questionnaire, new Set(suspects));
  // Whoever gives a mapping has said how the points run, though not of every item.
  const doubts = startDoubts(file, recognised === null);
  const reading = await foldFile(file, messages, (row) => {
    if (row.response !== null) search.add(row.response.answers.items);
    doubts.add(row);
  });
  if (reading === null) return null;
  const isReversed = search.finish() === 'against';
  const texts = Object.keys(mapping.labels ?? {});
  return { reading, isReversed, doubts: await doubts.finish(texts, new Set(isReversed ? suspects : [])) };
}

import type { Response } from '../../core/answers/response.ts';
import type { Instrument } from '../../core/instrument/instrument.ts';
import type { Questionnaire } from '../../core/instrument/questionnaire.ts';
import type { Audience } from '../../core/instrument/side.ts';
import type { Note } from '../../core/report/notes.ts';
import type { Sample, Samples } from '../../core/report/sample.ts';
import { speak } from '../../words/catalogue.ts';
import { explainPoints } from '../../words/explainPoints.ts';
import { startOutcomeSearch } from '../check/correlateOutcomes.ts';
import { doubtDirection } from '../check/doubtDirection.ts';
import { startPointCount } from '../countPoints.ts';
import { startReversalSearch } from '../detectReversal.ts';
import { doubtPoints } from '../doubtPoints.ts';
import { doubtScale } from '../doubtScale.ts';
import type { Mapping } from '../mapping.ts';
import type { ResponseFile } from '../readResponses.ts';
import { type FirstReading, foldFile } from './foldFile.ts';
import type { Messages } from './messages.ts';
import type { StudyFile } from './openStudyFiles.ts';
import { tellOfFile } from './tellOfFile.ts';

/** The responses of one audience, as often as they are asked for; files name no study. */
interface FileAnswers {
  readonly study: '';
  readonly questionnaire: Questionnaire;
  readonly openBlocks: () => AsyncIterable<readonly Response[]>;
}

/** Everything that the files of a study say. */
export interface Study {
  readonly samples: Samples;
  /** The responses of each file that count, customers first. */
  readonly sources: readonly FileAnswers[];
  /** What the columns of all files are. */
  readonly mapping: Mapping;
  /** Rows of customers. */
  readonly read: number;
  readonly duplicates: number;
  readonly waveOrder: readonly string[] | null;
  readonly notes: readonly Note[];
  /** Whether every row of every file was read without a problem. */
  readonly isClean: boolean;
}

/** Another edition of the instrument that was guessed, and how to open the files as answers to it. */
export interface OtherEdition {
  readonly instrument: Instrument;
  readonly reopen: (instrument: Instrument) => Promise<readonly StudyFile[]>;
}

/**
 * Reads the files of a study, customers first; null where one of them breaks off. Where the instrument was only guessed and
 * the customers' answers run as another edition words its items, all files are read as answers to that edition, and a note
 * and a message say so.
 */
export async function readStudy(
  files: readonly StudyFile[],
  other: OtherEdition | null,
  messages: Messages,
): Promise<Study | null> {
  const about = (path: string) => (files.length > 1 ? messages.about(path) : messages);
  const [customers, ...staff] = files;
  if (!customers) throw new Error('no file of customers');
  const notes: Note[] = [];
  const found = await readCustomers(customers, other, about(customers.path));
  if (found === null) return null;
  const { doubt, points, bestFirst, isReversed } = found;
  let { reading } = found;
  let rest = staff;
  let first = customers.file;
  if (isReversed && other !== null) {
    const [again, ...others] = await other.reopen(other.instrument);
    const reread = again && (await foldFile(again.file, null, () => {}));
    if (!reread) throw new Error('the file changed while it was read');
    reading = reread;
    first = again.file;
    rest = others;
    notes.push({ at: '', code: 'reversed-detected' });
    messages.tell('reversedDetected', { instrument: other.instrument.id });
  }
  if (doubt !== null) {
    const { low, high, likely, scale } = doubt;
    notes.push({ at: '/scale', code: 'scale-doubtful' });
    about(customers.path).tell('scaleDoubtful', { low, high, ...scale, likelyMin: likely.min, likelyMax: likely.max });
  }
  if (points !== null) {
    notes.push({ at: '/scale', code: 'points-doubtful' });
    const { scale } = customers.file.questionnaire;
    about(customers.path).tellSentence((language) => explainPoints(points, scale, language));
  }
  if (bestFirst !== null) {
    notes.push({ at: '/scale', code: 'best-first' });
    about(customers.path).tellSentence((language) => {
      const say = speak(language);
      return say('terminal.bestFirst', { reason: say(`import.bestFirst.${bestFirst}`) });
    });
  }

  const samples: { customer: Sample } & Partial<Record<Audience, Sample>> = { customer: await reading.readAgain() };
  const sourceOf = ({ openBlocks }: FirstReading, { questionnaire }: Sample): FileAnswers => ({
    study: '',
    questionnaire,
    openBlocks,
  });
  const sources = [sourceOf(reading, samples.customer)];
  let isClean = reading.isClean;
  tellOfFile(customers.file, samples.customer, about(customers.path));
  for (const { audience, path, file } of rest) {
    const read = await foldFile(file, about(path), () => {});
    if (read === null) return null;
    isClean &&= read.isClean;
    const sample = await read.readAgain();
    samples[audience] = sample;
    sources.push(sourceOf(read, sample));
    if (read.duplicates > 0) about(path).tell('duplicates', { count: read.duplicates });
    tellOfFile(file, sample, about(path));
  }
  const { read, duplicates } = reading;
  const mapping = joinMappings([first, ...rest.map(({ file }) => file)]);
  return { samples, sources, mapping, read, duplicates, waveOrder: customers.file.waveOrder, notes, isClean };
}

/** One mapping of all files. Entries that serve several of them stand in it once. */
function joinMappings(files: readonly ResponseFile[]): Mapping {
  const columns = files.flatMap(({ mapping }) => mapping.columns);
  return { ...files[0]?.mapping, columns: [...new Set(columns)] };
}

/** Reads the customers' file with an eye on what the headers cannot say: the wording of items, and the scale. */
async function readCustomers({ file }: StudyFile, other: OtherEdition | null, messages: Messages) {
  const { questionnaire, recognised } = file;
  const suspects = (other?.instrument.items ?? []).filter(({ reverse }) => reverse).map(({ id }) => id);
  const search = startReversalSearch(questionnaire, new Set(suspects));
  const points = startPointCount(questionnaire);
  const outcomes = startOutcomeSearch(questionnaire);
  const reading: FirstReading | null = await foldFile(file, messages, (row) => {
    if (row.response !== null) search.add(row.response.answers.items);
    if (recognised === null) return;
    points.add(row);
    outcomes.add(row);
  });
  const { min, max } = questionnaire.scale;
  const doubt = doubtScale(points.finish(), questionnaire.scale);
  // Whoever gives a mapping has said which way the points run.
  const texts = Object.keys(file.mapping.labels ?? {});
  const bestFirst = recognised === null ? null : await doubtDirection(file, texts, outcomes.finish());
  if (reading === null) return null;
  return {
    reading,
    points: doubtPoints(points.finish(), file),
    bestFirst,
    isReversed: search.finish() === 'against',
    doubt: doubt && { ...doubt, scale: { min, max } },
  };
}

import type { Response } from '../../core/answers/response.ts';
import type { Instrument } from '../../core/instrument/instrument.ts';
import type { Questionnaire } from '../../core/instrument/questionnaire.ts';
import type { Audience } from '../../core/instrument/side.ts';
import type { Note } from '../../core/report/notes.ts';
import type { Sample, Samples } from '../../core/report/sample.ts';
import type { Mapping } from '../mapping.ts';
import type { ResponseFile } from '../readResponses.ts';
import { type FirstReading, foldFile } from './foldFile.ts';
import type { Messages } from './messages.ts';
import type { StudyFile } from './openStudyFiles.ts';
import { readCustomers } from './readCustomers.ts';
import { tellOfDoubts } from './tellOfDoubts.ts';
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
  let { reading } = found;
  let rest = staff;
  let first = customers.file;
  if (found.isReversed && other !== null) {
    const [again, ...others] = await other.reopen(other.instrument);
    const reread = again && (await foldFile(again.file, null, () => {}));
    if (!reread) throw new Error('the file changed while it was read');
    reading = reread;
    first = again.file;
    rest = others;
    notes.push({ at: '', code: 'reversed-detected' });
    messages.tell('reversedDetected', { instrument: other.instrument.id });
  }
  notes.push(...tellOfDoubts(found.doubts, customers.file, about(customers.path)));

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

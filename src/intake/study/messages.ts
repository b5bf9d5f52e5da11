import type { Language } from '../../core/instrument/text.ts';
import type { Problem } from '../../core/problem.ts';
import type { TellShare } from '../table/row.ts';

/** What a program is told of a message beside its sentences. */
export type About = Partial<Pick<Problem, 'row' | 'column' | 'values'>> & { readonly code: string };

/** Whoever is told what is found in the files of a study: a person at a terminal, or a program. */
export interface Messages {
  /** Sentences of `terminal.<key>` in the words. */
  readonly tell: (key: string, values?: Readonly<Record<string, string | number>>) => void;
  /** A sentence that each language has its own names for, with what programs are told of it. */
  readonly tellSentence: (about: About, sentenceIn: (language: Language) => string) => void;
  readonly tellProblems: (problems: readonly Problem[]) => void;
  /** How much has been read, of one file after the other, and of each as often as it is read. */
  readonly tellShare: TellShare;
  /** The same messages, each with the name of the file it is about. */
  readonly about: (file: string) => Messages;
}

import type { TeachingCase } from '../../core/simulation/teachingCase.ts';
import type { Picture, Pictured } from '../gallery/picture.ts';
import type { Around } from '../reportView/describeReport.ts';
import type { Speaker, Table } from '../table/table.ts';

/** One idea of a report, to be shown to a room: in a browser, or in a file of slides. Nothing in it is drawn yet. */
export interface Slide {
  /** Names it in addresses: small letters, digits and hyphens. It is the same in each language, and stays as answers come in. */
  readonly name: string;
  /** `steps` is a picture whose marks are shown one side after the other: expectation, perception, gap. */
  readonly kind: 'title' | 'story' | 'picture' | 'steps' | 'table' | 'lines' | 'questions';
  /** What is to be seen on it, in a sentence. */
  readonly title: string;
  /** What it is about, in a few words; null where the title says it. */
  readonly lead: string | null;
  /** The name of a picture of `listPictures` that can be drawn; null where there is none. */
  readonly picture: string | null;
  /** As many rows as a slide holds, without pictures. */
  readonly table: Table | null;
  readonly lines: readonly string[];
  /** For the speaker alone: how to read it, on whom it rests, by which method, and what to be careful of. */
  readonly notes: readonly string[];
  /** To talk over with the room. */
  readonly questions: readonly string[];
}

/** What slides need besides the figures. */
export interface Presented extends Around {
  /** What the study is called. */
  readonly title: string;
  /** Whether a program made the answers. */
  readonly isMade: boolean;
  /** The teaching case that it was made of. */
  readonly teachingCase?: ToldCase;
}

/** What a room hears of a teaching case, and for the speaker alone what it teaches. */
export type ToldCase = Pick<TeachingCase, 'title' | 'story' | 'table' | 'questions' | 'lesson'>;

/** What the slides of a part of a report are made from. */
export interface Material {
  readonly pictured: Pictured;
  readonly about: Presented;
  readonly speaker: Speaker;
  /** All pictures of the report. */
  readonly pictures: readonly Picture[];
}

/** Makes the slides of one part of a report. What was not asked or cannot be told has none. */
export type SlideMaker = (material: Material) => readonly Slide[];

/** A slide with nothing on it but what is given. */
export function makeSlide(given: Pick<Slide, 'name' | 'kind' | 'title'> & Partial<Slide>): Slide {
  return { lead: null, picture: null, table: null, lines: [], notes: [], questions: [], ...given };
}

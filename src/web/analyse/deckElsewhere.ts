import { extname } from 'node:path';
import type { Language } from '../../core/instrument/text.ts';
import type { Report } from '../../core/report/report.ts';
import type { DeckSlide } from '../../export/deck/deckSlide.ts';
import { writeDeck } from '../../export/deck/writeDeck.ts';
import { speakerOf } from '../../export/table/table.ts';
import { runThread } from '../runThread.ts';

/** What a deck is written from. It is told to a thread, so it is plain. */
export interface DeckJob {
  readonly title: string;
  readonly slides: readonly DeckSlide[];
  readonly report: Report;
  readonly language: Language;
}

/** Writes a deck elsewhere than in the thread that answers requests. */
export type DeckElsewhere = (job: DeckJob) => Promise<Uint8Array>;

/** Writes it in a thread of its own: a chart on each slide is a workbook to be packed. */
export function deckElsewhere(): DeckElsewhere {
  const module = new URL(`./deckWorker${extname(import.meta.url)}`, import.meta.url);
  return (job) => runThread<Uint8Array>(module, job);
}

/** Writes it in this thread. */
export function deckHere({ title, slides, report, language }: DeckJob): Promise<Uint8Array> {
  return writeDeck(title, slides, report, speakerOf(language));
}

import type { Report } from '../../../core/report/report.ts';
import type { Say } from '../../../words/catalogue.ts';
import type { DeckSlide } from '../deckSlide.ts';
import { colours, page } from '../deckStyle.ts';
import { addChart } from './addChart.ts';
import { addCover } from './addCover.ts';
import { addGapModel } from './addGapModel.ts';
import { addTable } from './addTable.ts';
import { addWords } from './addWords.ts';
import { addText, type Canvas } from './canvas.ts';
import { addTitle } from './layouts.ts';

const sentence = { x: page.margin, y: 1.2, w: page.width - 2 * page.margin, h: 0.62 };

/** Writes one slide: title, sentence, body and what the speaker says. */
export function addSlide(canvas: Canvas, told: DeckSlide, report: Report, say: Say): void {
  const { body } = told;
  if (told.notes.length > 0) canvas.slide.addNotes(told.notes.join('\n'));
  if (body.kind === 'cover') {
    addCover(canvas, told.title, told.sentence);
    return;
  }
  addTitle(canvas, told.title, 'slide');
  // The picture of the model takes the place of its sentence, which the speaker has.
  if (body.kind === 'gap-model') addGapModel(canvas, report, say);
  else if (told.sentence !== '') addText(canvas, told.sentence, sentence, { size: 18, colour: colours.quiet });
  if (body.kind === 'chart') addChart(canvas, body.plan);
  if (body.kind === 'table') addTable(canvas, body.table);
  if (body.kind === 'words') addWords(canvas, body.list, body.marks);
}

import { colours, page } from '../deckStyle.ts';
import { addPath, addText, type Canvas } from './canvas.ts';
import { addTitle } from './layouts.ts';

/** The first slide: what is reported, and of whom. */
export function addCover(canvas: Canvas, title: string, sentence: string): void {
  const bar = [
    [0.8, 2.2],
    [0.8, 5.1],
  ] as const;
  addTitle(canvas, title, 'cover');
  addPath(canvas, bar, { color: colours.accent, width: 6 });
  addText(canvas, sentence, { x: 1.1, y: 3.95, w: page.width - 2.2, h: 1.2 }, { size: 20, colour: colours.quiet });
}

import { colours, page } from '../deckStyle.ts';
import { addPath, addText, type Canvas } from './canvas.ts';

/** The first slide: what is reported, and of whom. */
export function addCover(canvas: Canvas, title: string, sentence: string): void {
  const box = { x: 1.1, w: page.width - 2.2 };
  const bar = [
    [0.8, 2.2],
    [0.8, 5.1],
  ] as const;
  addPath(canvas, bar, { color: colours.accent, width: 6 });
  const look = { size: 40, colour: colours.ink, isBold: true, valign: 'bottom' } as const;
  addText(canvas, title, { ...box, y: 2.15, h: 1.6 }, look);
  addText(canvas, sentence, { ...box, y: 3.95, h: 1.2 }, { size: 20, colour: colours.quiet });
}

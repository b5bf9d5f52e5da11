import type { Drawing } from '../../page/svg.ts';
import type { Shape } from '../picture/gapModelLayout.ts';
import type { Picture } from './picture.ts';

/** A picture that cannot be drawn: the sentence says why, and what to do. */
export function nothingToDraw(name: string, title: string, sentence: string): Picture {
  return { name, title, sentence, key: null, draw: null, table: null };
}

/** What draws a picture in each shape; null where it cannot be drawn, in whatever shape. */
export function drawBoth(draw: (shape: Shape) => Drawing | null): ((shape: Shape) => Drawing) | null {
  const wide = draw('wide');
  return wide && ((shape) => draw(shape) ?? wide);
}

import type { DeckSlide } from '../deckSlide.ts';
import { body, colours } from '../deckStyle.ts';
import { measureHeight } from '../fitText.ts';
import type { Canvas } from './canvas.ts';

/** Between two points of a list, in points. */
const apart = 14;
const indent = 0.45;

type Words = Extract<DeckSlide['body'], { kind: 'words' }>;

/** Fills the body of a slide with a list, as large as it fits. */
export function addWords({ slide, font }: Canvas, list: readonly string[], marks: Words['marks']): void {
  const heightAt = (size: number) =>
    list.reduce((sum, text) => sum + measureHeight(text, body.w - indent, size) + apart / 72, 0);
  let size = 24;
  while (size > 10 && heightAt(size) > body.h) size -= 0.5;
  const bullet = { indent: indent * 72, ...(marks === 'numbers' && { type: 'number' as const }) };
  slide.addText(
    list.map((text, index) => ({
      text,
      options: {
        ...(marks !== 'none' && { bullet: { ...bullet } }),
        paraSpaceAfter: apart,
        breakLine: index < list.length - 1,
      },
    })),
    { ...body, margin: 0, valign: 'top', fontFace: font, fontSize: size, color: colours.ink },
  );
}

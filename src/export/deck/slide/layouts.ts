import type PptxGenJS from 'pptxgenjs';
import { colours, page } from '../deckStyle.ts';
import { addText, type Canvas } from './canvas.ts';

/** Where the title of a slide stands, by the layout that the slide has, and how it looks. */
const titles = {
  cover: { x: 1.1, y: 2.15, w: page.width - 2.2, h: 1.6, size: 40, valign: 'bottom' },
  slide: { x: page.margin, y: 0.3, w: page.width - 2 * page.margin, h: 0.86, size: 28, valign: 'middle' },
} as const;

export type LayoutName = keyof typeof titles;

/** The layouts of a deck. Each has the study's name and the slide's number at the foot, and a place for the title. */
export function defineLayouts(deck: PptxGenJS, title: string, font: string): void {
  const small = { fontFace: font, fontSize: 10, color: colours.quiet };
  const y = page.height - 0.45;
  const right = page.width - page.margin - 0.6;
  for (const [name, { size: _, ...look }] of Object.entries(titles))
    deck.defineSlideMaster({
      title: name,
      background: { color: colours.paper },
      objects: [
        { text: { text: title, options: { ...small, x: page.margin, y, w: 10, h: 0.25, margin: 0 } } },
        { placeholder: { options: { name: 'title', type: 'title', margin: 0, align: 'left', ...look }, text: '' } },
      ],
      slideNumber: { ...small, x: right, y, w: 0.6, h: 0.25, margin: 0, align: 'right' },
    });
}

/** Writes the title into the place that its layout has for it, so that outlines and screen readers find it. */
export function addTitle(canvas: Canvas, text: string, layout: LayoutName): void {
  const { size, valign, ...box } = titles[layout];
  addText(canvas, text, box, { size, colour: colours.ink, isBold: true, valign, isTitle: true });
}

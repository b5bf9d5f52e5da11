import type PptxGenJS from 'pptxgenjs';
import { fitText } from '../fitText.ts';

/** A slide that is being written, and the font that its texts have. */
export interface Canvas {
  readonly slide: PptxGenJS.Slide;
  readonly font: string;
}

/** Where something stands on a slide, in inches. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

/** How a text looks: at most so large, and smaller where it would leave its box. */
export interface TextLook {
  readonly size: number;
  readonly colour: string;
  readonly isBold?: boolean;
  readonly align?: 'left' | 'center' | 'right';
  readonly valign?: 'top' | 'middle' | 'bottom';
  /** Whether it stands at the place that the layout has for titles. */
  readonly isTitle?: true;
}

/** How much of its box a bold text may fill by the measure of an ordinary one. */
const boldShare = 0.93;

/** Texts have no margin of their own, so that they are as wide as their box. */
export function addText({ slide, font }: Canvas, text: string, box: Box, look: TextLook): void {
  slide.addText(text, {
    ...box,
    margin: 0,
    fontFace: font,
    fontSize: fitText(text, look.isBold ? boldShare * box.w : box.w, box.h, look.size),
    color: look.colour,
    bold: look.isBold ?? false,
    align: look.align ?? 'left',
    valign: look.valign ?? 'top',
    ...(look.isTitle && { placeholder: 'title' }),
  });
}

/** A line through points of the slide, in one shape that can be moved as a whole; `isStart` lifts the pen before a point. */
export function addPath(
  { slide }: Canvas,
  points: readonly (readonly [x: number, y: number, isStart?: boolean])[],
  line: PptxGenJS.ShapeLineProps,
): void {
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  slide.addShape('custGeom' as PptxGenJS.SHAPE_NAME, {
    x,
    y,
    w: Math.max(...xs) - x,
    h: Math.max(...ys) - y,
    points: points.map(([left, top, isStart = false]) => ({ x: left - x, y: top - y, moveTo: isStart })),
    line,
  });
}

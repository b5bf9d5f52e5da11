import type { Picture } from './picture.ts';

/** A picture as `views/parts/picture.ejs` prints it, drawn in both shapes. */
export function frame({ draw, ...picture }: Picture) {
  return { ...picture, frames: draw && { wide: draw('wide'), tall: draw('tall') } };
}

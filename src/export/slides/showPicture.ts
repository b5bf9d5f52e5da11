import type { Picture } from '../gallery/picture.ts';
import { makeSlide, type Slide } from './slide.ts';

/** A slide of one picture, whose sentence is the title; none where nothing can be drawn. */
export function showPicture(
  pictures: readonly Picture[],
  name: string,
  more: Partial<Omit<Slide, 'name' | 'picture'>> = {},
): readonly Slide[] {
  const picture = pictures.find((each) => each.name === name);
  if (!picture?.draw) return [];
  const { title, sentence, key } = picture;
  const notes = [...(key === null ? [] : [key]), ...(more.notes ?? [])];
  return [makeSlide({ kind: 'picture', title: sentence, lead: title, ...more, name, picture: name, notes })];
}

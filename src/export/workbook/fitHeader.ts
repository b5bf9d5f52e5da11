import stringWidth from 'string-width';

const [usual, widest] = [9, 48];

/** How many letters wide the columns of a header are, so that no title is cut off by the next; `first` are wanted of the first. */
export function fitHeader(header: readonly string[], first: readonly number[] = []): readonly number[] {
  return header.map((title, place) => first[place] ?? Math.min(widest, Math.max(usual, stringWidth(title) + 2)));
}

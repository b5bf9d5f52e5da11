const markup = Symbol('markup');

/**
 * A piece of SVG. What comes from outside gets in only as text or as the value of an attribute, and is escaped there. As nothing
 * but `draw` can make one, a page prints it as it is, and everything else as text.
 */
export interface Drawing {
  readonly [markup]: string;
}

export type Attributes = Readonly<Record<string, string | number | null>>;

/** One element with what is inside it. Attributes that are null are left out; numbers are written with two decimals at most. */
export function draw(tag: string, attributes: Attributes, children: readonly (Drawing | string)[] = []): Drawing {
  const given = Object.entries(attributes).flatMap(([name, value]) =>
    value === null ? [] : [` ${name}="${typeof value === 'number' ? writeNumber(value) : escapeMarkup(value)}"`],
  );
  const inner = children.map((child) => (typeof child === 'string' ? escapeMarkup(child) : child[markup]));
  return { [markup]: `<${tag}${given.join('')}>${inner.join('')}</${tag}>` };
}

/** The markup of a drawing; undefined for anything else. */
export function readMarkup(value: unknown): string | undefined {
  return (Object(value) as Partial<Drawing>)[markup];
}

export interface Sheet {
  /** Names the kind of picture for the style sheet. */
  readonly name: string;
  readonly width: number;
  readonly height: number;
  /** What a picture is called, and all that it shows in words, for those who cannot see it. */
  readonly title: string;
  readonly description: string;
  /** Whether parts of it lead on: then it is no single image to a screen reader, but a group of them. */
  readonly hasLinks?: boolean;
}

/** A whole picture. Its colours are those of the page around it; alone it is black on white. */
export function drawSheet(sheet: Sheet, children: readonly Drawing[]): Drawing {
  const { name, width, height, title, description, hasLinks = false } = sheet;
  const role = hasLinks ? 'group' : 'img';
  const attributes = { class: `sheet ${name}`, viewBox: `0 0 ${width} ${height}`, role };
  return draw('svg', { xmlns: 'http://www.w3.org/2000/svg', ...attributes }, [
    draw('title', {}, [title]),
    draw('desc', {}, [description]),
    ...children,
  ]);
}

/** A path from its commands and coordinates: `drawPath('axis', ['M', 0, 5, 'H', 20])`. */
export function drawPath(name: string, commands: readonly (string | number)[], more: Attributes = {}): Drawing {
  const d = commands.map((each) => (typeof each === 'number' ? writeNumber(each) : each)).join(' ');
  return draw('path', { class: name, d, fill: 'none', stroke: 'currentColor', ...more });
}

function writeNumber(value: number): string {
  if (!Number.isFinite(value)) throw new Error(`a picture with the number ${value}`);
  return String(Math.round(value * 100) / 100 + 0);
}

const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&#34;', "'": '&#39;' };

/** All that XML has no place for: control characters, halves of pairs, and the two that are no characters. */
const forbidden = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;

/** Text as it may stand in an element or an attribute. */
function escapeMarkup(text: string): string {
  return text.replace(forbidden, '').replace(/[&<>"']/g, (character) => signs[character] ?? '');
}

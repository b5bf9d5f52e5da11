import type { Language } from '../../core/instrument/text.ts';
import { type Drawing, readMarkup } from '../../page/svg.ts';
import { readPictureStyle, type StyleRule } from './styleRules.ts';

/** Common fonts first: programs that paste a picture may look at no other. */
const fonts = {
  zh: 'Microsoft YaHei, PingFang SC, Noto Sans CJK SC, sans-serif',
  en: 'Segoe UI, Arial, Helvetica, sans-serif',
} as const;

interface Element {
  readonly tag: string;
  readonly classes: readonly string[];
  /** What `currentColor` means in it. */
  readonly colour: string;
}

const outermost: Element = { tag: '', classes: [], colour: '#1d2426' };

const properties = ['fill', 'stroke', 'stroke-width', 'fill-opacity', 'stroke-opacity'];

/**
 * A picture as a file of its own, on white. Colours and fonts stand in the attributes of each element, since programs for slides
 * and documents know neither style sheets nor `currentColor` well.
 */
export function writeSvgFile(picture: Drawing, language: Language): string {
  const rules = readPictureStyle();
  const open: Element[] = [outermost];
  const markup = (readMarkup(picture) ?? '').replace(
    /<(\/?)([a-zA-Z]+)([^>]*)>/g,
    (_, slash: string, tag: string, rest: string) => {
      if (slash !== '') {
        open.pop();
        return `</${tag}>`;
      }
      const attributes = new Map(
        [...rest.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]),
      );
      const classes = (attributes.get('class') ?? '').split(' ').filter(Boolean);
      const [parent = outermost] = open.slice(-1);
      const style = findStyle(rules, [...open, { tag, classes, colour: '' }]);
      const colour = style['color'] ?? parent.colour;
      open.push({ tag, classes, colour });
      attributes.delete('class');
      for (const name of properties) {
        const value = style[name];
        if (value !== undefined) attributes.set(name, value.replace(/px$/, ''));
      }
      for (const name of ['fill', 'stroke']) if (attributes.get(name) === 'currentColor') attributes.set(name, colour);
      const written = [...attributes].map(([name, value]) => ` ${name}="${value}"`).join('');
      return tag === 'svg' ? openSvg(attributes, written, language) : `<${tag}${written}>`;
    },
  );
  // What an image is called must stand first in it.
  const painted = markup.replace('</desc>', '</desc><rect width="100%" height="100%" fill="#ffffff"></rect>');
  return `<?xml version="1.0" encoding="UTF-8"?>\n${painted}\n`;
}

/** Programs take the size from width and height. */
function openSvg(attributes: ReadonlyMap<string, string>, written: string, language: Language): string {
  const [, , width = '', height = ''] = (attributes.get('viewBox') ?? '').split(' ');
  return `<svg${written} width="${width}" height="${height}" font-family="${fonts[language]}">`;
}

/** What the rules say of the last of elements that lie in each other. The outlines of texts are left out, as many programs draw them over the text. */
function findStyle(rules: readonly StyleRule[], path: readonly Element[]): Readonly<Record<string, string>> {
  const found = rules.filter((rule) => !('paint-order' in rule.declarations) && isMet(rule.selector, path));
  return Object.assign({}, ...found.map(({ declarations }) => declarations));
}

/** Whether the last part names the last element, and those before it some of the elements around it, in their order. */
function isMet(selector: StyleRule['selector'], path: readonly Element[]): boolean {
  const [part, element] = [selector.at(-1), path.at(-1)];
  if (!part || !element || !isOne(part, element)) return false;
  const around = path.slice(0, -1);
  const [next] = selector.slice(-2, -1);
  if (selector.length < 2 || !next) return true;
  const place = around.findLastIndex((each) => isOne(next, each));
  return place >= 0 && isMet(selector.slice(0, -1), around.slice(0, place + 1));
}

function isOne({ tag, classes }: StyleRule['selector'][number], element: Element): boolean {
  return (tag === '' || tag === element.tag) && classes.every((each) => element.classes.includes(each));
}

import { readFileSync } from 'node:fs';

/** What a style sheet says of one kind of element in a picture. */
export interface StyleRule {
  /** From the picture inwards. */
  readonly selector: readonly { readonly tag: string; readonly classes: readonly string[] }[];
  readonly declarations: Readonly<Record<string, string>>;
}

const folder = new URL('../../../views/assets/', import.meta.url);

/** The rules of the site's style sheets for pictures, in light colours, the weaker ones first: a picture alone looks as it does there. */
export function readPictureStyle(): readonly StyleRule[] {
  known ??= parseStyle(['base/look', 'staff/picture', 'staff/chart'].map(readSheet).join('\n'));
  return known;
}

let known: readonly StyleRule[] | undefined;

function readSheet(name: string): string {
  return readFileSync(new URL(`${name}.css`, folder), 'utf8');
}

function parseStyle(css: string): readonly StyleRule[] {
  const plain = css.replace(/\/\*.*?\*\//gs, '').replace(/@[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}/g, '');
  const blocks = [...plain.matchAll(/([^{}]+)\{([^{}]*)\}/g)].map(([, selectors = '', body = '']) => ({
    selectors: selectors.split(',').map((each) => each.trim()),
    declarations: [...body.matchAll(/([\w-]+):\s*([^;]+);/g)].map(
      ([, name = '', value = '']) => [name, value] as const,
    ),
  }));
  const root = new Map(blocks.find(({ selectors }) => selectors.includes(':root'))?.declarations);
  const fill = (value: string) => value.replace(/var\((--[\w-]+)\)/g, (_, name: string) => root.get(name) ?? '');
  const rules = blocks.flatMap(({ selectors, declarations }) =>
    selectors
      .filter((selector) => selector.startsWith('.sheet'))
      .map(
        (selector): StyleRule => ({
          selector: selector.split(/\s+/).map((part) => {
            const [tag = '', ...classes] = part.split('.');
            return { tag, classes };
          }),
          declarations: Object.fromEntries(declarations.map(([name, value]) => [name, fill(value)])),
        }),
      ),
  );
  // Sorting keeps the order of rules of equal weight.
  return [...rules].sort((a, b) => weigh(a) - weigh(b));
}

/** A class outweighs any number of tags. */
function weigh({ selector }: StyleRule): number {
  return selector.reduce((sum, { tag, classes }) => sum + 100 * classes.length + (tag === '' ? 0 : 1), 0);
}

import { type Drawing, readMarkup } from '../../../src/page/svg.ts';
import { listTags } from '../../web/readPage.ts';

/** A picture as a page has it; nothing where none can be drawn. */
export function writeSvg(picture: Drawing | null): string {
  return readMarkup(picture) ?? '';
}

/** The texts of a picture, as they are read. */
export function readTexts(svg: string): readonly string[] {
  return [...svg.matchAll(/<text[^>]*>(.*?)<\/text>/gs)].map(([, inner = '']) =>
    decode(inner.replace(/<[^>]*>/g, ' ')),
  );
}

function decode(text: string): string {
  const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', '#34': '"', '#39': "'" };
  return text.replace(/&(#?\w+);/g, (whole, name: string) => entities[name] ?? whole);
}

/** What is drawn outside the picture's own bounds: the places of all shapes, and where texts are anchored. */
export function findOutside(svg: string): readonly string[] {
  const tags = listTags(svg);
  const box = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(svg) ?? [];
  const [width, height] = [Number(box[1]), Number(box[2])];
  const isOutside = (x: number, y: number) => !(x >= -0.01 && x <= width + 0.01 && y >= -0.01 && y <= height + 0.01);
  return tags.flatMap(({ name, attributes }) => {
    const read = (key: string) => Number(attributes.get(key) ?? 0);
    const points: readonly (readonly [number, number])[] =
      name === 'rect'
        ? [
            [read('x'), read('y')],
            [read('x') + read('width'), read('y') + read('height')],
          ]
        : name === 'circle'
          ? [
              [read('cx') - read('r'), read('cy') - read('r')],
              [read('cx') + read('r'), read('cy') + read('r')],
            ]
          : name === 'text'
            ? [[read('x'), read('y')]]
            : name === 'path'
              ? followPath(attributes.get('d') ?? '')
              : [];
    return points.some(([x, y]) => isOutside(x, y)) ? [`${name} ${JSON.stringify([...attributes])}`] : [];
  });
}

/** The points that a path of the commands M, L, H, V, h, v and Z passes. */
function followPath(d: string): readonly (readonly [number, number])[] {
  const tokens = d.split(' ');
  const points: (readonly [number, number])[] = [];
  let [x, y] = [0, 0];
  let command = '';
  for (let index = 0; index < tokens.length; ) {
    const token = tokens[index] ?? '';
    if (/^[MLHVhvZ]$/.test(token)) {
      command = token;
      index++;
      if (token === 'Z') continue;
    }
    const next = () => {
      const value = Number(tokens[index++]);
      if (!Number.isFinite(value)) throw new Error(`not a path: ${d}`);
      return value;
    };
    if (command === 'M' || command === 'L') [x, y] = [next(), next()];
    else if (command === 'H') x = next();
    else if (command === 'V') y = next();
    else if (command === 'h') x += next();
    else y += next();
    points.push([x, y]);
  }
  return points;
}

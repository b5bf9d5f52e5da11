import { type Attributes, type Drawing, draw, drawPath } from '../../page/svg.ts';

/** Points one after the other; each stretch runs straight across or straight up and down. */
export type Way = readonly (readonly [x: number, y: number])[];

/** So far an arrow keeps from what it points at. */
const clearance = 3;

/** An arrow along a way, with a head at its end or at both. */
export function drawArrow(name: string, way: Way, head: number, ends: 'last' | 'both', line: Attributes = {}): Drawing {
  const [last, first] = [way, [...way].reverse()].map((each) => findTip(each, head));
  if (!first || !last) throw new Error('an arrow without a way');
  const heads = ends === 'both' ? [first, last] : [last];
  const start = ends === 'both' ? first.base : (way[0] ?? first.base);
  const points = [start, ...way.slice(1, -1), last.base];
  return draw('g', { class: name }, [
    drawPath('line', ['M', ...points.flatMap((point, index) => (index === 0 ? point : ['L', ...point]))], line),
    ...heads.map(({ tip: [x, y], base: [baseX, baseY] }) => {
      const [dx, dy] = [(baseX - x) * 0.55, (baseY - y) * 0.55];
      const corners = ['M', x, y, 'L', baseX + dy, baseY + dx, baseX - dy, baseY - dx, 'Z'];
      return drawPath('head', corners, { fill: 'currentColor', stroke: 'none' });
    }),
  ]);
}

/** The point of the head at the end of a way, and the middle of the head's other side. */
function findTip(way: Way, head: number) {
  const [[x, y] = [0, 0], [fromX, fromY] = [0, 0]] = [way.at(-1), way.at(-2)];
  const [dx, dy] = [Math.sign(fromX - x), Math.sign(fromY - y)];
  const at = (distance: number) => [x + dx * distance, y + dy * distance] as const;
  return { tip: at(clearance), base: at(clearance + head) };
}

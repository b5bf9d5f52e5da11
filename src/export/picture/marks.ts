import type { Side } from '../../core/instrument/side.ts';
import type { Verdict } from '../../core/report/figures.ts';
import { type Drawing, draw, drawPath } from '../../page/svg.ts';

/**
 * The one grammar of shapes: expectation is a hollow circle, perception a filled one, belief a diamond, standard a square,
 * delivery a triangle, promise a flag, importance a cross.
 */
export function drawMark(side: Side, x: number, y: number, r: number): Drawing {
  const name = `mark ${side}`;
  const filled = { fill: 'currentColor' };
  switch (side) {
    case 'belief':
      return drawPath(
        name,
        ['M', x, y - r * 1.25, 'L', x + r * 1.25, y, x, y + r * 1.25, x - r * 1.25, y, 'Z'],
        filled,
      );
    case 'standard':
      return draw('rect', { class: name, x: x - r, y: y - r, width: 2 * r, height: 2 * r, fill: 'currentColor' });
    case 'delivery':
      return drawPath(name, ['M', x, y - r * 1.2, 'L', x + r * 1.15, y + r, x - r * 1.15, y + r, 'Z'], filled);
    case 'promise':
      return drawPath(
        name,
        ['M', x, y + r * 1.3, 'V', y - r * 1.3, 'L', x + r * 1.6, y - r * 0.5, x, y + r * 0.3],
        filled,
      );
    case 'importance':
      return drawPath(name, ['M', x - r, y - r, 'L', x + r, y + r, 'M', x + r, y - r, 'L', x - r, y + r]);
    default: {
      const fill = side === 'expectation' ? 'none' : 'currentColor';
      return draw('circle', { class: name, cx: x, cy: y, r, fill, stroke: 'currentColor' });
    }
  }
}

/** The shape of a verdict beside its number: a triangle down or up, a hollow circle where nothing is proven. */
export function drawSign(verdict: Verdict, x: number, y: number, r: number): Drawing {
  const name = `sign ${verdict}`;
  if (verdict === 'shortfall')
    return drawPath(name, ['M', x - r, y - r * 0.8, 'H', x + r, 'L', x, y + r * 0.9, 'Z'], { fill: 'currentColor' });
  if (verdict === 'surplus')
    return drawPath(name, ['M', x - r, y + r * 0.8, 'H', x + r, 'L', x, y - r * 0.9, 'Z'], { fill: 'currentColor' });
  return draw('circle', { class: name, cx: x, cy: y, r: r * 0.8, fill: 'none', stroke: 'currentColor' });
}

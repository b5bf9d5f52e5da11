import type { Language } from '../../core/instrument/text.ts';
import type { Factors } from '../../core/report/buildFactors.ts';
import { type Drawing, draw, drawPath, drawSheet } from '../../page/svg.ts';
import { speak } from '../../words/catalogue.ts';
import { formatScore } from '../../words/numbers.ts';
import { listTicks, placeAlong } from './axis.ts';
import { drawText, measureText } from './text.ts';

const width = 420;
const height = 268;
const size = 12;
const box = { left: 38, top: 10, right: 412, bottom: 222 };

/**
 * The eigenvalues against those of chance: a factor is kept (filled) as long as its eigenvalue is above the 95 % quantile of
 * random data of the same size. Source: Horn (1965), Psychometrika 30; Cattell (1966), Multivariate Behavioral Research 1.
 */
export function drawScree({ eigenvalues, parallel }: Factors, language: Language): Drawing {
  const say = speak(language);
  const count = eigenvalues.length;
  const top = Math.max(1, Math.ceil(Math.max(...eigenvalues, ...parallel.quantile95)));
  const x = placeAlong({ min: 1, max: Math.max(2, count) }, box.left + 8, box.right - 8);
  const y = placeAlong({ min: 0, max: top }, box.bottom, box.top);
  const line = (values: readonly number[]) =>
    values.flatMap((value, index) => [index === 0 ? 'M' : 'L', x(index + 1), y(value)]);
  const numbers = count < 2 ? [1] : listTicks({ min: 1, max: count }, 11).filter(Number.isInteger);
  const small = size * 0.95;

  return drawSheet(
    {
      name: 'scree',
      width,
      height,
      title: say('picture.scree.title'),
      description: say('picture.scree.text', {
        keep: parallel.keep,
        eigenvalues: eigenvalues.map(formatScore).join(' · '),
      }),
    },
    [
      drawPath('axis', ['M', box.left, box.top, 'V', box.bottom, 'H', box.right]),
      ...listTicks({ min: 0, max: top }, 6).map((tick) =>
        drawText('faint', String(tick), { x: box.left - 6, y: y(tick) + small * 0.36, size: small, anchor: 'end' }),
      ),
      ...numbers.map((tick) =>
        drawText('faint', String(tick), { x: x(tick), y: box.bottom + small * 1.4, size: small, anchor: 'middle' }),
      ),
      drawText('', say('picture.scree.factor'), {
        x: (box.left + box.right) / 2,
        y: box.bottom + size * 3,
        size,
        anchor: 'middle',
      }),
      drawPath('chance', line(parallel.quantile95), { 'stroke-dasharray': '5 4' }),
      drawPath('eigenvalues', line(eigenvalues)),
      ...eigenvalues.map((value, index) => {
        const isKept = index < parallel.keep;
        const fill = isKept ? 'currentColor' : 'none';
        const name = isKept ? 'dot' : 'dot hollow';
        return draw('circle', { class: name, cx: x(index + 1), cy: y(value), r: 4, fill, stroke: 'currentColor' });
      }),
      ...[say('picture.scree.kept'), say('picture.scree.chance')].map((text, index) => {
        const baseline = box.top + size * (1.2 + index * 1.6);
        const left = box.right - 8 - measureText(text) * size;
        const mark = left - size * 1.4;
        return draw('g', { class: 'legend' }, [
          drawText('faint', text, { x: left, y: baseline, size }),
          index === 0
            ? draw('circle', { cx: mark + size * 0.5, cy: baseline - 4, r: 4, fill: 'currentColor' })
            : drawPath('chance', ['M', mark - 10, baseline - 4, 'h', 19], { 'stroke-dasharray': '5 4' }),
        ]);
      }),
    ],
  );
}

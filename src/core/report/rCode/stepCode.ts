import { nameDimension, scoreOf } from './customerCode.ts';
import { gapCode, readSide } from './gapCode.ts';
import { type Explained, readAnswers } from './questionnaireCode.ts';
import { code, joinCode, quote, type RCode } from './rCode.ts';
import { statisticOfOne } from './statisticCode.ts';

const chain = ['expectation', 'belief', 'standard', 'delivery', 'perception'] as const;
type ChainSide = (typeof chain)[number] | 'promise';

const sideMean = (explained: Explained, name: string, side: ChainSide): RCode =>
  joinCode(readSide(explained, name, side), code([], `${name} <- mean(rowMeans(${name}), na.rm = TRUE)`));

const pairOfGap: Readonly<Record<string, readonly [second: ChainSide, first: ChainSide]>> = {
  2: ['standard', 'belief'],
  4: ['delivery', 'promise'],
  5: ['perception', 'expectation'],
};

/** The mean of each side, the steps from one to the next, and how far the reported gaps lie from them. */
export function waterfallCode(explained: Explained, field: string, [place = '']: readonly string[]): RCode {
  const [part, name = ''] = field.split('/');
  if (part === 'sides') {
    const people = joinCode(readSide(explained, 'x', name as ChainSide), code(['known'], 'g <- known(rowMeans(x))'));
    return joinCode(people, statisticOfOne(field.endsWith('/n') ? 'n' : 'value'));
  }
  const means = (second: ChainSide, first: ChainSide) =>
    joinCode(sideMean(explained, 'second', second), sideMean(explained, 'first', first));
  if (part === 'difference') {
    const pair = pairOfGap[place];
    if (!pair) throw new Error(`no difference of gap ${place}`);
    const gap = gapCode(explained, 'value', [place]);
    const value = gap.lines.at(-1) ?? '';
    return joinCode(
      { ...gap, lines: [...gap.lines.slice(0, -1), `reported <- ${value}`] },
      means(...pair),
      code([], 'reported - (second - first)'),
    );
  }
  const step = Number(place);
  if (field.endsWith('/step')) return code([], String(step + 1));
  return joinCode(means(chain[step + 1] ?? 'perception', chain[step] ?? 'expectation'), code([], 'second - first'));
}

const columnsOf: Readonly<Record<string, readonly [more: string, less: string]>> = {
  adequacy: ['perception', 'minimum'],
  superiority: ['perception', 'desired'],
  width: ['desired', 'minimum'],
};

/** The zones of tolerance of an item or of a dimension. */
function zoneCode(
  { forms: { customer } }: Explained,
  field: string,
  name: RCode,
  of: (matrix: string) => string,
): RCode {
  const read = joinCode(readAnswers(customer), name);
  const [measure = '', statistic = ''] = field.split('/');
  const people = (variable: string, [more, less]: readonly [string, string]) =>
    code(
      ['side', 'known', 'score'],
      `X <- side(${quote(more)}) - side(${quote(less)})`,
      `${variable} <- known(${of('X')})`,
    );
  const adequacy = columnsOf['adequacy'] ?? ['', ''];
  if (measure === 'n') return joinCode(read, people('g', adequacy), statisticOfOne('n'));
  if (measure === 'position')
    return joinCode(
      read,
      people('adequacy', adequacy),
      people('width', columnsOf['width'] ?? ['', '']),
      code([], 'mean(adequacy) / mean(width)'),
    );
  const columns = columnsOf[measure];
  if (!columns)
    return joinCode(
      read,
      code(['side', 'known', 'score'], `X <- side(${quote(measure)})`, `g <- known(${of('X')})`),
      statisticOfOne('value'),
    );
  const rest = field.slice(measure.length + 1);
  return joinCode(read, people('g', columns), statisticOfOne(statistic === 'ci' ? 'ci/*' : rest));
}

export function zoneItemCode(explained: Explained, field: string, [item = '']: readonly string[]): RCode {
  const id = explained.forms.customer.items[Number(item)]?.id ?? '';
  return zoneCode(explained, field, code([], `i <- ${quote(id)}`), (matrix) => `${matrix}[, i]`);
}

export function zoneDimensionCode(explained: Explained, field: string, [dimension = '']: readonly string[]): RCode {
  return zoneCode(explained, field, nameDimension(explained.forms.customer, dimension), scoreOf);
}

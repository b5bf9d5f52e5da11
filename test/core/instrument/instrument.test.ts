import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Instrument, parseInstrument } from '../../../src/core/instrument/instrument.ts';
import { itemsOf } from '../../../src/core/instrument/questionnaire.ts';
import { pickText } from '../../../src/core/instrument/text.ts';
import { givenInstrument, instrumentValue, readYaml, servqual, servqualForm } from '../given.ts';

const problemsOf = (value: unknown) => {
  const instrument = parseInstrument(value);
  return 'problems' in instrument ? instrument.problems : [];
};

describe('SERVQUAL of 1991', () => {
  test('has 22 items: tangibles 1-4, reliability 5-9, responsiveness 10-13, assurance 14-17, empathy 18-22', () => {
    // Parasuraman, Berry and Zeithaml (1991), Journal of Retailing 67(4), appendix: the numbers of the items.
    const published = { tangibles: [1, 4], reliability: [5, 9], responsiveness: [10, 13], assurance: [14, 17] };
    const numbers = (dimension: string) => itemsOf(servqualForm, dimension).map(({ index }) => index + 1);
    for (const [dimension, [first, last]] of Object.entries({ ...published, empathy: [18, 22] })) {
      expect([numbers(dimension)[0], numbers(dimension).at(-1)]).toEqual([first, last]);
      expect(numbers(dimension)).toHaveLength((last ?? 0) - (first ?? 0) + 1);
    }
    expect(servqual.items).toHaveLength(22);
    expect(servqual.items.map(({ id }) => Number(id.replace(/\D/g, '')))).toEqual(servqual.items.map((_, i) => i + 1));
  });

  test('is asked on a scale from 1 to 7, as expectation and then perception, with nothing worded negatively', () => {
    expect([servqual.scale.min, servqual.scale.max]).toEqual([1, 7]);
    expect(servqual.sides.map(({ side }) => side)).toEqual(['expectation', 'perception']);
    expect(servqual.items.filter(({ reverse }) => reverse)).toEqual([]);
  });

  test('shows reliability first and tangibles last, whatever the numbers of the items', () => {
    const order = ['reliability', 'responsiveness', 'assurance', 'empathy', 'tangibles'];
    expect(servqual.dimensions.map(({ id }) => id)).toEqual(order);
  });
});

describe('SERVQUAL of 1988', () => {
  const servqual1988 = givenInstrument(readYaml('surveys/servqual-1988.yaml'));

  test('has the items of each dimension under the numbers of 1991, and the same ids', () => {
    const ids = ({ items }: Instrument) => items.map(({ id, dimension }) => `${dimension} ${id}`);
    expect(ids(servqual1988)).toEqual(ids(servqual));
  });

  test('words items 10 to 13 and 18 to 22 negatively, and no other', () => {
    // Parasuraman, Zeithaml and Berry (1988), Journal of Retailing 64(1), appendix: the statements marked (-).
    const negative = servqual1988.items.flatMap(({ reverse }, index) => (reverse ? [index + 1] : []));
    expect(negative).toEqual([10, 11, 12, 13, 18, 19, 20, 21, 22]);
  });

  test('asks what organisations should be like, on a scale from 1 to 7, and for no points', () => {
    expect(servqual1988.sides.map(({ side }) => side)).toEqual(['expectation', 'perception']);
    expect(servqual1988.sides[0]?.stem).toMatchObject({ en: /should/, zh: /应该/ });
    expect([servqual1988.scale.min, servqual1988.scale.max, servqual1988.points]).toEqual([1, 7, false]);
  });
});

describe('An instrument', () => {
  test('that contradicts itself is told every contradiction at once, each with its path', () => {
    const good = instrumentValue({ items: ['a', 'b', 'b'] });
    const outcome = { id: 'o', text: { en: 'o' }, lowest: { en: 'l' }, highest: { en: 'h' }, min: 1, max: 7 };
    const problems = problemsOf({
      ...good,
      scale: { ...good.scale, min: 7, max: 7 },
      sides: [...good.sides, ...good.sides.slice(1)],
      dimensions: [
        ...good.dimensions,
        ...good.dimensions.slice(0, 1),
        { id: 'c', title: { en: 'c' }, about: { en: 'c' } },
      ],
      items: [...good.items, { id: 'i0', dimension: 'd', text: { en: 'again' } }],
      outcomes: [
        { ...outcome, max: 37 },
        { ...outcome, min: 5, max: 4 },
      ],
      comments: [
        { id: 'more', text: { en: 'm' } },
        { id: 'more', text: { en: 'm' } },
      ],
    });
    expect(problems).toEqual([
      { code: 'id-repeated', path: 'dimensions.2', values: { id: 'a' } },
      { code: 'id-repeated', path: 'items.3', values: { id: 'i0' } },
      { code: 'id-repeated', path: 'outcomes.1', values: { id: 'o' } },
      { code: 'id-repeated', path: 'comments.1', values: { id: 'more' } },
      { code: 'id-repeated', path: 'sides.2', values: { id: 'perception' } },
      { code: 'dimension-unknown', path: 'items.3.dimension', values: { dimension: 'd' } },
      { code: 'dimension-empty', path: 'dimensions.3', values: { dimension: 'c' } },
      { code: 'scale-backwards', path: 'scale', values: { min: 7, max: 7 } },
      { code: 'scale-too-wide', path: 'outcomes.0', values: { widest: 36 } },
      { code: 'scale-backwards', path: 'outcomes.1', values: { min: 5, max: 4 } },
    ]);
  });

  test('has one outcome at most in each role of who would buy again, and no other roles', () => {
    const outcome = { text: { en: 'o' }, lowest: { en: 'l' }, highest: { en: 'h' }, min: 1, max: 7 };
    const asking = (...roles: readonly string[]) =>
      problemsOf({
        ...instrumentValue({ items: ['a'] }),
        outcomes: roles.map((role, index) => ({ ...outcome, id: `o${index}`, role })),
      });
    expect(asking('product', 'service', 'repurchase')).toEqual([]);
    expect(asking('service', 'service')).toEqual([
      { code: 'id-repeated', path: 'outcomes.1.role', values: { id: 'service' } },
    ]);
    expect(asking('price')).toMatchObject([{ code: 'value-not-listed', path: 'outcomes.0.role' }]);
  });

  test('of the wrong shape is told each wrong place, by its path', () => {
    const good = instrumentValue({ items: ['a'] });
    const paths = problemsOf({
      ...good,
      id: 'Not An Id',
      title: {},
      scale: { ...good.scale, min: -7, max: 5.5 },
      sides: [{ side: 'hope', title: { en: 't' }, stem: { en: ' ' } }],
      items: [],
    }).map(({ code, path }) => `${code} ${path}`);
    expect(new Set(paths)).toEqual(
      new Set([
        'id-malformed id',
        'text-without-language title',
        'number-too-small scale.min',
        'no-whole-number scale.max',
        'value-not-listed sides.0.side',
        'text-empty sides.0.stem.en',
        'list-too-short items',
      ]),
    );
    expect(problemsOf({ ...good, itemz: [] })).toEqual([
      { code: 'key-unknown', path: 'itemz', values: { key: 'itemz' } },
    ]);
    expect(problemsOf({ ...good, scale: { min: 1 }, items: [{ ...good.items[0], text: undefined }] })).toEqual([
      ...['max', 'lowest', 'highest'].map((key) => ({ code: 'value-missing', path: `scale.${key}`, values: { key } })),
      { code: 'value-missing', path: 'items.0.text', values: { key: 'text' } },
    ]);
    expect(problemsOf(null)).toMatchObject([{ code: 'instrument-shapeless', path: '.' }]);
  });

  test('may call no item and no dimension like the beginning of another field', () => {
    for (const id of ['weight', 'outcome', 'profile', 'comment', 'segment', 'antecedent']) {
      const good = instrumentValue({ items: ['a'] });
      expect(problemsOf({ ...good, items: [{ ...good.items[0], id }] })).toMatchObject([{ path: 'items.0.id' }]);
      expect(problemsOf(instrumentValue({ items: [id] }))).toMatchObject([{ path: 'dimensions.0.id' }]);
    }
  });

  test('has sides of items only: direct ratings belong to the staff form', () => {
    const good = instrumentValue({ items: ['a'] });
    for (const side of ['formalised', 'able', 'kept'])
      expect(problemsOf({ ...good, sides: [{ ...good.sides[0], side }] })).toMatchObject([{ path: 'sides.0.side' }]);
  });

  test('may have 36 points, one more being too many for one character an answer', () => {
    expect(problemsOf(instrumentValue({ items: ['a'], scale: { min: -6, max: 29 } }))).toEqual([]);
    expect(problemsOf(instrumentValue({ items: ['a'], scale: { min: -6, max: 30 } }))).toEqual([
      { code: 'scale-too-wide', path: 'scale', values: { widest: 36 } },
    ]);
  });

  test('may place an item in an area, at a touchpoint and in a phase, of those that there are', () => {
    const place = { area: 'rooms', touchpoint: 'check-in', phase: 'before' };
    const good = instrumentValue({ items: ['a'] });
    const [item] = good.items;
    const areas = [{ id: 'rooms', title: { en: 'Rooms' } }];
    const touchpoints = [{ id: 'check-in', title: { en: 'Check-in' } }];
    expect(problemsOf({ ...good, areas, touchpoints, items: [{ ...item, ...place }] })).toEqual([]);
    expect(problemsOf({ ...good, areas: touchpoints, touchpoints: areas, items: [{ ...item, ...place }] })).toEqual([
      { code: 'area-unknown', path: 'items.0.area', values: { area: 'rooms' } },
      { code: 'touchpoint-unknown', path: 'items.0.touchpoint', values: { touchpoint: 'check-in' } },
    ]);
    expect(problemsOf({ ...good, items: [{ ...item, phase: 'later' }] })).toMatchObject([{ path: 'items.0.phase' }]);
    expect(problemsOf({ ...good, areas: [...areas, ...areas] })).toMatchObject([
      { code: 'id-repeated', path: 'areas.1' },
    ]);
  });

  test('with a blank that it has no word for is told so, with the path', () => {
    const good = instrumentValue({ items: ['a'] });
    const items = [{ ...good.items[0], text: { en: 'The $price is fair to a $customer' } }];
    expect(problemsOf({ ...good, items, words: { customer: { en: 'guest' } } })).toEqual([
      { code: 'word-unknown', path: 'items.0.text.en', values: { word: '$price' } },
    ]);
  });

  test('is never a reason to throw, whatever the value: it is an instrument or has problems with a path', () => {
    const good = instrumentValue({ items: ['a', 'b'] });
    const anything = fc.anything({ withNullPrototype: true, withDate: true, withMap: true, withBigInt: true });
    const spoilt = fc
      .tuple(fc.constantFrom(...Object.keys(good), '__proto__', 'outcomes'), anything, fc.boolean())
      .map(([key, value, inList]) => ({ ...good, [key]: inList ? [value, { id: value, text: value }] : value }));
    fc.assert(
      fc.property(fc.oneof(anything, spoilt), (value) => {
        const instrument = parseInstrument(value);
        if ('problems' in instrument) {
          expect(instrument.problems.length).toBeGreaterThan(0);
          for (const { path } of instrument.problems) expect(path).toMatch(/./);
        } else expect(instrument.items.length).toBeGreaterThan(0);
      }),
      { numRuns: 1000 },
    );
  });

  test('with a symbol or a circle in it, which no file can hold, has problems as well', () => {
    const good = instrumentValue({ items: ['a'] });
    const circle: Record<string, unknown> = { ...good };
    circle['title'] = circle;
    expect(problemsOf(circle)).not.toEqual([]);
    expect(problemsOf({ ...good, title: { en: 'x', [Symbol('zh')]: 'y' } })).not.toEqual([]);
  });
});

describe('A text', () => {
  test('is given in the wanted language, else in English, else in whichever language it has', () => {
    expect(pickText({ ko: '속도', en: 'Speed', zh: '速度' }, 'zh')).toBe('速度');
    expect(pickText({ ko: '속도', en: 'Speed' }, 'zh')).toBe('Speed');
    expect(pickText({ ko: '속도' }, 'zh')).toBe('속도');
  });

  test('is never what every object carries, when the wanted language is called constructor or __proto__', () => {
    for (const language of ['constructor', '__proto__', 'toString'])
      expect(pickText({ en: 'Speed' }, language)).toBe('Speed');
  });
});

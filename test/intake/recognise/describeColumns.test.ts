import { describe, expect, test } from 'vitest';
import { look, questionnaire } from './look.ts';

/** The sides that columns are taken for, with the number of the item: `1 expectation`. */
const sidesOf = (...args: Parameters<typeof look>) =>
  look(...args)?.mapping.columns.flatMap((entry) =>
    'side' in entry && 'item' in entry ? `${entry.column}: ${entry.item} ${entry.side}` : [],
  );

describe('Expectation and perception are told apart and paired', () => {
  test.each([
    ['by a word in brackets before the item', ['[期望]设备', '[期望]态度', '[感知]设备', '[感知]态度']],
    ['by a word behind a sign', ['设备-期望', '态度-期望', '设备-感知', '态度-感知']],
    [
      'by a question and its row that a colon joins',
      ['Q2.您对酒店的期望:设备', 'Q2.您对酒店的期望:态度', 'Q3.您的感受:设备', 'Q3.您的感受:态度'],
    ],
    ['by words in English', ['Expected: parking', 'Expected: staff', 'Perceived: parking', 'Perceived: staff']],
    ['by the question above a row', ['您的期望—设备', '您的期望—态度', '您的实际感受—设备', '您的实际感受—态度']],
    [
      'by the code of the question above a row',
      ['exp_grp - 设备', 'exp_grp - 态度', 'per_grp - 设备', 'per_grp - 态度'],
    ],
    ['in traditional characters', ['設備（預期）', '態度（預期）', '設備（實際）', '態度（實際）']],
    ['where one of two like columns names no side', ['设备（期望）', '态度（期望）', '设备', '态度']],
  ])('%s', (_, header) => {
    expect(sidesOf(header)).toEqual([
      '1: item-1 expectation',
      '2: item-2 expectation',
      '3: item-1 perception',
      '4: item-2 perception',
    ]);
  });

  test('perception may come first, and items may come in another order', () => {
    expect(sidesOf(['感知：设备', '感知：态度', '期望：态度', '期望：设备'])).toEqual([
      ...['1: item-1 perception', '2: item-2 perception', '3: item-2 expectation', '4: item-1 expectation'],
    ]);
  });

  test('by a row that stands below each of the items, in any words that hold a side', () => {
    const below = (...rows: readonly string[]) =>
      sidesOf(['Parking', 'Staff', 'Rooms', 'Food'].flatMap((item) => rows.map((row) => `${item} [${row}]`)))?.slice(
        0,
        4,
      );
    const two = ['1: item-1 expectation', '2: item-1 perception', '3: item-2 expectation', '4: item-2 perception'];
    expect(below('What I expect', 'What I actually found (actual)')).toEqual(two);
    expect(below('您所期望的服务', '您实际得到的服务')).toEqual(two);
    expect(below('E', 'P')).toEqual(two);
    // An item may speak of what another side is called by.
    const promised = ['Work promised for a time', 'Staff', 'Rooms', 'Food'];
    const header = promised.flatMap((item) => ['E', 'P'].map((row) => `${item} [${row}]`));
    expect(sidesOf(header)?.slice(0, 4)).toEqual(two);
    const three = ['1: item-1 minimum', '2: item-1 desired', '3: item-1 perception', '4: item-2 minimum'];
    expect(below('最低可接受的水平', '您的期望水平', '您的实际感受')).toEqual(three);
  });

  test('beside the lowest level that is acceptable, what is expected is the desired level of a zone of tolerance', () => {
    const header = ['最低值', '期望值', '实际感知'].flatMap((level) => [
      `设备—${level}`,
      `态度—${level}`,
      `环境—${level}`,
    ]);
    const sides = sidesOf(header)?.map((each) => each.split(' ').at(-1));
    expect(sides).toEqual(['minimum', 'desired', 'perception'].flatMap((side) => [side, side, side]));
  });

  test('in turn, or in two blocks, by what excellent organisations would do', () => {
    const would = [
      'Excellent inns have parking',
      'Staff of excellent inns are polite',
      'Excellent inns keep their word',
    ];
    const does = ['This inn has parking', 'Its staff are polite', 'It keeps its word'];
    const sides = (header: readonly string[]) =>
      sidesOf(header)
        ?.map((each) => each.split(' ').at(-1)?.charAt(0))
        .join('');
    expect(sides([...would, ...does])).toBe('eeeppp');
    expect(sides([...does, ...would])).toBe('pppeee');
    expect(sides(would.flatMap((each, index) => [each, does[index] ?? '']))).toBe('epepep');
  });

  test('by a word at the end or the beginning, as Chinese is written, where the same items are left', () => {
    const items = ['设备', '态度', '卫生'];
    const both = (join: (item: string, side: string) => string) =>
      ['期望', '感知'].flatMap((side) => items.map((item) => join(item, side)));
    for (const header of [both((item, side) => item + side), both((item, side) => side + item)])
      expect(sidesOf(header)).toEqual([
        ...['1: item-1 expectation', '2: item-2 expectation', '3: item-3 expectation'],
        ...['4: item-1 perception', '5: item-2 perception', '6: item-3 perception'],
      ]);
    // They meet expectations, and are no expectations.
    expect(look(['设备超过期望', '态度感知', '卫生感知', '设备感知', '态度合乎期望', '卫生期望'])).toBeNull();
  });

  const rows = ['Parking', 'Staff', 'Rooms'];
  const grid = (...stems: readonly string[]) => stems.flatMap((stem) => rows.map((row) => `${stem} [${row}]`));
  /** The sides of a grid's columns by their first letters; null where the program asks. */
  const lettersOf = (header: readonly string[]) =>
    sidesOf(header)
      ?.map((each) => each.split(' ').at(-1)?.charAt(0))
      .join('') ?? null;

  test.each([
    ['An excellent bank should have:', 'Does our bank meet your expectations?'],
    ['Think of your ideal bank', 'XYZ bank has met my expectations on'],
    ['What do you expect of a bank?', 'How far were your expectations exceeded?'],
    ['Expectations', 'Was it better than you expected?'],
    ['Importance', 'How did we do compared with what you expected?'],
    ['优秀的酒店应该做到', '本酒店是否达到了您的期望'],
    ['您认为理想的医院应具备', '这家医院低于还是高于您的预期'],
    ['您的期望', '与您的期望相比，本酒店做得如何'],
    ['期望水平', '您的期望得到满足的程度'],
  ])('what is compared with expectations is a perception: “%s” beside “%s”', (expected, compared) => {
    expect(lettersOf(grid(expected, compared))).toMatch(/^[ei]{3}p{3}$/);
    expect(lettersOf(grid(compared, expected))).toMatch(/^p{3}[ei]{3}$/);
  });

  test.each([
    ['nothing beside the comparison says what it is', ['Which service would meet your expectations?', 'How was it?']],
    ['both compare, one with an ideal', ['Compared with an ideal bank', 'Rate XYZ']],
    ['both may be expectations', ['An ideal bank', 'Keep your expectations in mind']],
    ['a comparison stands alone', ['Does our bank meet your expectations?']],
    ['both blocks compare', ['We exceed your expectations', 'They exceed your expectations']],
  ])('nothing is guessed where %s', (_, stems) => {
    expect(lettersOf(grid(...stems))).toBeNull();
  });

  test('beside expectations and perceptions, a comparison is a gap that somebody answered, and neither of them', () => {
    const asked = ['What an ideal bank has', 'What XYZ has', 'Does XYZ meet your expectations?'];
    expect(lettersOf(grid(...asked))).toBe('eeeppp');
    expect(lettersOf(grid('Expected', 'Perceived', 'Better than expected?'))).toBe('eeeppp');
    expect(lettersOf(grid('Perceived', 'Better than expected?'))).toBe('ppp');
  });

  test("an instrument's own sentences above its items say which side they are", () => {
    for (const language of ['zh', 'en']) {
      const stems = questionnaire.sides.map(({ stem }) => stem[language] ?? '');
      expect(questionnaire.sides.map(({ side }) => side.charAt(0).repeat(3)).join('')).toBe(lettersOf(grid(...stems)));
    }
    expect(lettersOf(grid('This bank is like this', 'An excellent bank is like this'))).toBe('pppeee');
  });

  test('a list of answers in a question, up to "excellent", asks for no ideal', () => {
    for (const asked of ['Rate the bank from poor to excellent', 'Rate it (1 = poor, 5 = excellent)', '从很差到优秀'])
      expect(lettersOf(grid('What do you expect?', asked))).toBe('eeeppp');
    expect(lettersOf(grid('What do you expect?', 'How excellent is our bank?'))).toBe('eeeppp');
  });

  test('in a statement that ends with the word of a side, as a comparison does, it names none', () => {
    const should = ['Banks should be safe', 'Banks should be fast', 'Banks should be kind'];
    const does = ['Safety meets my expectations', 'Speed exceeds my expectations', 'Kindness met my expectations'];
    expect(lettersOf([...should, ...does])).toBe('eeeppp');
    // Set off, it does, whatever the statement says.
    const sentences = ['Staff exceed what I expect', 'Rooms are clean'];
    const marked = ['Expected', 'Perceived'].flatMap((side) => sentences.map((sentence) => `[${side}] ${sentence}`));
    expect(lettersOf(marked)).toBe('eepp');
  });

  test.each([
    ['Desired', 'Perceived', 'eeeppp'],
    ['期望水平', '实际水平', 'eeeppp'],
    ['您的理想水平', '感知水平', 'eeeppp'],
  ])('what is desired is what is expected: “%s” beside “%s”', (desired, perceived, sides) => {
    expect(lettersOf(grid(desired, perceived))).toBe(sides);
    expect(lettersOf(rows.flatMap((row) => [`${row}（${desired}）`, `${row}（${perceived}）`]))).toBe('epepep');
  });

  test('beside what would just do, or an expectation of its own, what is desired is a side of its own', () => {
    expect(lettersOf(grid('Adequate', 'Desired', 'Perceived'))).toBe('mmmdddppp');
    expect(lettersOf(grid('最低水平', '期望水平', '感知水平'))).toBe('mmmdddppp');
    expect(lettersOf(grid('Expected', 'Desired', 'Perceived'))).toBe('eeedddppp');
  });

  test('never a few sentences that say "should" among many others, which are perceptions all', () => {
    const should = ['设备应该更新', '员工应该微笑', '账单应该准确'];
    const others = ['环境好', '态度好', '速度快', '位置近', '价格低', '停车方便', '卫生', '安静'];
    expect(look([...should.flatMap((each, index) => [each, others[index] ?? '']), ...others.slice(3)])).toBeNull();
  });

  test('where each side lacks another item, no answer meets that of the next item', () => {
    const rows = ['设备', '态度', '卫生', '停车'];
    const without = (side: string, left: string) => rows.filter((row) => row !== left).map((row) => `${side}：${row}`);
    expect(look([...without('期望', '设备'), ...without('感知', '停车')])).toBeNull();
  });

  test('X and X - Importance are performance and importance, and no expectation', () => {
    expect(sidesOf(['Parking', 'Staff', 'Parking - Importance', 'Staff - Importance'])).toEqual([
      ...['1: item-1 perception', '2: item-2 perception', '3: item-1 importance', '4: item-2 importance'],
    ]);
  });

  test('two like blocks that say nothing of their sides are no guess of ours', () => {
    expect(look(['设备', '态度', '卫生', '设备 ', '态度 ', '卫生 '])).toBeNull();
    expect(look(['G1[SQ1][1]', 'G1[SQ1][2]'])).toBeNull();
  });

  test('by the question above a row, where the row has a word that may name a side', () => {
    const rows = ['Keeps its promises', 'Staff performance', 'Parking'];
    const grid = (question: string) => rows.map((row) => `${question} [${row}]`);
    const header = [...grid('How XYZ inn is perceived'), ...grid('What you expect of an inn')];
    expect(sidesOf(header)?.map((each) => each.split(': ')[1])).toEqual([
      ...['item-1 perception', 'item-2 perception', 'item-3 perception'],
      ...['item-1 expectation', 'item-2 expectation', 'item-3 expectation'],
    ]);
  });

  test('by how sentences are worded, where one of them ends with a word that may name a side', () => {
    const should = ['Inns should have parking', 'Inns should be clean', 'Inns should show good performance'];
    const does = ['XYZ has parking', 'XYZ is clean', 'XYZ shows good performance'];
    expect(sidesOf([...should, ...does])).toHaveLength(6);
  });

  test('an unequal number of columns on the two sides is no pair', () => {
    expect(look(['期望：设备', '期望：态度', '感知：设备'])).toBeNull();
  });

  test('importance alone has nothing to be compared with', () => {
    expect(look(['设备 - 重要性', '态度 - 重要性'])).toBeNull();
  });
});

describe('Columns called by codes are paired by the one part that is the side', () => {
  const names = [
    ...['tan', 'rel', 'res', 'ass', 'emp'].flatMap((code, index) =>
      Array.from({ length: index === 1 || index === 4 ? 5 : 4 }, (_, place) => [code, place + 1] as const),
    ),
  ];
  const upper = (code: string) => code.toUpperCase();
  const letters: Readonly<Record<string, string>> = { tan: 'T', rel: 'R', res: 'RS', ass: 'A', emp: 'E' };

  test.each<[string, (code: string, place: number, side: 'E' | 'P') => string]>([
    ['TAN1_E', (code, place, side) => `${upper(code)}${place}_${side}`],
    ['E_TAN1', (code, place, side) => `${side}_${upper(code)}${place}`],
    ['ETAN1', (code, place, side) => `${side}${upper(code)}${place}`],
    ['TAN_E1', (code, place, side) => `${upper(code)}_${side}${place}`],
    ['tan1.exp', (code, place, side) => `${code}${place}.${side === 'E' ? 'exp' : 'perc'}`],
    ['E1_E, where E1 is the first item of empathy', (code, place, side) => `${letters[code]}${place}_${side}`],
  ])('%s', (_, nameOf) => {
    const header = (['P', 'E'] as const).flatMap((side) => names.map(([code, place]) => nameOf(code, place, side)));
    const described = look(header);
    expect(described).toMatchObject({ by: 'codes', items: 'known' });
    expect(described?.mapping.columns).toHaveLength(44);
    expect(described?.mapping.columns[0]).toMatchObject({ item: 't1', side: 'perception' });
    expect(described?.mapping.columns[43]).toMatchObject({ item: 'e22', side: 'expectation' });
  });

  test('dimensions in another order keep their items', () => {
    const turned = [...names.slice(4), ...names.slice(0, 4)];
    const header = ['E', 'P'].flatMap((side) => turned.map(([code, place]) => `${code}${place}_${side}`));
    expect(look(header)?.mapping.columns[0]).toMatchObject({ item: 'r5', dimension: 'reliability' });
  });

  test('the items of a dimension go by their numbers, whatever order the columns have', () => {
    const header = ['E', 'P'].flatMap((side) => names.toReversed().map(([code, place]) => `${code}${place}_${side}`));
    expect(look(header)).toMatchObject({ items: 'known', mapping: { columns: { 0: { item: 'e22' } } } });
  });

  test('codes that are no dimension of ours are dimensions of the file', () => {
    const header = ['E', 'P'].flatMap((side) => ['K1', 'K2', 'L1', 'L2'].map((code) => `${side}_${code}`));
    expect(look(header)?.mapping.columns.map((entry) => 'dimension' in entry && entry.dimension)).toEqual([
      ...['k', 'k', 'l', 'l', 'k', 'k', 'l', 'l'],
    ]);
  });

  test('a letter that some of them share is no side', () => {
    expect(look(['T1', 'T2', 'T3', 'E1', 'E2', 'E3', 'P1', 'P2', 'P3', 'R1', 'R2', 'R3'])).toBeNull();
    expect(look(['Q1_1', 'Q1_2', 'Q1_3', 'Q2_1', 'Q2_2', 'Q2_3'])).toBeNull();
  });
});

describe('Items are those of the questionnaire where they are', () => {
  const numbers = Array.from({ length: 22 }, (_, index) => index + 1);

  test('by their published numbers, whatever order the columns have', () => {
    const header = [
      ...numbers.map((number) => `[感知]第${number}题`),
      ...numbers.toReversed().map((number) => `[期望]第${number}题`),
    ];
    const described = look(header);
    expect(described?.items).toBe('known');
    expect(described?.mapping.columns[0]).toMatchObject({ item: 't1', side: 'perception' });
    expect(described?.mapping.columns[22]).toMatchObject({ item: 'e22', side: 'expectation' });
  });

  test('by their words in either language', () => {
    const texts = questionnaire.items.map(({ text }) => text['en'] ?? '').toReversed();
    const described = look([
      ...texts.map((text) => `${text} [expected]`),
      ...texts.map((text) => `${text} [perceived]`),
    ]);
    expect(described?.items).toBe('known');
    expect(described?.mapping.columns[0]).toMatchObject({ item: 'e22' });
  });

  test('in their order where there are as many in other words, which is said', () => {
    const texts = numbers.map((number) => `说法${'甲'.repeat(number)}`);
    const described = look([...texts.map((text) => `期望：${text}`), ...texts.map((text) => `感知：${text}`)]);
    expect(described).toMatchObject({
      items: 'in-order',
      mapping: { columns: { 0: { item: 't1' }, 43: { item: 'e22' } } },
    });
  });

  // Reliability first, as many papers print them, but by the published numbers.
  const printed = [...numbers.slice(4), ...numbers.slice(0, 4)];
  const both = (name: (number: number, side: 'E' | 'P') => string) =>
    (['E', 'P'] as const).flatMap((side) => printed.map((number) => name(number, side)));
  const sayings = numbers.map((number) => `saying ${'x'.repeat(number)}`);
  const word = { E: 'Expectation', P: 'Perception' };
  const zh = { E: '期望', P: '感知' };

  test.each<[string, (number: number, side: 'E' | 'P') => string]>([
    ['E5. words', (number, side) => `${side}${number}. ${sayings[number - 1]}`],
    ['E5. words that each side puts in its way', (number, side) => `${side}${number}. ${word[side]} of ${number}`],
    ['5. words (Expectation)', (number, side) => `${number}. ${sayings[number - 1]} (${word[side]})`],
    ['Expectation [5. words]', (number, side) => `${word[side]} [${number}. ${sayings[number - 1]}]`],
    ['5. [Expectation] words', (number, side) => `${number}. [${word[side]}] ${sayings[number - 1]}`],
    ['期望5.words', (number, side) => `${zh[side]}${number}.${sayings[number - 1]}`],
    ['[期望]第5题 words', (number, side) => `[${zh[side]}]第${number}题 ${sayings[number - 1]}`],
  ])('by the numbers in front of other words, which is said: %s', (_, name) => {
    const described = look(both(name));
    expect(described).toMatchObject({ items: 'by-number' });
    expect(described?.mapping.columns.slice(0, 22).map((entry) => 'item' in entry && entry.item)).toEqual(
      printed.map((number) => questionnaire.items[number - 1]?.id),
    );
  });

  test.each<[string, (number: number, side: 'E' | 'P') => string]>([
    ['5-期望', (number, side) => `${number}-${zh[side]}`],
    ['第5题（期望）', (number, side) => `第${number}题（${zh[side]}）`],
    ['SQ_E5', (number, side) => `SQ_${side}${number}`],
    ['SQ_E4 for the fifth, as counted from 0', (number, side) => `SQ_${side}${number - 1}`],
  ])('by numbers alone, of which there is nothing to say: %s', (_, name) => {
    const described = look(both(name));
    expect(described).toMatchObject({
      items: 'known',
      mapping: { columns: { 0: { item: 'r5' }, 43: { item: 't4' } } },
    });
  });

  test('where each side words its statements in its own way, equal numbers belong together', () => {
    const header = [
      ...numbers.map((number) => `${number}. Banks do ${sayings[number - 1]} (Expectation)`),
      ...numbers.toReversed().map((number) => `${number}. XYZ does ${sayings[number - 1]} (Perception)`),
    ];
    expect(look(header)?.mapping.columns).toMatchObject({ 0: { item: 't1' }, 22: { item: 'e22' }, 43: { item: 't1' } });
  });

  test.each<[string, (place: number, side: 'E' | 'P') => string]>([
    [
      'count on from side to side',
      (place, side) => `${place + (side === 'E' ? 1 : 23)}. ${sayings[place]} (${word[side]})`,
    ],
    ['begin later', (place, side) => `Q${place + 7}. ${sayings[place]} [${word[side]}]`],
    ['begin anew', (place, side) => `${word[side]} [${(place % 4) + 1}. ${sayings[place]}]`],
  ])('never by numbers of questions, which %s', (_, name) => {
    const places = [...sayings.keys()].toReversed();
    const described = look((['E', 'P'] as const).flatMap((side) => places.map((place) => name(place, side))));
    expect(described).toMatchObject({ items: 'in-order', mapping: { columns: { 0: { item: 't1' } } } });
  });

  test('the published words say more than the numbers in front of them; one alone that says otherwise is asked about', () => {
    const published = questionnaire.items.map(({ text }) => text['en'] ?? '').toReversed();
    const known = ['E', 'P'].flatMap((side) => published.map((text, place) => `${side}${place + 1}. ${text}`));
    expect(look(known)).toMatchObject({ items: 'known', mapping: { columns: { 0: { item: 'e22' } } } });
    const one = (number: number) => (number === 5 ? published[0] : sayings[number - 1]);
    expect(look(both((number, side) => `${side}${number}. ${one(number)}`))).toBeNull();
  });

  test('otherwise they are of the dimension that they name, by any of its names', () => {
    const names = ['可信度1', '反应性 1', 'Assurance: polite', '换位思考—1', 'TAN_1'];
    const described = look([...names.map((name) => `期望：${name}`), ...names.map((name) => `感知：${name}`)]);
    expect(described?.items).toBe('own');
    expect(described?.mapping.columns.slice(0, 5).map((entry) => 'dimension' in entry && entry.dimension)).toEqual([
      ...['reliability', 'responsiveness', 'assurance', 'empathy', 'tangibles'],
    ]);
  });

  test('and are called as the file calls them', () => {
    expect(look(['Car Park', 'ATMs', 'Car Park - Importance', 'ATMs - Importance'])?.mapping.columns).toMatchObject([
      ...[{ text: 'Car Park' }, { text: 'ATMs' }, { text: 'Car Park' }, { text: 'ATMs' }],
    ]);
  });

  test('and of one together where they name none', () => {
    expect(look(['期望：停车', '感知：停车'])?.mapping.columns).toMatchObject([
      { dimension: 'service' },
      { dimension: 'service' },
    ]);
  });
});

describe('Answers become points', () => {
  const pair = ['期望：停车', '感知：停车'];
  const read = (...cells: readonly (readonly string[])[]) => look(pair, cells)?.mapping;

  test.each([
    ['in words of five points', ['非常不满意', '不满意', '一般', '满意', '非常满意'], 5],
    [
      'in words of seven points, where 比较同意 is less than 同意',
      ['非常不同意', '比较不同意', '不同意', '比较同意', '同意', '非常同意'],
      7,
    ],
    ['in English words', ['Strongly agree', 'neutral', 'disagree'], 5],
  ])('%s', (_, cells, max) => {
    expect(read(cells, cells)?.scale).toEqual({ min: 1, max });
  });

  test('each side may have a list of its own, as importance and satisfaction have', () => {
    const important = ['很重要', '重要', '一般', '不重要', '很不重要'];
    const satisfied = ['满意', '很满意', '不满意', '一般', '很不满意'];
    const mapping = look(['停车 - 重要性', '停车 - 满意度'], [important, satisfied])?.mapping;
    expect(mapping).toMatchObject({ scale: { min: 1, max: 5 }, labels: { 很重要: 5, 很满意: 5, 一般: 3, 不满意: 2 } });
  });

  test('lists of the sides are never mixed where one list knows all, as 比较同意 is not 同意 then', () => {
    expect(read(['比较同意', '非常同意'], ['同意', '非常同意'])).toMatchObject({
      scale: { min: 1, max: 7 },
      labels: { 比较同意: 5, 同意: 6 },
    });
  });

  test('words of the same point may differ between files', () => {
    expect(read(['很不同意', '一般'], ['完全同意', '一般'])?.labels).toMatchObject({
      很不同意: 1,
      一般: 3,
      完全同意: 5,
    });
  });

  test('a number with its unit or its meaning is the number', () => {
    expect(read(['4分', '5分'], ['4分', '3分'])).toMatchObject({
      scale: { min: 1, max: 5 },
      labels: { '1分': 1, '5分': 5 },
    });
    expect(read(['5 - Strongly agree', '1 - Strongly disagree'], ['4', '3'])?.labels).toEqual({
      '5 - strongly agree': 5,
      '1 - strongly disagree': 1,
    });
  });

  test('a word that no list has is left for the person to look at, and nothing guessed', () => {
    const mapping = read(['满意', '马马虎虎'], ['满意', '一般']);
    expect(mapping?.columns).toHaveLength(2);
    expect(mapping?.labels).not.toHaveProperty('马马虎虎');
    expect(read(['贵', '便宜', '满意'], ['贵', '便宜', '满意'])).toBeUndefined();
  });

  test('what tools write for nothing is no answer', () => {
    expect(read(['5', '-3'], ['(跳过)', '6'])?.scale).toEqual({ min: 1, max: 7 });
  });
});

describe('What stands beside the answers', () => {
  test('ids, waves, times and points by the names that people give them; groups where few answers come again', () => {
    const header = ['编号', '波次', '客户类型', '所用时间(秒)', '期望：有形性', '感知：有形性', '权重—有形性', '备注'];
    const unlike = ['好', '不好', '还行', '停车难', '排队久', '没有'];
    expect(look(header, ['R1', '1', ['个人', '企业'], '180秒', '5', '4', '20', unlike])?.mapping.columns).toMatchObject(
      [
        { column: 1, as: 'respondent' },
        { column: 2, as: 'wave' },
        { column: 3, as: 'segment', id: '客户类型' },
        { column: 4, as: 'duration' },
        { column: 5, side: 'expectation' },
        { column: 6, side: 'perception' },
        { column: 7, as: 'weight', dimension: 'tangibles' },
      ],
    );
  });
});

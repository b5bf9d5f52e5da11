import { accept, type BadFile, reject } from './badFile.ts';
import { baseCells, baseRows, header, ratings, writeBase, writeRowsAs, writeText } from './baseFile.ts';

/** The base file with another header. */
const rename = (change: (name: string) => string) =>
  writeRowsAs((cells, row) => (row === 1 ? cells.map(change) : cells));
/** With a column more at the end. */
const addColumn = (name: string, cell: string) => writeRowsAs((cells, row) => [...cells, row === 1 ? name : cell]);
const keepColumns = (isKept: (name: string) => boolean) =>
  writeRowsAs((cells) => cells.filter((_, index) => isKept(header[index] ?? '')));
const reorder = (order: readonly string[]) =>
  writeRowsAs((cells) => order.map((name) => cells[header.indexOf(name)] ?? ''));
const [expectations, perceptions] = ['E', 'P'].map((side) => ratings.filter((name) => name.startsWith(side)));
const around = header.filter((name) => !ratings.includes(name));
const many = Array.from({ length: 5000 }, (_, index) => `extra-${index + 1}`);

/** A header of two rows: sides above, in the first of their columns, and numbers below. */
const writeTwoRows = (above: readonly string[], below = around) =>
  writeText([
    [...above, '期望', ...Array(21).fill(''), '感知', ...Array(21).fill('')],
    [...below, ...ratings.map((name) => name.replace(/^[EP](\d+)$/, '第$1题'))],
    ...baseCells.slice(1),
  ]);

/** The published item from which each dimension begins. */
const dimensionsFrom: Readonly<Record<string, string>> = {
  1: '有形性',
  5: '可靠性',
  10: '响应性',
  14: '保证性',
  18: '移情性',
};
/** A header of several rows: sides above, and below them what is given, the innermost first. */
const writeStacked = (items: readonly string[], ...between: readonly (readonly string[])[]) =>
  writeText([
    [...around, '期望', ...Array(21).fill(''), '感知', ...Array(21).fill('')],
    ...[...between, items].map((cells) => [...Array(4).fill(''), ...cells]),
    ...baseCells.slice(1),
  ]);
const otherSide = (name: string) => (name.startsWith('E') ? `P${name.slice(1)}` : `E${name.slice(1)}`);
const addTwice = (name: string, cell: string) =>
  writeRowsAs((cells, row) => [...cells, ...(row === 1 ? [name, name] : [cell, cell])]);

/** What Qualtrics writes beside the answers; the last guest left at half. */
const addProgress = (cells: readonly string[], row: number) => {
  const said = row === 5 ? ['50', 'False'] : ['100', 'True'];
  return [...cells, ...(row === 1 ? ['StartDate', 'Status', 'Progress', 'Finished'] : ['2026-02-01', '0', ...said])];
};

/** What is wrong with the names of columns and their order. */
export const headers: readonly BadFile[] = [
  reject('one column', () => writeText(baseCells.map(([first = '']) => [first])), ['not-recognised']),
  reject('no header at all', () => writeText(baseCells.slice(1)), ['1: header-missing']),
  reject('a header twice', () => addColumn('E1', '5'), ['1 E1: header-duplicate', 'columns-numbered']),
  reject('a header twice but for full-width letters', () => addColumn('Ｅ１', '5'), [
    '1 E1: header-duplicate',
    'columns-numbered',
  ]),
  reject('a header twice but for capitals', () => addColumn('e1', '5'), ['e1: columns-alike']),
  reject('two names of one column', () => addColumn('期望1', '5'), ['期望1: columns-alike']),
  reject('the published numbers with one left out', () => keepColumns((name) => name !== 'P22'), [
    'P22: not-recognised-missing',
    'columns-unpaired',
  ]),
  reject('a number beyond the items', () => addColumn('P23', '5'), ['P23: not-recognised-beyond', 'columns-unpaired']),
  reject('half of the columns', () => keepColumns((name) => !/\d/.test(name) || Number(name.slice(1)) < 12), [
    `${ratings.filter((name) => Number(name.slice(1)) >= 12).join(', ')}: not-recognised-missing`,
  ]),
  accept('expectations alone', () => keepColumns((name) => !name.startsWith('P')), {
    reads: Object.fromEntries(
      [2, 3, 4, 5].flatMap((row) => (perceptions ?? []).map((name) => [`${row} ${name}`, null])),
    ),
  }),
  accept('perceptions before expectations', () =>
    reorder([...around, ...(perceptions ?? []), ...(expectations ?? [])]),
  ),
  accept('columns in no order', () => reorder([...header].sort((a, b) => (a < b ? 1 : -1)))),
  accept('small letters, underscores and leading zeros', () =>
    rename((name) => name.replace(/^([EP])(\d)$/, '$1_0$2').toLowerCase()),
  ),
  accept('full-width letters', () =>
    rename((name) =>
      ratings.includes(name) ? name.replace(/./g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)) : name,
    ),
  ),
  accept('spaces around', () => rename((name) => ` ${name}\u3000`)),
  accept('Chinese names', () => rename((name) => name.replace(/^E(?=\d)/, '期望').replace(/^P(?=\d)/, '感知'))),
  accept('line breaks within', () => rename((name) => name.replace(/^([EP])(?=\d)/, '$1\n'))),
  accept('a column that means nothing', () => addColumn('remarks', 'x'), { unused: ['remarks'] }),
  accept(
    'columns without a name',
    () => writeRowsAs((cells, row) => [...cells, ...(row === 1 ? ['', ''] : ['x', 'y'])]),
    {
      unused: ['#49', '#50'],
    },
  ),
  accept(
    'five thousand columns',
    () => writeRowsAs((cells, row) => [...cells, ...many.map((name) => (row === 1 ? name : ''))]),
    {
      unused: many,
    },
  ),
  accept('__proto__', () => addColumn('__proto__', 'x'), { unused: ['__proto__'] }),
  accept('constructor', () => addColumn('constructor', 'x'), { unused: ['constructor'] }),
  accept('toString', () => addColumn('toString', 'x'), { unused: ['toString'] }),
  accept('a script', () => addColumn('<script>alert(1)</script>', 'x'), { unused: ['<script>alert(1)</script>'] }),
  accept('a formula', () => addColumn('=HYPERLINK("http://x")', 'x'), { unused: ['=HYPERLINK("http://x")'] }),
  accept('a mark that turns the direction of writing', () => addColumn('\u202etxet', 'x'), { unused: ['\u202etxet'] }),
  accept('a title above', () => writeText([['顾客调查', ...Array(47).fill('')], ...baseCells])),
  accept('a title of one cell above', () => `顾客调查 2026\n${writeBase()}`),
  accept('two rows, merged above', () => writeTwoRows(['基本', '', '', ''])),
  accept('two rows, merged above the ratings alone', () => writeTwoRows(Array(4).fill(''))),
  accept('two rows, the first columns named in the first', () => writeTwoRows(around, Array(4).fill(''))),
  accept('a title and two notes above', () => `顾客调查\n单位：分\n\n注：1 为最低\n${writeBase()}`),
  accept('points behind their words', () =>
    writeRowsAs((cells) =>
      cells.map((cell) => (/^[1-7]$/.test(cell) ? `第${'一二三四五六七'[Number(cell) - 1]}档(${cell})` : cell)),
    ),
  ),
  accept('a title and a blank row above, as wide as the table', () =>
    writeText([['顾客调查', ...Array(47).fill('')], Array(48).fill(''), ...baseCells]),
  ),
  accept('two rows, the second of numbers', () => writeStacked(ratings.map((name) => name.slice(1)))),
  accept('two rows, the sides written above each column', () =>
    writeText([
      [...around, ...ratings.map((name) => (name.startsWith('E') ? 'Expectation' : 'Perception'))],
      [...Array(4).fill(''), ...ratings.map((name) => `Q${name.slice(1)}`)],
      ...baseCells.slice(1),
    ]),
  ),
  accept('three rows, dimensions between', () =>
    writeStacked(
      ratings.map((name) => `第${name.slice(1)}题`),
      ratings.map((name) => dimensionsFrom[name.slice(1)] ?? ''),
    ),
  ),
  accept('a title above, and semicolons', () => `顾客调查 2026\n\n${writeText(baseCells, ';')}`),
  accept('the questions in full below', () =>
    writeText([header, header.map((name) => `题：${name.replace(/^[EP](?=\d)/, '')}`), ...baseCells.slice(1)]),
  ),
  accept('the path of a group', () => rename((name) => (ratings.includes(name) ? `section_a/${name}` : name))),
  accept(
    'the path of a group that names the other side, which holds',
    () =>
      rename((name) =>
        ratings.includes(name) ? `${otherSide(name).startsWith('E') ? 'expectation' : 'perception'}/${name}` : name,
      ),
    {
      reads: Object.fromEntries(
        baseRows.flatMap((row) =>
          ratings.map((name) => [`${row} ${name}`, baseCells[row - 1]?.[header.indexOf(otherSide(name))] ?? null]),
        ),
      ),
    },
  ),
  accept('a name twice that gives no answer', () => addTwice('remarks', 'x'), {
    unused: ['remarks #49', 'remarks #50'],
    leftOut: ['columns-numbered'],
  }),
  accept('__proto__ twice', () => addTwice('__proto__', 'x'), {
    unused: ['__proto__ #49', '__proto__ #50'],
    leftOut: ['columns-numbered'],
  }),
  reject('a name twice that names a side', () => addTwice('感知：设备', '5'), [
    '1 感知:设备: header-duplicate',
    'columns-numbered',
  ]),
  accept('the header again below', () => writeText([...baseCells, header]), { leftOut: ['6: rows-header'] }),
  accept('forms of Qualtrics that were not finished, which are people', () => writeRowsAs(addProgress), {
    leftOut: ['rows-unfinished'],
  }),
  accept('a title above the second column', () => writeText([['', '顾客调查', ...Array(46).fill('')], ...baseCells])),
];

import { accept, type BadFile, reject } from './badFile.ts';
import { baseCells, changeCells, header, writeBase, writeLines, writeRowsAs, writeText } from './baseFile.ts';

const insertLine = (place: number, line: string) => writeLines((lines) => lines.toSpliced(place, 0, line));
const cut = (line: string | undefined, cells: number) => line?.split(',').slice(0, cells).join(',') ?? '';

/** What is wrong with lines, delimiters and quotation marks. */
export const lines: readonly BadFile[] = [
  reject('an empty file', () => '', ['file-empty']),
  reject('nothing but spaces and line ends', () => ' \n\t\r\n  \n', ['file-empty']),
  reject('a byte order mark alone', () => '\ufeff', ['file-empty']),
  reject('a header and no rows', () => writeLines(([first = '']) => [first]), ['1: header-only']),
  reject('a header without a line end', () => header.join(), ['1: header-only']),
  reject('a header and empty lines', () => `${header.join()}\n\n\n`, ['1: header-only']),
  accept('no line end after the last row', () => writeBase().trimEnd()),
  accept('line ends of Windows', () => writeText(baseCells, ',', '\r\n')),
  accept('line ends of old Macintoshes', () => writeText(baseCells, ',', '\r')),
  accept('line ends of all three kinds', () =>
    writeBase()
      .replace('\n', '\r\n')
      .replace(/(guest-2.*)\n/, '$1\r'),
  ),
  accept('empty lines amid the data', () => insertLine(2, '\n  ')),
  accept('empty lines above the header', () => `\n  \n${writeBase()}`),
  accept('lines of delimiters alone, as spreadsheets leave them', () => writeBase() + `${','.repeat(47)}\n`.repeat(3)),
  accept('semicolons', () => writeText(baseCells, ';')),
  accept('tabs', () => writeText(baseCells, '\t')),
  accept('vertical bars', () => writeText(baseCells, '|')),
  accept('a first line sep=; as Excel writes it', () => `sep=;\n${writeText(baseCells, ';')}`),
  reject(
    'sep=; above a header twice',
    () =>
      `sep=;\n${writeText(
        baseCells.map((cells) => [...cells, cells[4] ?? '']),
        ';',
      )}`,
    ['2 E1: header-duplicate', 'columns-numbered'],
  ),
  reject('colons, which is no delimiter', () => writeText(changeCells({}), ':'), ['not-recognised']),
  accept('two delimiters in turn', () => writeLines(([first = '', ...rest]) => [first.replaceAll(',', ';'), ...rest]), {
    tells: [2, 3, 4, 5].map((row) => `${row}: row-width`),
  }),
  accept('a row that is too short', () => writeLines((all) => all.with(2, cut(all[2], 40))), {
    tells: ['3: row-width'],
  }),
  accept('a row that is too long', () => writeLines((all) => all.with(2, `${all[2]},5`)), { tells: ['3: row-width'] }),
  accept('a row of one cell', () => writeLines((all) => all.with(2, '5')), { tells: ['3: row-width'] }),
  accept('empty cells behind the last column', () => writeLines((all) => all.with(2, `${all[2]},, ,`))),
  accept('a comma in a number splits it', () => writeLines((all) => all.with(2, all[2]?.replace(/\d$/, '4,5') ?? '')), {
    tells: ['3: row-width'],
  }),
  reject('a quotation that is never closed', () => writeLines((all) => all.with(2, `"${all[2]}`)), [
    '3 id: quote-unclosed',
  ]),
  reject('a quotation in the header that is never closed', () => `"${writeBase()}`, ['1 1: quote-unclosed']),
  accept('a quotation mark amid a cell', () => writeBase().replace('西门店', '西"门"店'), {
    reads: { '3 segment': '西"门"店' },
    leftOut: ['3: quotes-plain'],
  }),
  accept('a quotation mark amid a cell that is never closed', () => writeBase().replace('西门店', '西门15"店'), {
    reads: { '3 segment': '西门15"店' },
    leftOut: ['3: quotes-plain'],
  }),
  accept(
    'a quotation mark amid a cell before one of two lines',
    () => writeBase({ '4 segment': '西\n门' }).replace('西门店', '15"店'),
    {
      reads: { '3 segment': '15"店', '4 segment': '西\n门' },
      leftOut: ['3: quotes-plain'],
    },
  ),
  accept('a comma between quotation marks amid a cell', () => writeBase().replace('西门店', '西 "门,店"'), {
    tells: ['3: row-width'],
    leftOut: ['3: quotes-plain'],
  }),
  accept(
    'a comma between quotation marks amid a cell of a row that ends with an empty one',
    () => writeLines((all) => all.with(2, all[2]?.replace('西门店', '西 "门,店"').replace(/\d$/, '') ?? '')),
    { tells: ['3: row-width'], leftOut: ['3: quotes-plain'] },
  ),
  reject('text behind a quotation', () => writeBase().replace('西门店', '"西门"店'), ['3 segment: quote-misplaced']),
  reject('a space before a quotation', () => writeBase().replace('西门店', ' "西门店"'), [
    '3 segment: quote-misplaced',
  ]),
  accept('doubled quotation marks', () => writeBase({ '3 segment': '西"门"店' }), {
    reads: { '3 segment': '西"门"店' },
  }),
  accept('a line break within a cell', () => writeBase({ '3 segment': '西\n门' }), {
    reads: { '3 segment': '西\n门' },
  }),
  accept('everything in quotation marks', () => writeBase().replace(/[^,\n]+/g, '"$&"')),
  accept('typographic quotation marks', () => writeBase({ '3 segment': '“西”' }), { reads: { '3 segment': '“西”' } }),
  reject('a line of more than a megabyte', () => insertLine(2, '5,'.repeat(600_000)), ['3: line-too-long']),
  reject('a file that is one line of an eighth of a megabyte', () => 'x'.repeat(2 ** 17), ['not-recognised']),
  reject('a file that is one long line', () => 'x'.repeat(2 ** 21), ['1: line-too-long']),
  reject('a quotation of three megabytes', () => writeBase({ '3 segment': '西门\n'.repeat(450_000) }), [
    '3 segment: quote-unclosed',
  ]),
  accept('a cell of ten thousand letters', () => writeBase({ '3 segment': '西'.repeat(10_000) }), {
    tells: ['3 segment: too-long'],
  }),
  accept('the header once more amid the data', () => insertLine(3, header.join()), {
    leftOut: ['4: rows-header'],
  }),
  accept('the same row twice', () => writeLines((all) => [...all, all[2] ?? '']), { duplicates: 1 }),
  accept('one cell in a row of its own', () => writeRowsAs((cells, row) => (row === 3 ? [...cells, ''] : cells))),
];

import { strToU8, zipSync } from 'fflate';
import { makeWorkbook, type WorkbookParts } from '../workbook/makeWorkbook.ts';
import { accept, type BadFile, reject } from './badFile.ts';
import { writeBase } from './baseFile.ts';
import { sheet } from './workbooks.ts';

const make = (parts: Partial<WorkbookParts> = {}) => makeWorkbook({ sheets: [sheet], ...parts });
/** The workbook with one of its parts replaced. */
const put = (name: string, xml: string) => () => make({ others: { [name]: strToU8(xml) } });
const zip = (parts: Readonly<Record<string, string>>) => () =>
  Buffer.from(zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)]))));
const book = '<workbook xmlns:r="r"><sheets><sheet name="S" r:id="s0"/></sheets></workbook>';
const relate = (target: string) =>
  `<Relationships><Relationship Id="s0" Type="x/worksheet" Target="${target}"/></Relationships>`;
const entity = (declared: string, used: string) =>
  put(
    'xl/worksheets/sheet1.xml',
    `<!DOCTYPE x [${declared}]><worksheet><sheetData><row><c t="inlineStr"><is><t>${used}</t></is></c></row></sheetData></worksheet>`,
  );
const laughs = Array.from({ length: 9 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join('');
/** The workbook with its sheet in it as it is, not packed. */
export const makeStored = () =>
  make({
    others: {
      'xl/worksheets/sheet1.xml': [strToU8(`<worksheet><sheetData>${sheet}</sheetData></worksheet>`), { level: 0 }],
    },
  });
const replaceBytes = (bytes: Buffer, from: string, to: string) =>
  Buffer.from(bytes.toString('latin1').replaceAll(from, to), 'latin1');
const rename = (from: string, to: string) => () => replaceBytes(make({ others: { [from]: strToU8('x') } }), from, to);
const broken = ['workbook-broken'];

/** What is wrong with the zip file that a workbook is, or with the XML in it. */
export const archives: readonly BadFile[] = [
  reject('a workbook cut in half', () => make().subarray(0, 900), broken),
  reject('a workbook cut just before its end', () => make().subarray(0, -10), broken),
  reject('an answer that changed after it was packed', () => replaceBytes(makeStored(), '<v>6</v>', '<v>2</v>'), [
    '6: workbook-broken',
  ]),
  reject('PK and nothing behind', () => Buffer.from('PK\x03\x04'), broken),
  reject('PK and text behind', () => Buffer.from(`PK\x03\x04${writeBase()}`), broken),
  reject('an empty zip file', () => Buffer.from(zipSync({})), ['file-binary']),
  reject(
    'a part that unpacks to a thousand times its size',
    () => make({ others: { 'xl/sharedStrings.xml': new Uint8Array(2 ** 24) } }),
    broken,
  ),
  reject(
    'ten thousand parts and more',
    () => make({ others: Object.fromEntries(Array.from({ length: 10_001 }, (_, i) => [`x/${i}`, new Uint8Array()])) }),
    broken,
  ),
  reject('a part whose name leads out of the folder', rename('aaa/bbb/ccc', '../../../ab'), broken),
  reject('a part whose name begins at the root', rename('aaa/bbb', '/aa/bbb'), broken),
  accept('a part whose name has a backslash', rename('aaa/bbb', 'aaa\\bbb')),
  reject('an entity of its own', entity('<!ENTITY a "6">', '&a;'), broken),
  reject('an entity from another file', entity('<!ENTITY a SYSTEM "file:///etc/passwd">', '&a;'), broken),
  reject('a billion laughs', entity(`<!ENTITY l0 "ha">${laughs}`, '&l9;'), broken),
  accept(
    'a DOCTYPE that nothing uses',
    put('xl/worksheets/sheet1.xml', `<!DOCTYPE x><worksheet><sheetData>${sheet}</sheetData></worksheet>`),
  ),
  reject('a sheet that is no XML', put('xl/worksheets/sheet1.xml', '<worksheet><sheetData><row><c>'), broken),
  reject('a sheet that breaks off', put('xl/worksheets/sheet1.xml', `<worksheet><sheetData>${sheet}<row`), [
    '6: workbook-broken',
  ]),
  reject('a relationship that leads nowhere', put('xl/_rels/workbook.xml.rels', relate('worksheets/none.xml')), broken),
  reject(
    'a relationship that leads out of the file',
    put('xl/_rels/workbook.xml.rels', relate('../../etc/passwd')),
    broken,
  ),
  reject(
    'a relationship that leads to another server',
    put('xl/_rels/workbook.xml.rels', relate('http://example.org/x.xml')),
    broken,
  ),
  reject(
    'a workbook without its relationships',
    zip({
      '_rels/.rels':
        '<Relationships><Relationship Id="r" Type="x/officeDocument" Target="xl/workbook.xml"/></Relationships>',
      'xl/workbook.xml': book,
    }),
    broken,
  ),
  reject(
    'a document of Word named .xlsx',
    zip({
      '_rels/.rels':
        '<Relationships><Relationship Id="r" Type="x/officeDocument" Target="word/document.xml"/></Relationships>',
      'word/document.xml': '<w:document xmlns:w="w"/>',
    }),
    ['file-spreadsheet'],
    'data.xlsx',
  ),
  reject(
    'a binary workbook, .xlsb',
    zip({
      '_rels/.rels':
        '<Relationships><Relationship Id="r" Type="x/officeDocument" Target="xl/workbook.bin"/></Relationships>',
      'xl/workbook.bin': 'x',
    }),
    ['file-spreadsheet'],
    'data.xlsb',
  ),
  reject(
    'a spreadsheet of LibreOffice, .ods',
    zip({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet', 'content.xml': '<office/>' }),
    ['file-spreadsheet'],
    'data.ods',
  ),
  reject(
    'a spreadsheet of Apple, .numbers',
    zip({ 'Index/Document.iwa': 'x', 'Metadata/Properties.plist': 'x' }),
    ['file-spreadsheet'],
    'data.numbers',
  ),
  reject('a zip file with the table in it', zip({ 'data.csv': writeBase() }), ['file-spreadsheet'], 'data.zip'),
];

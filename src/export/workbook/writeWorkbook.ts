import { nameSheets } from './nameSheets.ts';
import type { Sheet } from './sheet.ts';
import { escapeXml, mainNamespace, stylesXml, writeSheet, xmlHead } from './writeSheet.ts';
import { type Part, zipParts } from './zipParts.ts';

const packages = 'http://schemas.openxmlformats.org/package/2006';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const kinds = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/**
 * An .xlsx workbook (ECMA-376) in pieces, row by row: a million responses never stand in memory, which no library kept for this
 * can do. It has no formulas; texts are texts, whatever they begin with.
 */
export function writeWorkbook(sheets: readonly Sheet[]): AsyncGenerator<Uint8Array> {
  const names = nameSheets(sheets.map(({ title }) => title));
  const place = (index: number) => `sheet${index + 1}.xml`;
  const each = (write: (index: number) => string) => sheets.map((_, index) => write(index)).join('');
  const relate = (id: string, kind: string, target: string) =>
    `<Relationship Id="${id}" Type="${relations}/${kind}" Target="${target}"/>`;
  const describe = (part: string, kind: string) =>
    `<Override PartName="/xl/${part}" ContentType="${kinds}.${kind}+xml"/>`;
  const part = (name: string, xml: string): Part => ({ name, pieces: [xmlHead + xml] });
  return zipParts([
    part(
      '[Content_Types].xml',
      `<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>${describe('workbook.xml', 'sheet.main')}${describe('styles.xml', 'styles')}${each((index) => describe(`worksheets/${place(index)}`, 'worksheet'))}</Types>`,
    ),
    part(
      '_rels/.rels',
      `<Relationships xmlns="${packages}/relationships">${relate('rId1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    ),
    part(
      'xl/workbook.xml',
      `<workbook xmlns="${mainNamespace}" xmlns:r="${relations}"><sheets>${each((index) => `<sheet name="${escapeXml(names[index] ?? '')}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`)}</sheets></workbook>`,
    ),
    part(
      'xl/_rels/workbook.xml.rels',
      `<Relationships xmlns="${packages}/relationships">${each((index) => relate(`rId${index + 1}`, 'worksheet', `worksheets/${place(index)}`))}${relate('styles', 'styles', 'styles.xml')}</Relationships>`,
    ),
    { name: 'xl/styles.xml', pieces: [stylesXml] },
    ...sheets.map((sheet, index) => ({ name: `xl/worksheets/${place(index)}`, pieces: writeSheet(sheet) })),
  ]);
}

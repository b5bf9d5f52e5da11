import { strToU8, type Zippable, zipSync } from 'fflate';

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** Parts of a workbook: the XML within `sheetData` of each sheet, and the rest where a test needs it. */
export interface WorkbookParts {
  readonly sheets: readonly string[];
  /** The words of `sheet` elements beside name and id, such as `state="hidden"`. */
  readonly sheetWords?: readonly string[];
  readonly bookWords?: string;
  /** The XML within `sst`. */
  readonly strings?: string;
  /** The XML within `styleSheet`. */
  readonly styles?: string;
  readonly others?: Zippable;
}

/** A workbook as Excel packs it. */
export function makeWorkbook({ sheets, sheetWords = [], bookWords = '', ...parts }: WorkbookParts): Buffer {
  const list = sheets.map(
    (_, index) => `<sheet name="S${index}" sheetId="${index + 1}" r:id="s${index}" ${sheetWords[index] ?? ''}/>`,
  );
  const targets = sheets.map((_, index) => relate(`s${index}`, 'worksheet', `worksheets/sheet${index + 1}.xml`));
  return Buffer.from(
    zipSync({
      '_rels/.rels': xml(related([relate('r', 'officeDocument', 'xl/workbook.xml')])),
      'xl/workbook.xml': xml(
        `<workbook xmlns="${main}" xmlns:r="${relations}">${bookWords}<sheets>${list.join('')}</sheets></workbook>`,
      ),
      'xl/_rels/workbook.xml.rels': xml(
        related([
          ...targets,
          relate('t', 'sharedStrings', '/xl/sharedStrings.xml'),
          relate('y', 'styles', 'styles.xml'),
        ]),
      ),
      'xl/sharedStrings.xml': xml(`<sst xmlns="${main}">${parts.strings ?? ''}</sst>`),
      'xl/styles.xml': xml(`<styleSheet xmlns="${main}">${parts.styles ?? ''}</styleSheet>`),
      ...Object.fromEntries(
        sheets.map((data, index) => [
          `xl/worksheets/sheet${index + 1}.xml`,
          xml(`<worksheet xmlns="${main}"><sheetData>${data}</sheetData></worksheet>`),
        ]),
      ),
      ...parts.others,
    }),
  );
}

/** The XML of rows whose cells are texts or numbers, texts written into the cells. */
export function writeRows(rows: readonly (readonly (string | number)[])[]): string {
  const cell = (value: string | number) =>
    typeof value === 'number'
      ? `<c><v>${value}</v></c>`
      : `<c t="inlineStr"><is><t>${value.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</t></is></c>`;
  return rows.map((cells) => `<row>${cells.map(cell).join('')}</row>`).join('');
}

function xml(content: string): Uint8Array {
  return strToU8(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${content}`);
}

function related(list: readonly string[]): string {
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list.join('')}</Relationships>`;
}

function relate(id: string, kind: string, target: string): string {
  return `<Relationship Id="${id}" Type="${relations}/${kind}" Target="${target}"/>`;
}

import { numberFormats, type Sheet, type SheetCell } from './sheet.ts';

/** The styles of a workbook by their place in `styles.xml`: plain, the header, then the formats of numbers. */
const headerStyle = 1;
const firstFormat = 2;

/** Longer texts no spreadsheet takes. */
const longestText = 32_767;

/** The XML of a sheet, in pieces. */
export async function* writeSheet({ widths = [], blocks }: Sheet): AsyncGenerator<string> {
  yield `${xmlHead}<worksheet xmlns="${mainNamespace}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>${writeWidths(widths)}<sheetData>`;
  const letters: string[] = [];
  let row = 0;
  for await (const block of blocks()) {
    let xml = '';
    for (const cells of block) {
      row++;
      xml += `<row r="${row}">`;
      for (const [column, cell] of cells.entries()) {
        letters[column] ??= nameColumn(column);
        xml += writeCell(cell, `${letters[column]}${row}`, row === 1);
      }
      xml += '</row>';
    }
    yield xml;
  }
  yield '</sheetData></worksheet>';
}

export const xmlHead = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
export const mainNamespace = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

/** The styles that `writeSheet` refers to. */
export const stylesXml = `${xmlHead}<styleSheet xmlns="${mainNamespace}"><numFmts count="1"><numFmt numFmtId="164" formatCode="0.000"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="${firstFormat + numberFormats.length}"><xf xfId="0"/><xf xfId="0" fontId="1" applyFont="1"/>${[2, 164, 10, 3].map((id) => `<xf xfId="0" numFmtId="${id}" applyNumberFormat="1"/>`).join('')}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;

function writeWidths(widths: readonly number[]): string {
  if (widths.length === 0) return '';
  const columns = widths.map(
    (width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
  );
  return `<cols>${columns.join('')}</cols>`;
}

/** A to Z, AA and so on. */
function nameColumn(index: number): string {
  const rest = Math.floor(index / 26);
  return (rest === 0 ? '' : nameColumn(rest - 1)) + String.fromCharCode(65 + (index % 26));
}

function writeCell(cell: SheetCell, at: string, isHeader: boolean): string {
  if (cell === null || cell === '') return '';
  if (typeof cell === 'number') return `<c r="${at}"><v>${cell}</v></c>`;
  if (typeof cell === 'object')
    return `<c r="${at}" s="${firstFormat + numberFormats.indexOf(cell.format)}"><v>${cell.value}</v></c>`;
  const style = isHeader ? ` s="${headerStyle}"` : '';
  return `<c r="${at}"${style} t="inlineStr"><is><t xml:space="preserve">${escapeXml(cell)}</t></is></c>`;
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** A text in XML. What XML cannot hold, control characters and halves of others, is written as spreadsheets do: `_x0007_`. */
export function escapeXml(text: string): string {
  return (
    text
      .slice(0, longestText)
      .replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are the point here
      .replace(/[\u0000-\u0008\u000b-\u001f\ufffe\uffff]|\p{Cs}/gu, (sign) => {
        const code = sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
        return `_x${code}_`;
      })
      .replace(/[&<>"]/g, (sign) => entities[sign] ?? sign)
  );
}

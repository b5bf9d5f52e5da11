/** A text of a workbook: what XML cannot hold stands in it as `_x0007_` (ECMA-376, ST_Xstring). */
export function decodeText(text: string): string {
  return text.replace(/_x([0-9a-f]{4})_/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

/** A sheet of a workbook. Its first row is the header, which stays in sight. */
export interface Sheet {
  /** What it is about; the name on its tab follows from it. */
  readonly title: string;
  /** How many letters wide the first columns are; any others have the usual width. */
  readonly widths?: readonly number[];
  readonly blocks: () => AsyncIterable<readonly SheetRow[]> | Iterable<readonly SheetRow[]>;
}

export type SheetRow = readonly SheetCell[];

/** A text, which is never run as a formula; a number, perhaps in a format; or nothing. */
export type SheetCell = string | number | null | { readonly value: number; readonly format: NumberFormat };

/** How numbers are shown, by the codes of spreadsheets. */
export const numberFormats = ['0.00', '0.000', '0.00%', '#,##0'] as const;
export type NumberFormat = (typeof numberFormats)[number];

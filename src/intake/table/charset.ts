/** The encodings of text that tables come in. GB18030 holds GBK and GB2312, and code page 949 holds EUC-KR. */
export type Charset = 'utf-8' | 'utf-16le' | 'utf-16be' | EastAsian;

/** The encodings of one or two bytes a character that Chinese and Korean spreadsheets still write. */
export const eastAsian = ['gb18030', 'big5', 'cp949'] as const;
export type EastAsian = (typeof eastAsian)[number];

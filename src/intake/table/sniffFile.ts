import { open } from 'node:fs/promises';
import type { ProblemCode } from '../../core/problem.ts';

/** A file of text. UTF-16 shows at its beginning; of `bytes` the encoding has still to be found. */
export interface TextKind {
  readonly text: 'utf-16le' | 'utf-16be' | 'bytes';
  /** Whether it begins with a byte order mark. */
  readonly isMarked: boolean;
}

/** What kind of file it is, by its beginning: text, a workbook, or nothing that we read. */
export type Kind = TextKind | { readonly workbook: true } | { readonly code: ProblemCode };

const beginnings: readonly { readonly bytes: readonly number[]; readonly kind: Kind }[] = [
  { bytes: [0x50, 0x4b, 0x03, 0x04], kind: { workbook: true } },
  { bytes: [0xd0, 0xcf, 0x11, 0xe0], kind: { code: 'file-old-spreadsheet' } },
  { bytes: [0xff, 0xfe], kind: { text: 'utf-16le', isMarked: true } },
  { bytes: [0xfe, 0xff], kind: { text: 'utf-16be', isMarked: true } },
  { bytes: [0xef, 0xbb, 0xbf], kind: { text: 'bytes', isMarked: true } },
  { bytes: [0x1f, 0x8b], kind: { code: 'file-binary' } },
];

/** A password makes Excel put the workbook into a file of the old kind, under this name. */
const encrypted = Buffer.from('EncryptedPackage', 'utf16le');
const largestLocked = 2 ** 27;
const looked = 4096;

/** In UTF-16 every line end, at least, has a zero. */
const fewestZeros = 0.01;
/** What tables are written with: the letters of Europe, Chinese, Japanese and Korean. */
const usual = /[\t\r\n -~\u00a0-\u024f\u2000-\u206f\u3000-\u30ff\u4e00-\u9fff\uac00-\ud7af\uff00-\uffef]/g;
const fewestUsual = 0.9;

/** Null where there is no such file. */
export async function sniffFile(path: string): Promise<Kind | null> {
  const file = await open(path).catch(() => null);
  if (file === null) return null;
  try {
    if (!(await file.stat()).isFile()) return null;
    const { bytesRead, buffer } = await file.read(Buffer.alloc(looked), 0, looked, 0);
    const bytes = buffer.subarray(0, bytesRead);
    const known = beginnings.find((each) => each.bytes.every((byte, index) => bytes[index] === byte));
    const kind = known?.kind ?? sniffText(bytes);
    if ('text' in kind) return findOther(bytes, kind) ?? kind;
    const mayBeLocked =
      'code' in kind && kind.code === 'file-old-spreadsheet' && (await file.stat()).size <= largestLocked;
    return mayBeLocked && (await file.readFile()).includes(encrypted) ? { code: 'file-locked' } : kind;
  } finally {
    await file.close();
  }
}

/** Text that is no table. Programs save tables of web pages as .xls. */
const others: readonly { readonly beginning: RegExp; readonly code: ProblemCode }[] = [
  { beginning: /^\s*<(?:!doctype|html|\?xml|table|meta)/i, code: 'file-web-page' },
  { beginning: /^(?:%PDF-|\{\\rtf)/, code: 'file-binary' },
  // Answers as programs hand them on, in JSON.
  { beginning: /^\s*(?:\[\s*[[{]|\{\s*")/, code: 'file-spreadsheet' },
];

function findOther(bytes: Buffer, { text: charset }: TextKind): Kind | undefined {
  const text = new TextDecoder(charset === 'bytes' ? 'utf-8' : charset).decode(bytes);
  const other = others.find(({ beginning }) => beginning.test(text));
  return other && { code: other.code };
}

/** UTF-16 without its mark shows by its zeros; whatever else has many is no text. */
function sniffText(bytes: Buffer): Kind {
  const zeros = bytes.filter((byte) => byte === 0).length;
  if (zeros <= fewestZeros * bytes.length) return { text: 'bytes', isMarked: false };
  const [little, big] = [measureUsual(bytes, 'utf-16le'), measureUsual(bytes, 'utf-16be')];
  if (Math.max(little, big) < fewestUsual) return { code: 'file-binary' };
  return { text: big > little ? 'utf-16be' : 'utf-16le', isMarked: false };
}

/** The share of usual characters in what bytes come to; 0 where there is no delimiter and no line end, which every table has. */
function measureUsual(bytes: Buffer, charset: 'utf-16le' | 'utf-16be'): number {
  const text = new TextDecoder(charset).decode(bytes);
  return /[,;\t\r\n]/.test(text) ? (text.match(usual)?.length ?? 0) / text.length : 0;
}
